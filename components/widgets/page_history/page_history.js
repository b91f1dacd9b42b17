// Streamlit adds an entry to the browser's history whenever the query string changes: at every pause
// in typing, at every step of a slider. Here an address with the same path takes the place of the one
// before, so that "back" leaves the page.

import { mounted } from "../web/mount.js";

const show = mounted(() => {
  let told = false;
  replaceOnTheSamePage();
  return {
    update({ data: [{ due }], setTriggerValue }) {
      if (due && !told) setTriggerValue("ready", true);
      told = due;
    },
    close() {},
  };
});

function replaceOnTheSamePage() {
  const { history, location } = window;
  const push = history.pushState;
  if (push.replaces) return;
  history.pushState = (state, unused, address) => {
    const next = new URL(address ?? "", location.href);
    const same = next.origin === location.origin && next.pathname === location.pathname;
    const write = same ? history.replaceState : push;
    write.call(history, state, unused, address);
  };
  history.pushState.replaces = true;
}

export default function pageHistory(component) {
  return show(component);
}
