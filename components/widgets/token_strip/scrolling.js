// Bringing a box into view inside a frame that scrolls, without moving the page.

// The nearest container around a node that scrolls, short of the page's own; null without one.
export function frameAround(node) {
  for (let box = node; box; box = box.parentElement ?? box.getRootNode().host) {
    if (box.dataset?.testid === "stMain") return null;
    const scrolls = /auto|scroll/.test(getComputedStyle(box).overflowY);
    if (scrolls && box.scrollHeight > box.clientHeight) return box;
  }
  return null;
}

export function bringIntoView(box, frame) {
  const inner = box.getBoundingClientRect();
  const outer = frame.getBoundingClientRect();
  if (inner.top >= outer.top && inner.bottom <= outer.bottom) return;
  frame.scrollTop += (inner.top + inner.bottom) / 2 - (outer.top + outer.bottom) / 2;
}
