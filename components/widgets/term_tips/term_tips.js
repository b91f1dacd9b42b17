// The component as Streamlit calls it: one for the page. It looks at nothing until a term is pointed
// at, and so costs nothing while the page changes.

import { mounted } from "../web/mount.js";
import { Attention } from "./attention.js";

const show = mounted((parentElement) => new Attention(parentElement));

export default function termTips(component) {
  return show(component);
}
