// The axes of a chart, and when they may change.
//
// An axis that is fitted anew in every frame hides what a temperature does: as all bars shrink, the
// axis shrinks along, and nothing seems to happen. So as long as a setting moves, the axis stays, and
// only grows where a bar would not fit; it is fitted again when the setting has been let go, or to
// other tokens. The note below the bars says which of the two it is.

import { isOutlined } from "./reading.js";
import { logitScale, probabilityEnds, probabilityScale } from "./scales.js";

export function createAxes() {
  let ends = null;
  let kind = ""; // of the axis that has these ends

  // The scale of each series. `moving`: a setting is under somebody's hand.
  function scales(reading, { view, axis }, moving) {
    if (view !== "probability") {
      if (isOutlined(reading.series)) {
        const scale = logitScale(reading, [0, 1], view, axis); // bars over each other share one
        return reading.series.map(() => scale);
      }
      return reading.series.map((_, i) => logitScale(reading, [i], view, axis));
    }
    const fitting = probabilityEnds(reading, axis);
    const stays = moving && ends && kind === axis;
    ends = stays ? wider(ends, fitting) : fitting;
    kind = axis;
    const kept = ends.low !== fitting.low || ends.high !== fitting.high;
    const scale = probabilityScale(ends, axis, kept);
    return reading.series.map(() => scale);
  }

  return { scales };
}

function wider(one, other) {
  return { low: Math.min(one.low, other.low), high: Math.max(one.high, other.high) };
}
