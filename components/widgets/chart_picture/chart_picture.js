// The component as Streamlit calls it, once for each chart.

import { download } from "../web/download.js";
import { element } from "../web/elements.js";
import { mounted } from "../web/mount.js";
import { pictureOf } from "./picture_of.js";

class Button {
  constructor(parent) {
    this.button = element(
      "button",
      { type: "button", "aria-label": "Save the chart as PNG", onclick: () => this.save() },
      "PNG",
    );
    this.box = element("div.chart-picture", {}, this.button);
    parent.append(this.box);
  }

  update({ data }) {
    [this.asked] = data;
  }

  async save() {
    const { container, name } = this.asked;
    const plot = document.querySelector(`.st-key-${CSS.escape(container)} .js-plotly-plot`);
    if (plot) download(`logitscope-${name}.png`, await pictureOf(plot));
  }

  close() {
    this.box.remove();
  }
}

const show = mounted((parent) => new Button(parent));

export default function chartPicture(component) {
  return show(component);
}
