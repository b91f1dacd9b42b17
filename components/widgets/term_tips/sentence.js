// The sentence of a term, beside it. A popover: no container can cut it off, and nothing moves.

import { element } from "../web/elements.js";

const ID = "term-tip-sentence";

export class Sentence {
  constructor(host) {
    this.host = host;
    this.term = null; // the link whose sentence is shown
    this.text = element("p", { id: ID, role: "tooltip" });
    // The term is the keyboard's way to the entry; this one is for a finger.
    this.link = element("a", { target: "_blank", rel: "noopener", tabindex: "-1" });
    this.link.textContent = "Open in the glossary (new tab)";
    this.box = element("div.term-tip", { popover: "manual" }, this.text, this.link);
    document.body.append(this.box);
  }

  holds(node) {
    return this.box.contains(node);
  }

  show(term) {
    if (term === this.term) return;
    this.hide();
    this.term = term;
    this.text.textContent = term.title;
    this.link.href = term.href;
    // The browser would show its own tooltip as well.
    term.removeAttribute("title");
    term.setAttribute("aria-describedby", ID);
    this.dress();
    this.box.showPopover?.();
    this.place(term);
  }

  hide() {
    const { term } = this;
    if (!term) return;
    this.term = null;
    if (!term.hasAttribute("title")) term.title = this.text.textContent;
    term.removeAttribute("aria-describedby");
    if (this.box.matches(":popover-open")) this.box.hidePopover();
  }

  remove() {
    this.hide();
    this.box.remove();
  }

  // In the colours and letters of the page, which Streamlit names on its own components only.
  dress() {
    const named = getComputedStyle(this.host);
    const value = (name) => named.getPropertyValue(name).trim();
    this.box.style.backgroundColor = value("--st-background-color");
    this.box.style.color = value("--st-text-color");
    this.box.style.fontFamily = value("--st-font");
  }

  // Of a term that is broken over two lines, beside the first part.
  place(term) {
    const target = term.getClientRects()[0];
    const own = this.box.getBoundingClientRect();
    const left = Math.max(8, Math.min(target.left, innerWidth - own.width - 8));
    const below = target.bottom + 6;
    const above = target.top - own.height - 6;
    this.box.style.left = `${left}px`;
    this.box.style.top = `${below + own.height < innerHeight || above < 8 ? below : above}px`;
  }
}
