// Whether the page has loaded: until then a style sheet of the frame (loading.css) hides what stands
// below something that is still to come, so that nothing that can be seen moves.

const MARK = "loaded"; // `html[data-loaded]`
const SHEET = "loading"; // its id
const CALM = 600; // milliseconds without a run and without a placeholder
const LONGEST = 10_000; // the style sheet gives up by then, too

// What stands for an element that is still to come.
const TO_COME = "[data-testid=stMain] [data-testid=stSkeleton]";

export class FirstLoad {
  constructor() {
    this.begun = performance.now();
    this.later = 0;
  }

  runEnded() {
    clearTimeout(this.later);
    if (MARK in document.documentElement.dataset) return;
    this.later = setTimeout(() => this.settle(), CALM);
  }

  settle() {
    const late = performance.now() - this.begun > LONGEST;
    if (late || !document.querySelector(TO_COME)) {
      document.getElementById(SHEET)?.remove();
      document.documentElement.dataset[MARK] = "";
    } else this.runEnded();
  }

  close() {
    clearTimeout(this.later);
  }
}
