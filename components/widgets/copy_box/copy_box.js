// A text and a button that copies it. Streamlit calls the default export for each mount.

import { element, setText, setValue } from "../web/elements.js";
import { mounted } from "../web/mount.js";

const SAID = 2000; // milliseconds that "Copied" stands on the button
const MOST = 8; // lines, then it scrolls

function createBox(parent) {
  let timer = 0;
  const text = element("textarea", { readonly: true, rows: 1, spellcheck: "false" });
  const button = element("button", { type: "button", onclick: copy }, "Copy");
  const spoken = element("span.unseen", { role: "status" });
  const root = element("div.box", {}, text, button, spoken);
  const watcher = new ResizeObserver(fit);
  watcher.observe(root);
  parent.append(root);

  function update({ data: [data] }) {
    setValue(text, data.text);
    text.setAttribute("aria-label", data.label);
    button.setAttribute("aria-label", `Copy: ${data.label}`);
    fit();
  }

  function fit() {
    text.style.height = "auto";
    const line = Number.parseFloat(getComputedStyle(text).lineHeight);
    text.style.height = `${Math.min(text.scrollHeight, MOST * line + 20)}px`;
  }

  async function copy() {
    const done = await copied();
    setText(button, done ? "Copied" : "Press Ctrl+C");
    setText(spoken, done ? "Copied" : "Press Ctrl+C to copy");
    clearTimeout(timer);
    timer = setTimeout(() => {
      setText(button, "Copy");
      setText(spoken, "");
    }, SAID);
  }

  // Browsers give the clipboard to pages of a secure address only. In a classroom the address is
  // often http and a number, where the older way still works.
  async function copied() {
    text.select();
    try {
      await navigator.clipboard.writeText(text.value);
      return true;
    } catch {
      return document.execCommand("copy");
    }
  }

  function close() {
    clearTimeout(timer);
    watcher.disconnect();
    root.remove();
  }

  return { update, close };
}

const show = mounted(createBox);

export default function copyBox(component) {
  return show(component);
}
