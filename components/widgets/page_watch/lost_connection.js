// What Streamlit says when the server does not answer is for whoever started it. This is for
// whoever reads the page: the same dialog, in other words.

const TITLE = "Connection lost";
const ADVICE =
  "The page reconnects by itself: wait a moment. If it does not, reload the page: " +
  "your settings are in the address, and so is your text unless it is very long.";

const DIALOG = "[data-testid=stDialog]";

export class LostConnection {
  constructor() {
    this.lost = false;
    // It comes later than the loss, and its words change with every attempt to reconnect.
    this.observer = new MutationObserver(() => this.reword());
  }

  changed(connected) {
    if (connected !== this.lost) return;
    this.lost = !connected;
    if (connected) {
      this.observer.disconnect();
      return;
    }
    this.observer.observe(document.body, { childList: true, characterData: true, subtree: true });
    this.reword();
  }

  reword() {
    const title = document.querySelector(`${DIALOG} [slot=title]`);
    if (!title) return;
    write(title, TITLE);
    write(title.nextElementSibling, ADVICE);
  }

  close() {
    this.observer.disconnect();
  }
}

// The text nodes stay, with other words in them: they are React's, which writes to them again.
function write(place, words) {
  if (!place) return;
  for (const code of place.querySelectorAll("pre, [data-testid=stCode]"))
    code.style.display = "none";
  const nodes = document.createTreeWalker(place, NodeFilter.SHOW_TEXT);
  let rest = words;
  while (nodes.nextNode()) {
    const node = nodes.currentNode;
    if (node.parentElement.closest("button, pre")) continue;
    if (node.data !== rest) node.data = rest;
    rest = "";
  }
}
