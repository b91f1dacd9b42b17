// What of the numbers is shown: which view, on which axis, in which order.

import { element } from "../web/elements.js";
import { AXES, LOGIT_AXES, VIEWS } from "./scales.js";
import { segmented } from "./segmented.js";

export function createViews(onChange) {
  const shown = { view: "probability", axis: "fit", ordered_by: 0 };
  const viewChoice = segmented("Show", VIEWS, shown.view, (view) => change({ view }));
  const axisChoice = segmented("Axis", AXES, shown.axis, (axis) => change({ axis }));
  const logitAxis = segmented("Axis", LOGIT_AXES, shown.axis, (axis) => change({ axis }));
  const order = element("div.order");
  const views = element("div.views", {}, viewChoice, axisChoice, logitAxis);

  function change(part) {
    adopt(part);
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
    check(axisChoice, shown.axis);
    check(logitAxis, shown.axis === "whole" ? "whole" : "fit");
    axisChoice.hidden = shown.view !== "probability";
    logitAxis.hidden = !axisChoice.hidden;
    check(order, String(shown.ordered_by));
  }

  adopt(shown);
  return { shown, elements: [views, order], offerOrder, adopt };
}

function check(choice, value) {
  for (const input of choice.querySelectorAll("input")) input.checked = input.value === value;
}
