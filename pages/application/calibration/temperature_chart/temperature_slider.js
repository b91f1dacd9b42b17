// The slider for the temperature, with its scale: each doubling has the same room on it.

import { element } from "../../../../components/widgets/web/elements.js";
import { realText } from "../../../../components/widgets/web/numbers.js";
import { keySteps } from "../../../../components/widgets/web/slider_keys.js";

const MARKS = [0.1, 0.2, 0.5, 1, 2, 5, 10];
const LOWEST = Math.log10(MARKS[0]);
const HIGHEST = Math.log10(MARKS.at(-1));

export class TemperatureSlider {
  // `onInput` is told the temperature at every movement, `onDone` that it has settled.
  constructor(onInput, onDone) {
    this.slider = element("input.slider", {
      type: "range",
      min: LOWEST,
      max: HIGHEST,
      step: 0.01,
      id: "temperature",
      onkeydown: keySteps({ small: 0.05, large: 0.25 }),
      oninput: () => onInput(temperatureAt(Number(this.slider.value))),
      onchange: onDone,
    });
    this.value = element("output.value", { for: "temperature" });
    const marks = MARKS.map((mark) => {
      const written = element("span", {}, String(mark));
      written.style.setProperty("--at", shareOf(mark));
      return written;
    });
    this.element = element(
      "div.settings",
      {},
      element("label.name", { for: "temperature" }, "Temperature"),
      element(
        "div.track",
        {},
        this.slider,
        element("div.scale", { "aria-hidden": "true" }, ...marks),
      ),
      this.value,
    );
  }

  draw(temperature) {
    const written = realText(temperature);
    this.slider.value = Math.log10(temperature);
    this.slider.style.setProperty("--share", shareOf(temperature));
    this.slider.setAttribute("aria-valuetext", written);
    this.value.textContent = `T = ${written}`;
  }
}

// Three significant digits: as many as a link says.
function temperatureAt(position) {
  return Number((10 ** position).toPrecision(3));
}

function shareOf(temperature) {
  return (Math.log10(temperature) - LOWEST) / (HIGHEST - LOWEST);
}
