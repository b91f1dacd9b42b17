// The component as Streamlit calls it: one for the page. Elements come and go with every run, so it
// looks again whenever the page has changed, at most once a frame.

import { mounted } from "../web/mount.js";

// Text that a person typed or a model wrote: never Markdown, so it is in these.
const QUOTING = [
  '[data-testid="stText"]',
  '[data-testid="stCode"]',
  '[data-testid="stTable"] tbody',
  '[data-testid="stDataFrame"]',
  '[data-testid="stMarkdownContainer"] code',
  ".js-plotly-plot",
]
  .map((one) => `${one}:not([translate])`)
  .join();

const show = mounted(() => {
  let frame = 0;
  const look = () => {
    frame = 0;
    for (const node of document.querySelectorAll(QUOTING)) node.translate = false;
  };
  const observer = new MutationObserver(() => {
    if (frame === 0) frame = requestAnimationFrame(look);
  });
  observer.observe(document.body, { childList: true, subtree: true });
  look();
  return {
    update: () => {},
    close: () => {
      observer.disconnect();
      cancelAnimationFrame(frame);
    },
  };
});

export default function untranslated(component) {
  return show(component);
}
