// The replay: a slider for the size of the vocabulary, play, step and back, and the words as the
// merges so far cut them. Python hears of a size once it stays.

import { debounced } from "../../../../components/widgets/web/debounced.js";
import { element } from "../../../../components/widgets/web/elements.js";
import { countText } from "../../../../components/widgets/web/numbers.js";
import { BYTES, ranksOf, splitWords } from "./merging.js";
import { SizeSlider } from "./size_slider.js";
import { tokenBoxes } from "./token_boxes.js";

const STEP_MS = 450;
const CALM_STEP_MS = 1500; // for people who asked for less motion
const REPORT_MS = 250; // arrow keys held down report where they end

export class Replay {
  count = 0; // merges so far
  known = ""; // what was learned, to notice when it is something else
  playing = undefined;
  reporting = debounced(REPORT_MS, () => this.send(BYTES + this.count));

  constructor(parent) {
    this.slider = new SizeSlider((count) => this.press(count));
    this.back = button("Back", () => this.press(this.now.last));
    this.play = button("Play", () => this.toggle());
    this.step = button("Step", () => this.press(this.now.next + 1));
    this.start = button("From the start", () => this.press(0));
    this.said = element("p.said", { role: "status" });
    this.line = element("div.line", { dir: "ltr", role: "list" });
    this.facts = element("p.facts");
    this.root = element(
      "div.replay",
      {},
      this.slider.element,
      element(
        "div.controls",
        {},
        element("div.buttons", {}, this.back, this.play, this.step, this.start),
        this.said,
      ),
      element("div.strip", {}, this.line),
      this.facts,
    );
    parent.append(this.root);
  }

  close() {
    this.stop();
    this.reporting.cancel();
    this.root.remove();
  }

  update({ data: [data], setTriggerValue }) {
    this.send = (size) => setTriggerValue("size", size);
    const learned = JSON.stringify([data.text_bytes, data.left.length, data.times]);
    const words = JSON.stringify(data.words);
    if (learned === this.known && words === this.shown) return;
    if (learned !== this.known) {
      this.stop();
      this.count = Math.max(0, data.size - BYTES);
      this.ranks = ranksOf(data.left, data.right);
      this.totals = [data.text_bytes]; // tokens of the whole text after so many merges
      for (const times of data.times) this.totals.push(this.totals.at(-1) - times);
    }
    this.known = learned;
    this.shown = words;
    this.data = data;
    this.line.setAttribute("aria-label", data.label);
    this.slider.setLargest(data.left.length);
    this.draw();
  }

  go(count) {
    this.count = Math.min(Math.max(count, 0), this.data.left.length);
    this.draw();
    if (this.playing === undefined) this.reporting.call();
  }

  press(count) {
    this.stop();
    this.go(count);
  }

  toggle() {
    if (this.playing !== undefined) {
      this.stop();
      this.reporting.call();
      return;
    }
    if (this.now.next === Infinity) this.go(0);
    this.said.ariaLive = "off"; // nobody can listen that fast
    this.play.textContent = "Pause";
    const calm = matchMedia("(prefers-reduced-motion: reduce)").matches;
    this.playing = setInterval(() => this.playOn(), calm ? CALM_STEP_MS : STEP_MS);
  }

  playOn() {
    this.go(this.now.next + 1);
    if (this.now.next < Infinity) return;
    this.stop();
    this.reporting.call();
  }

  stop() {
    clearInterval(this.playing);
    this.playing = undefined;
    this.play.textContent = "Play";
    this.said.ariaLive = "polite";
  }

  draw() {
    this.now = splitWords(this.data.words, this.ranks, this.count);
    this.slider.draw(this.count);
    this.back.disabled = this.now.last < 0;
    this.step.disabled = this.now.next === Infinity;
    this.start.disabled = this.count === 0;
    this.said.replaceChildren(...this.lastMerge());
    const newest = this.count > 0 ? BYTES + this.count - 1 : null;
    this.line.replaceChildren(...tokenBoxes(this.now.words, this.data.labels, newest));
    const here = this.now.words.reduce((sum, word) => sum + word.length, 0);
    const all = this.totals[this.count];
    this.facts.textContent =
      `Here: ${countText(here)} tokens for ${countText(this.data.words.flat().length)} bytes. ` +
      `The whole text it learned from: ${countText(all)} tokens, ` +
      `${(this.data.text_bytes / all).toFixed(2)} bytes each.`;
  }

  // The merge that was learned last, in words.
  lastMerge() {
    const merge = this.count - 1;
    if (merge < 0) return ["No merge yet: every byte is a token."];
    const { labels, left, right, times } = this.data;
    return [
      `Merge ${countText(merge + 1)}: `,
      token(labels[left[merge]]),
      " + ",
      token(labels[right[merge]]),
      " → ",
      token(labels[BYTES + merge]),
      `, made ${countText(times[merge])} ${times[merge] === 1 ? "time" : "times"} in the whole text`,
    ];
  }
}

function token(label) {
  return element("bdi.bit", { dir: "auto" }, label);
}

function button(text, onclick) {
  return element("button.button", { type: "button", onclick }, text);
}
