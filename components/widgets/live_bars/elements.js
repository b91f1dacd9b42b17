// Building elements. All text goes in as text: nothing from data is ever read as markup.

const SVG = "http://www.w3.org/2000/svg";

// element("button.quiet", { type: "button", onclick }, "Reset"): attributes, handlers, children.
function element(description, attributes = {}, ...children) {
  const [tag, ...classes] = description.split(".");
  return furnish(document.createElement(tag), classes, attributes, children);
}

function svgElement(description, attributes = {}, ...children) {
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
function setText(node, text) {
  const { firstChild } = node;
  if (!(firstChild instanceof Text) || firstChild.nextSibling) node.textContent = text;
  else if (firstChild.data !== text) firstChild.data = text;
}

function setValue(field, value) {
  if (field.value !== value) field.value = value;
}

function setClass(node, name, on) {
  if (node.classList.contains(name) !== on) node.classList.toggle(name, on);
}

// A token's label: visible white space is dimmed, so that the word stands out; a special token sits
// in a dashed frame, which no text that somebody typed can have.
function tokenLabel(token) {
  const label = element("bdi.token", { title: token.label });
  if (token.special) {
    label.classList.add("special");
    label.title = `${token.label}: a special token, not text`;
  }
  for (const part of token.label.split(/([␣⏎⇥]+)/)) {
    if (/^[␣⏎⇥]/.test(part)) label.append(element("span.space", {}, part));
    else label.append(part);
  }
  return label;
}

// One of a few: radio buttons, so that arrow keys and screen readers know what it is.
let segmentedCount = 0;
function segmented(legend, options, chosen, onChoose) {
  const name = `live-bars-choice-${++segmentedCount}`;
  const choices = Object.entries(options).map(([value, text]) =>
    element(
      "label",
      {},
      element("input", {
        type: "radio", name, value, checked: value === chosen, onchange: () => onChoose(value),
      }),
      element("span", {}, text),
    ),
  );
  return element("fieldset.segmented", {}, element("legend.unseen", {}, legend), ...choices);
}

// Runs `action` once things have been quiet for a while; `flush` runs it at once if it waits.
function debounced(milliseconds, action) {
  let timer = 0;
  const run = () => {
    timer = 0;
    action();
  };
  return {
    call() {
      clearTimeout(timer);
      timer = setTimeout(run, milliseconds);
    },
    flush() {
      if (timer === 0) return;
      clearTimeout(timer);
      run();
    },
    cancel() {
      clearTimeout(timer);
      timer = 0;
    },
    waiting: () => timer !== 0,
  };
}
