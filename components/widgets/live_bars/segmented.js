// One of a few: radio buttons, so that arrow keys and screen readers know what it is.

import { element } from "../web/elements.js";

let segmentedCount = 0;
export function segmented(legend, options, chosen, onChoose) {
  const name = `live-bars-choice-${++segmentedCount}`;
  const choices = Object.entries(options).map(([value, text]) =>
    element(
      "label",
      {},
      element("input", {
        type: "radio",
        name,
        value,
        checked: value === chosen,
        onchange: () => onChoose(value),
      }),
      element("span", {}, text),
    ),
  );
  return element("fieldset.segmented", {}, element("legend.unseen", {}, legend), ...choices);
}
