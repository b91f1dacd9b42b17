// A control token that a model reads at an end of the text and nobody typed: to see, not to choose.

import { element } from "../web/elements.js";

export function boundary(label, words, selectable) {
  return element(
    "span.boundary",
    // a list box may hold nothing but options
    { role: selectable ? "presentation" : "listitem", title: words },
    element("bdi.text", {}, label),
  );
}
