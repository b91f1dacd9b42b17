// Which span is chosen. The browser decides at once and tells Python; what Python sends back
// counts only when it is news: an answer to an older click must not undo a newer one.

import { debounced } from "../web/debounced.js";

const SEND_AFTER_MS = 150; // arrow keys held down report where they end, not every step

export class Choice {
  index = null;
  fromPython = null;
  unanswered = [];
  sending = debounced(SEND_AFTER_MS, () => this.report());
  send = () => {};

  make(index, { later }) {
    this.index = index;
    this.sending.cancel();
    if (later) this.sending.call();
    else this.report();
  }

  report() {
    if (this.index === this.fromPython && this.unanswered.length === 0) return;
    this.unanswered.push(this.index);
    this.send(this.index);
  }

  // Returns whether Python has decided something that the browser did not know.
  adopt(index, newText) {
    const before = this.index;
    const answered = this.unanswered.lastIndexOf(index);
    if (newText) {
      this.forget();
      this.unanswered = [];
      this.index = index;
    } else if (answered >= 0) {
      this.unanswered.splice(0, answered + 1);
      if (this.unanswered.length === 0 && !this.sending.waiting()) this.index = index;
    } else if (index !== this.fromPython && !this.sending.waiting()) {
      this.unanswered = [];
      this.index = index;
    }
    this.fromPython = index;
    return newText || this.index !== before;
  }

  forget() {
    this.sending.cancel();
  }
}
