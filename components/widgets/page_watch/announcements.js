// What has happened, for a screen reader: a live region of the page, which no run of it replaces.

import { element } from "../web/elements.js";

const PAUSE = 100; // milliseconds in which the region is empty: the same words twice are said twice

export class Announcements {
  constructor() {
    this.region = element("div.announced", {
      role: "status",
      "aria-live": "polite",
      translate: "no", // it quotes tokens
    });
    // Not in a style sheet: the region stands outside of everything that Streamlit styles.
    this.region.style.cssText =
      "position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%);";
    document.body.append(this.region);
    this.number = 0;
    this.later = 0;
  }

  say(text, number) {
    if (number === this.number) return;
    this.number = number;
    this.region.textContent = "";
    clearTimeout(this.later);
    this.later = setTimeout(() => {
      this.region.textContent = text;
    }, PAUSE);
  }

  close() {
    clearTimeout(this.later);
    this.region.remove();
  }
}
