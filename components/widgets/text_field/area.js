// The box to type in: it grows with its text up to a height, then scrolls. Enter breaks the line.

import { element, setClass } from "../web/elements.js";

// Above so many characters the height is not measured: the text is higher than the box can be.
const MEASURED = 10_000;
let count = 0;

// `onType` is told of every change by hand, `onDone` when the person is done for now: has left the
// box, or pressed Ctrl+Enter. A character that an input method is still composing is no change yet.
export function createArea({ onType, onDone }) {
  count += 1;
  let composing = false;
  const box = element("textarea", {
    id: `area-${count}`,
    rows: 1,
    spellcheck: "false",
    autocomplete: "off",
    autocapitalize: "off",
    autocorrect: "off",
    "aria-describedby": "note",
    oninput: () => {
      grow();
      if (!composing) onType();
    },
    onblur: onDone,
    onkeydown: (event) => {
      if (event.key === "Enter" && (event.ctrlKey || event.metaKey)) onDone();
    },
  });
  box.addEventListener("compositionstart", () => {
    composing = true;
  });
  box.addEventListener("compositionend", () => {
    composing = false;
    onType();
  });
  const frame = element("div.frame", {}, box);
  let width = 0;
  const watcher = new ResizeObserver(() => {
    if (box.clientWidth === width) return;
    width = box.clientWidth;
    grow();
  });
  watcher.observe(frame);

  // The frame keeps its height meanwhile, so that the page does not jump.
  function grow() {
    if (box.value.length > MEASURED) {
      box.style.height = "100vh"; // as high as the style allows
      return;
    }
    frame.style.height = `${frame.clientHeight}px`;
    box.style.height = "auto";
    box.style.height = `${box.scrollHeight}px`;
    frame.style.height = "";
  }

  // A text that goes on from the one before, or is its beginning, is shown at its end: that is where
  // something was appended or taken back.
  function show(text) {
    const before = box.value;
    if (before === text) return;
    box.value = text;
    grow();
    const followed =
      before !== "" && (box.value.startsWith(before) || before.startsWith(box.value));
    box.scrollTop = followed ? box.scrollHeight : 0;
  }

  return {
    element: frame,
    id: box.id,
    show,
    composing: () => composing,
    get text() {
      return box.value;
    },
    describe({ rows, most, placeholder }) {
      frame.style.setProperty("--rows", rows);
      frame.style.setProperty("--most", most);
      box.placeholder = placeholder;
      grow();
    },
    mark(wrong) {
      setClass(frame, "wrong", wrong);
      if (wrong) box.setAttribute("aria-invalid", "true");
      else box.removeAttribute("aria-invalid");
    },
    // Take so many characters off the end. A finger does not get a keyboard for that.
    cut(characters) {
      const { length } = box.value;
      box.setRangeText("", length - characters, length, "end");
      grow();
      if (!matchMedia("(pointer: coarse)").matches) box.focus();
    },
    close: () => watcher.disconnect(),
  };
}
