// A field for a number: typed, with a comma or a point, or stepped with the arrow keys.

import { element, setValue } from "./elements.js";
import { countText } from "./numbers.js";
import { readDecimal, readWhole } from "./typed_number.js";

const STEPS = { ArrowUp: 1, ArrowDown: -1, PageUp: 10, PageDown: -10 };

// `most()` is the highest value; the lowest is 0. `onNumber` gets every number as it is typed, within
// these; `onDone` is called when it is settled; `tell` gets a sentence about what cannot be, or none.
export function createNumberInput(
  attributes,
  { whole = false, step, most, onNumber, onDone, tell },
) {
  const read = whole ? readWhole : readDecimal;
  let typing = false;
  const input = element("input.number", {
    type: "text",
    role: "spinbutton",
    inputmode: whole ? "numeric" : "decimal",
    autocomplete: "off",
    "aria-valuemin": 0,
    ...attributes,
    oninput: () => {
      typing = true;
      const wrong = isNonsense();
      if (wrong) input.setAttribute("aria-invalid", "true");
      else input.removeAttribute("aria-invalid");
      tell(wrong ? (whole ? "A whole number, such as 40." : "A number, such as 0.7 or 0,7.") : "");
      take(read(input.value));
    },
    onchange: () => {
      const value = read(input.value);
      if (isNonsense()) tell(`“${input.value}” is not a number. The value stays as it was.`);
      else if (value < 0 || value > most()) tell(`From 0 to ${countText(most())}.`);
      settle();
    },
    onblur: () => {
      typing = false; // also where the same was typed again, which is no change
    },
    onkeydown: (event) => {
      const now = read(input.value);
      if (!(event.key in STEPS) || Number.isNaN(now)) return;
      if (event.altKey || event.ctrlKey || event.metaKey) return;
      event.preventDefault();
      take(Number((now + STEPS[event.key] * step).toFixed(6)));
      settle();
    },
  });

  function isNonsense() {
    return input.value.trim() !== "" && Number.isNaN(read(input.value));
  }

  function take(value) {
    if (!Number.isNaN(value)) onNumber(Math.min(Math.max(0, value), most()));
  }

  function settle() {
    typing = false;
    input.removeAttribute("aria-invalid");
    onDone();
  }

  return {
    element: input,
    // What is being typed is not rewritten under the fingers.
    show(text) {
      if (!typing) setValue(input, text);
      input.setAttribute("aria-valuenow", text);
      input.setAttribute("aria-valuemax", most());
    },
  };
}
