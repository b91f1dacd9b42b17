// Keyboard focus where the control that had it has vanished or can't be used any more. A browser
// gives it to the body then, and the next Tab begins at the top of the page.

const CONTROL =
  "button, input, textarea, select, summary, a[href], [tabindex]:not([tabindex='-1'])";
const WAITS = [50, 300, 1_000, 3_000]; // milliseconds after the end of a run
const KEYED = "[class*='st-key-']";

const isUsable = (control) =>
  control.isConnected &&
  !control.matches(":disabled, [aria-disabled=true]") &&
  control.getClientRects().length > 0;

const keyOf = (node) => [...node.classList].find((name) => name.startsWith("st-key-"));

export class LostFocus {
  constructor() {
    this.successors = {}; // key -> key, as the page says
    this.had = null; // the control that had the focus last, and where it stood
    this.waiting = [];
    this.over = new AbortController();
    const options = { capture: true, signal: this.over.signal };
    document.addEventListener("focusin", (event) => this.note(event), options);
    document.addEventListener("focusout", (event) => this.left(event), options);
    document.addEventListener("pointerdown", (event) => this.pointed(event), options);
  }

  close() {
    this.over.abort();
    this.waiting.forEach(clearTimeout);
  }

  note(event) {
    const control = event.composedPath()[0];
    if (!(control instanceof Element) || !document.querySelector("[data-testid=stMain]")) return;
    const keys = []; // of everything that it stands in, innermost first
    for (let node = event.target; node; node = node.parentElement)
      if (node.matches(KEYED)) keys.push(keyOf(node));
    const rows = []; // those may vanish with it
    for (let node = event.target.parentElement; node; node = node.parentElement) rows.push(node);
    this.had = { control, keys, rows };
  }

  // Somebody has gone elsewhere, if the control could still have the focus.
  left(event) {
    const { had } = this;
    setTimeout(() => {
      if (had !== this.had || !had || event.relatedTarget) return;
      if (isUsable(had.control) && document.hasFocus() && isNowhere()) this.had = null;
    });
  }

  pointed(event) {
    if (!event.composedPath().some((node) => node instanceof Element && node.matches(CONTROL)))
      this.had = null;
  }

  // Streamlit takes away what is no longer there a moment after the run.
  runEnded() {
    this.waiting.forEach(clearTimeout);
    this.waiting = WAITS.map((wait) => setTimeout(() => this.restore(), wait));
  }

  restore() {
    const { had } = this;
    if (!had || !isNowhere() || isUsable(had.control)) return;
    const found = this.successor(had) ?? document.querySelector("[data-testid=stMain] h1");
    if (!found) return;
    if (!found.matches(CONTROL)) found.tabIndex = -1;
    found.focus({ preventScroll: true });
    found.scrollIntoView({ block: "nearest" });
  }

  // The same control again; what the page names; the nearest one in the same row, then around it.
  successor({ control, keys, rows }) {
    const named = keys.map((key) => this.successors[key.slice("st-key-".length)]).filter(Boolean);
    const places = [...keys.slice(0, 1), ...named.map((key) => `st-key-${key}`)];
    for (const place of places) {
      const found = firstIn(document.querySelector(`.${CSS.escape(place)}`));
      if (found) return found;
    }
    for (const row of rows) {
      if (!row.isConnected || !row.closest("[data-testid=stMain]")) continue;
      const near = controlsIn(row);
      const after = near.find(
        (one) => control.compareDocumentPosition(one) & Node.DOCUMENT_POSITION_FOLLOWING,
      );
      if (near.length) return control.isConnected ? (after ?? near.at(-1)) : near[0];
    }
    return null;
  }
}

// Chromium leaves the focus on a control that is disabled, where no key does anything.
function isNowhere() {
  const { activeElement: active, body } = document;
  return !active || active === body || !isUsable(active);
}

function controlsIn(place) {
  return [...place.querySelectorAll(CONTROL)].filter(isUsable);
}

function firstIn(place) {
  if (!place) return null;
  return place.matches(CONTROL) && isUsable(place) ? place : (controlsIn(place)[0] ?? null);
}
