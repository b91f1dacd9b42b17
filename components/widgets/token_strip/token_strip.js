// The component as Streamlit calls it: one strip for each mount.

import { mounted } from "../web/mount.js";
import { Strip } from "./strip.js";

const show = mounted((parentElement) => new Strip(parentElement));

export default function tokenStrip(component) {
  return show(component);
}
