// What is said about a text, beside the field's name: that it is too long to be read, or that it ends
// in a space, which nobody sees. It stands where there is room already, so that nothing moves.

import { element, setText } from "../web/elements.js";
import { countText } from "../web/numbers.js";

const TOKENS = ["", ": a token of its own", ": tokens of their own"];
const bytes = new TextEncoder();

export function endingSpaces(text) {
  return text.length - text.replace(/ +$/, "").length;
}

export function tooLong(text, limit) {
  // A character takes one to three bytes for each of its UTF-16 units.
  if (3 * text.length <= limit) return false;
  return text.length > limit || bytes.encode(text).length > limit;
}

export function createNote(onRemove) {
  const words = element("span");
  const why = element("span.why"); // there is no room for it everywhere
  const remove = element(
    "button.link",
    { type: "button", hidden: true, onclick: onRemove },
    "Remove it",
  );
  const said = element("span", { id: "note", role: "status" }, words, why);
  const whole = element("div.note", {}, said, remove);

  function say(text, { hint, limit }) {
    const long = tooLong(text, limit);
    const spaces = hint ? endingSpaces(text) : 0;
    const ends = !long && spaces > 0;
    setText(words, long ? tellLength(text, limit) : ends ? tellSpaces(spaces) : "");
    setText(why, ends ? TOKENS[Math.min(spaces, 2)] : "");
    setText(remove, spaces > 1 ? "Remove them" : "Remove it");
    remove.hidden = !ends;
    whole.classList.toggle("wrong", long);
  }

  return {
    element: whole,
    say,
    // While somebody types, nothing is said anew; what no longer holds goes at once.
    withdraw(text) {
      if (endingSpaces(text) === 0 && !remove.hidden) say(text, { hint: false, limit: Infinity });
    },
  };
}

function tellSpaces(count) {
  return count === 1 ? "Ends with a space" : `Ends with ${countText(count)} spaces`;
}

function tellLength(text, limit) {
  const size = countText(bytes.encode(text).length);
  return `Too long: ${size} bytes of at most ${countText(limit)}. Shorten it to go on.`;
}
