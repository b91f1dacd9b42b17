// One field: what is typed, when Python is told, and when a text from Python is taken over.
//
// Python sends a text once an epoch; what it was told it does not send back. So an answer, however
// late, never touches what was typed meanwhile.

import { debounced } from "../web/debounced.js";
import { element } from "../web/elements.js";
import { createArea } from "./area.js";
import { createNote, endingSpaces, tooLong } from "./note.js";

const PAUSE = 300; // milliseconds

// By the id of a field: for when Streamlit mounts it anew within an epoch.
const remembered = new Map();

export function createField(parent) {
  let component = null; // the newest callbacks of Streamlit
  let data = null;
  let told = null; // the text that Python has, as far as known here
  let turn = 0; // of the last report
  const pause = debounced(PAUSE, report);
  const area = createArea({
    onType: () => {
      note.withdraw(area.text);
      pause.call();
    },
    onDone: pause.flush,
  });
  const note = createNote(removeSpaces);
  const label = element("label", { for: area.id });
  const root = element(
    "div.field",
    {},
    element("div.heading", {}, label, note.element),
    area.element,
  );
  // A click elsewhere acts on what is typed, also where it does not take the focus.
  const outside = (event) => {
    if (!event.composedPath().includes(area.element)) pause.flush();
  };
  window.addEventListener("pointerdown", outside, { capture: true });
  parent.append(root);

  function update(next) {
    component = next;
    if (next.data[0] === data) return; // the theme changed: CSS follows by itself
    const before = data;
    [data] = next.data;
    label.textContent = data.label;
    area.describe(data);
    if (!before) begin(remembered.get(data.id));
    else if (before.session !== data.session) insist();
    else if (before.epoch !== data.epoch) adopt();
    else if (before.hint !== data.hint) say();
  }

  function begin(known) {
    const here = known?.session === data.session;
    turn = here ? known.turn : 0;
    show(here && known.epoch === data.epoch ? known.text : data.text);
  }

  // The server lost this session and began another one from the link. What was typed since that
  // link was written holds. It knows of no report yet: one to the session before would keep out what
  // comes from this one.
  function insist() {
    turn = 0;
    const news = told !== data.begun;
    told = news ? null : data.begun;
    if (pause.waiting() || area.composing()) return;
    if (news) report();
    else show(data.text);
  }

  // A text from elsewhere holds unless something was typed after what Python knew when it sent it:
  // that is being reported, and will hold then.
  function adopt() {
    if (pause.waiting() || area.composing()) told = null;
    else if (turn <= data.seen) show(data.text);
  }

  function show(text) {
    told = text;
    area.show(text);
    remember();
    say();
  }

  function report() {
    if (area.composing()) return; // its end is told as typing
    const { text } = area;
    say();
    if (text === told || tooLong(text, data.limit)) return;
    told = text;
    turn = Math.max(turn + 1, Date.now());
    remember();
    component.setStateValue("report", { text, turn, session: data.session });
  }

  function say() {
    note.say(area.text, data);
    area.mark(tooLong(area.text, data.limit));
  }

  function remember() {
    remembered.set(data.id, { session: data.session, epoch: data.epoch, text: told, turn });
  }

  function removeSpaces() {
    area.cut(endingSpaces(area.text));
    pause.cancel();
    report();
  }

  function close() {
    pause.flush();
    window.removeEventListener("pointerdown", outside, { capture: true });
    area.close();
    root.remove();
  }

  return { update, close };
}
