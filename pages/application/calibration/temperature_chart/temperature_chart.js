// The component as Streamlit calls it: one chart for each mount.

import { mounted } from "../../../../components/widgets/web/mount.js";
import { Chart } from "./chart.js";

const show = mounted((parentElement) => new Chart(parentElement));

export default function temperatureChart(component) {
  return show(component);
}
