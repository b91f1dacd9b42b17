// The component as Streamlit calls it: one for the page, with nothing to show.

import { mounted } from "../web/mount.js";
import { createKeeper } from "./keeper.js";

const show = mounted(() => createKeeper());

export default function keptInBrowser(component) {
  return show(component);
}
