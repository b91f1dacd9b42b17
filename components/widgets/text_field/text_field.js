// The component as Streamlit calls it: one field for each mount.

import { mounted } from "../web/mount.js";
import { createField } from "./field.js";

const show = mounted(createField);

export default function textField(component) {
  return show(component);
}
