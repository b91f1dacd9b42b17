// What a span is, beside the pointer or the focus. A popover: no container can cut it off.

import { element } from "../web/elements.js";

export class Tip {
  constructor() {
    this.label = element("bdi.tip-label", { dir: "auto" });
    this.position = element("span.tip-position");
    this.detail = element("div.tip-detail");
    this.box = element(
      "div.tip",
      { popover: "manual", "aria-hidden": "true" }, // a screen reader has it as the span's name
      element("div.tip-first", {}, this.label, this.position),
      this.detail,
    );
  }

  show(span) {
    this.label.textContent = span.label;
    this.position.textContent = span.position;
    this.detail.textContent = span.detail;
    this.box.showPopover?.();
    const target = span.box.getBoundingClientRect();
    const own = this.box.getBoundingClientRect();
    const left = Math.max(8, Math.min(target.left, innerWidth - own.width - 8));
    const above = target.top - own.height - 8;
    this.box.style.left = `${left}px`;
    this.box.style.top = `${above > 8 ? above : target.bottom + 8}px`;
  }

  hide() {
    if (this.box.matches(":popover-open")) this.box.hidePopover();
  }
}
