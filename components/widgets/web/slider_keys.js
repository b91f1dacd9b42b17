// The keys of a slider. A browser's own arrow key moves it by the finest step that a pointer can make:
// it takes a hundred presses from one end to the other, and most of them change nothing one can see.

const WAYS = {
  ArrowRight: 1,
  ArrowUp: 1,
  ArrowLeft: -1,
  ArrowDown: -1,
  PageUp: 1,
  PageDown: -1,
};

// Which way a key moves a slider, 1 or -1; undefined for every other key.
export function wayOf(event) {
  return event.altKey || event.ctrlKey || event.metaKey ? undefined : WAYS[event.key];
}

export function isLarge(event) {
  return event.shiftKey || event.key.startsWith("Page");
}

// A handler for keys: arrows go to the next multiple of `small`, with Shift and the page keys of
// `large`. Home and End are the browser's.
export function keySteps({ small, large }) {
  return (event) => {
    const way = wayOf(event);
    if (!way) return;
    event.preventDefault();
    const step = isLarge(event) ? large : small;
    const slider = event.currentTarget;
    const before = slider.value;
    slider.value = step * nextWhole(Number(before) / step, way);
    if (slider.value === before) return;
    slider.dispatchEvent(new Event("input"));
    slider.dispatchEvent(new Event("change"));
  };
}

// 1.05 / 0.05 is not quite 21: what is as good as whole counts as whole.
function nextWhole(number, way) {
  const whole = Math.round(number);
  if (Math.abs(number - whole) < 1e-6) return whole + way;
  return way > 0 ? Math.ceil(number) : Math.floor(number);
}
