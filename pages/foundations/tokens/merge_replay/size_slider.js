// The slider for the size of the vocabulary, with its scale. Each doubling has the same room on it:
// early merges matter most.

import { element } from "../../../../components/widgets/web/elements.js";
import { countText } from "../../../../components/widgets/web/numbers.js";
import { isLarge, wayOf } from "../../../../components/widgets/web/slider_keys.js";
import { BYTES } from "./merging.js";

const END = 1000; // of the slider's own numbers

export class SizeSlider {
  largest = 0; // merges at the slider's end
  count = 0; // merges where it stands

  // `onInput` is told the number of merges at every movement.
  constructor(onInput) {
    this.slider = element("input.slider", {
      type: "range",
      min: 0,
      max: END,
      step: 1,
      id: "size",
      onkeydown: (event) => this.press(event, onInput),
      oninput: () => onInput(this.countAt(Number(this.slider.value))),
    });
    this.size = element("output.size", { for: "size" });
    this.scale = element("div.scale", { "aria-hidden": "true" });
    this.element = element(
      "div.settings",
      {},
      element("label.name", { for: "size" }, "Vocabulary"),
      element("div.track", {}, this.slider, this.scale),
      this.size,
    );
  }

  setLargest(count) {
    this.largest = count;
    const last = BYTES + count;
    const sizes = [BYTES];
    while (sizes.at(-1) * 2 <= last) sizes.push(sizes.at(-1) * 2);
    const free = END - this.positionOf(sizes.at(-1) - BYTES);
    if (count > 0 && free > END / 6) sizes.push(last);
    const marks = sizes.map((size) => {
      const mark = element("span", {}, countText(size));
      mark.style.setProperty("--at", this.positionOf(size - BYTES) / END);
      return mark;
    });
    this.scale.replaceChildren(...marks);
  }

  draw(count) {
    this.count = count;
    const size = `${countText(BYTES + count)} tokens`;
    const position = this.positionOf(count);
    this.slider.value = position;
    this.slider.style.setProperty("--share", position / END);
    this.slider.setAttribute("aria-valuetext", size);
    this.size.textContent = size;
  }

  // A key goes one merge on or back, with Shift or a page key twenty: between two positions of the
  // slider there may be no other number of merges.
  press(event, onInput) {
    const way = wayOf(event);
    if (!way) return;
    event.preventDefault();
    const step = isLarge(event) ? 20 : 1;
    onInput(Math.min(this.largest, Math.max(0, this.count + way * step)));
  }

  countAt(position) {
    return Math.round(BYTES * ((BYTES + this.largest) / BYTES) ** (position / END)) - BYTES;
  }

  positionOf(count) {
    const whole = Math.log((BYTES + this.largest) / BYTES);
    return whole ? (END * Math.log((BYTES + count) / BYTES)) / whole : 0;
  }
}
