// Building elements. All text goes in as text: nothing from data is ever read as markup, and what
// stands in a `bdi`, a token or a text, is never translated by a browser: it would be another one.

const SVG = "http://www.w3.org/2000/svg";

// element("button.quiet", { type: "button", onclick }, "Reset"): attributes, handlers, children.
export function element(description, attributes = {}, ...children) {
  const [tag, ...classes] = description.split(".");
  const own = tag === "bdi" ? { translate: "no", ...attributes } : attributes;
  return furnish(document.createElement(tag), classes, own, children);
}

export function svgElement(description, attributes = {}, ...children) {
  const [tag, ...classes] = description.split(".");
  return furnish(document.createElementNS(SVG, tag), classes, attributes, children);
}

function furnish(node, classes, attributes, children) {
  if (classes.length > 0) node.setAttribute("class", classes.join(" "));
  for (const [name, value] of Object.entries(attributes)) {
    if (typeof value === "function") node[name] = value;
    else if (value !== false && value != null) node.setAttribute(name, value === true ? "" : value);
  }
  node.append(...children);
  return node;
}

// Writing only what differs, into the text node that is there, keeps a repaint cheap.
export function setText(node, text) {
  const { firstChild } = node;
  if (!(firstChild instanceof Text) || firstChild.nextSibling) node.textContent = text;
  else if (firstChild.data !== text) firstChild.data = text;
}

export function setValue(field, value) {
  if (field.value !== value) field.value = value;
}

export function setClass(node, name, on) {
  if (node.classList.contains(name) !== on) node.classList.toggle(name, on);
}
