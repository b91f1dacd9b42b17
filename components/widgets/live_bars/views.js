// What of the numbers is shown: which view, on which axis, in which order.

import { element } from "../web/elements.js";
import { VIEWS } from "./scales.js";
import { segmented } from "./segmented.js";

export function createViews(onChange) {
  const shown = { view: "probability", zoom: false, ordered_by: 0 };
  const viewChoice = segmented("Show", VIEWS, shown.view, (view) => change({ view }));
  const zoomBox = element("input", {
    type: "checkbox",
    onchange: () => change({ zoom: zoomBox.checked }),
  });
  const order = element("div.order");
  const views = element(
    "div.views",
    {},
    viewChoice,
    element("label.zoom", { title: "Fit the axis to the bars shown" }, zoomBox, "Fit axis"),
  );

  function change(part) {
    Object.assign(shown, part);
    onChange();
  }

  // Two distributions over the same tokens: the order is that of one of them.
  function offerOrder(names) {
    order.append(
      element("span.order-label", { "aria-hidden": "true" }, "Order by"),
      segmented("Order by", names, "0", (value) => change({ ordered_by: Number(value) })),
    );
  }

  function adopt(next) {
    Object.assign(shown, next);
    check(viewChoice, shown.view);
    zoomBox.checked = shown.zoom;
    check(order, String(shown.ordered_by));
  }

  return { shown, elements: [views, order], offerOrder, adopt };
}

function check(choice, value) {
  for (const input of choice.querySelectorAll("input")) input.checked = input.value === value;
}
