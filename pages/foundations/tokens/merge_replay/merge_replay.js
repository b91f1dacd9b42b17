// The component as Streamlit calls it: one replay for each mount.

import { mounted } from "../../../../components/widgets/web/mount.js";
import { Replay } from "./replay.js";

const show = mounted((parentElement) => new Replay(parentElement));

export default function mergeReplay(component) {
  return show(component);
}
