// Which marked term somebody attends to: under the pointer, with the keyboard's focus, or tapped.
// All events are caught at the document: terms come and go with every run of the page.

import { Sentence } from "./sentence.js";

const TERM = 'a[href^="glossary?find="]';
const GRACE = 200; // milliseconds on the way from the term to its sentence

const termAt = (event) => (event.target instanceof Element ? event.target.closest(TERM) : null);

export class Attention {
  constructor(host) {
    this.sentence = new Sentence(host);
    this.touch = false; // whether it was a finger that came last
    this.leaving = 0;
    this.over = new AbortController();
    for (const kind of ["pointerdown", "pointerover", "focusin", "focusout", "click", "keydown"]) {
      document.addEventListener(kind, (event) => this[kind](event), {
        capture: true,
        signal: this.over.signal,
      });
    }
    document.addEventListener("scroll", () => this.sentence.hide(), {
      capture: true,
      passive: true,
      signal: this.over.signal,
    });
  }

  update() {}

  close() {
    this.over.abort();
    clearTimeout(this.leaving);
    this.sentence.remove();
  }

  pointerdown(event) {
    this.touch = event.pointerType !== "mouse";
    if (!termAt(event) && !this.sentence.holds(event.target)) this.sentence.hide();
  }

  pointerover(event) {
    if (event.pointerType !== "mouse") return;
    const term = termAt(event);
    clearTimeout(this.leaving);
    if (this.sentence.holds(event.target)) return;
    if (term) this.sentence.show(term);
    else if (this.sentence.term && this.sentence.term !== document.activeElement)
      this.leaving = setTimeout(() => this.sentence.hide(), GRACE);
  }

  focusin(event) {
    const term = termAt(event);
    if (term?.matches(":focus-visible") && !this.touch) this.sentence.show(term);
  }

  focusout(event) {
    if (termAt(event) === this.sentence.term && !this.touch) this.sentence.hide();
  }

  // The first tap tells the sentence, in which there is a link; a mouse or Enter opens the entry.
  click(event) {
    const term = termAt(event);
    if (!term || !this.touch || this.sentence.holds(term)) return;
    event.preventDefault();
    if (term === this.sentence.term) this.sentence.hide();
    else this.sentence.show(term);
  }

  keydown(event) {
    this.touch = false;
    if (event.key === "Escape") this.sentence.hide();
  }
}
