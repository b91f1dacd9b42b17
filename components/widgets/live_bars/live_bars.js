// The component as Streamlit calls it: one chart for each mount.

import { mounted } from "../web/mount.js";
import { createChart } from "./chart.js";

const show = mounted(createChart);

export default function liveBars(component) {
  return show(component);
}
