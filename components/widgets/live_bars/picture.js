// The bars as a PNG: drawn again on a canvas in the theme's colours, twice as dense, with title,
// model and settings, so that the picture can stand alone on a slide; below, in small type, all that
// is needed to compute it again.

import { element } from "../web/elements.js";
import { bitsText, countText } from "../web/numbers.js";
import { isOutlined } from "./reading.js";
import { VIEWS, valueText } from "./scales.js";
import { settingRows, settingsText } from "./settings.js";
import { wrapped } from "./wrapped.js";

const PICTURE = {
  width: 900,
  margin: 32,
  row: 24,
  bar: 16,
  label: 168,
  value: 68,
  density: 2,
  about: 18, // a line of what a distribution is
  caption: 16, // a line below the chart
};
const INSIDE = 6; // by how much a bar is lower than the outline around it
const AGAIN = 0.45; // how dense the second of two bars of one colour is

export function drawPicture(root, reading, view, scales) {
  const css = getComputedStyle(root);
  const colour = (name) => css.getPropertyValue(`--${name}`).trim();
  const family = css.fontFamily;
  const code = colour("st-code-font") || "monospace";
  const { width, margin, row, density } = PICTURE;
  const count = reading.rows.length + (reading.otherCount > 0 ? 1 : 0);
  const aboutFont = `13px ${family}`;
  const captionFont = `12px ${family}, ${code}`;
  const abouts = reading.series.map(({ about }) =>
    fitted(about, width - 2 * margin - 22, aboutFont),
  );
  const headHeights = abouts.map((lines) => 26 + PICTURE.about * lines.length);
  const firstRow = margin + headHeights.reduce((sum, one) => sum + one) + 32;
  const caption = captionLines(reading).flatMap((text) =>
    fitted(text, width - 2 * margin, captionFont),
  );
  const captionTop = firstRow + count * row + 28 + 24;
  const height = captionTop + caption.length * PICTURE.caption + margin;

  const canvas = element("canvas", {
    width: width * density,
    height: height * density,
  });
  const pen = canvas.getContext("2d");
  pen.scale(density, density);
  pen.fillStyle = colour("st-background-color");
  pen.fillRect(0, 0, width, height);
  pen.textBaseline = "middle";
  pen.direction = "ltr"; // the sentences are English; a text in them turns by itself

  const write = (
    text,
    x,
    y,
    { font = `14px ${family}`, ink = "st-text-color", align = "left", room } = {},
  ) => {
    pen.font = font;
    pen.fillStyle = colour(ink);
    pen.textAlign = align;
    pen.fillText(text, x, y, room);
    return pen.measureText(text).width;
  };

  const outline = (x, top, wide, high) => {
    pen.strokeStyle = colour("st-text-color");
    pen.strokeRect(x, top, wide, high);
  };

  let y = margin + 8;
  reading.series.forEach((series, i) => {
    const tone = toneColour(series);
    pen.fillStyle = colour(tone);
    pen.globalAlpha = series.again ? AGAIN : 1;
    if (series.before) outline(margin, y - 6, 12, 12);
    else pen.fillRect(margin, y - 6, 12, 12);
    pen.globalAlpha = 1;
    write(series.title, margin + 22, y, { font: `600 17px ${family}` });
    abouts[i].forEach((text, at) => {
      const style = { font: aboutFont, ink: "st-gray-text-color" };
      write(text, margin + 22, y + 21 + at * PICTURE.about, style);
    });
    y += headHeights[i];
  });
  const summary = reading.series.map(({ shape }) => `${bitsText(shape.entropy)} bits`).join(" | ");
  write(`${VIEWS[view]} · ${settingsText(reading.settings)} · entropy ${summary}`, margin, y + 6, {
    font: `13px ${family}`,
    ink: "st-gray-text-color",
  });

  const columns = pictureColumns(reading.series);
  const outlined = isOutlined(reading.series);
  const line = (name, numbers, top, entry) => {
    const middle = top + row / 2;
    const cut = numbers.every((number) => number.cut);
    const { x, align } = columns.label;
    const ink = cut || !entry ? "st-gray-text-color" : "st-text-color";
    const font = entry ? `13px ${code}, ${family}` : `italic 13px ${family}`;
    const wide = Math.min(
      PICTURE.label - 16,
      write(name, x, middle, { font, ink, align, room: PICTURE.label - 16 }),
    );
    if (cut || entry?.actual) {
      const start = align === "center" ? x - wide / 2 : x - wide;
      pen.strokeStyle = colour(ink);
      if (cut) pen.strokeRect(start, middle, wide, 0);
      else pen.strokeRect(start - 4, middle - 9, wide + 8, 18);
    }
    numbers.forEach((number, i) => {
      const { from, long, side, value } = columns.series[i];
      pen.fillStyle = colour("st-border-color");
      const { before } = reading.series[i];
      const marks = before ? [] : scales[i].marks;
      for (const mark of marks) pen.fillRect(from + side * long * mark.at, top, 0.5, row);
      const length = Math.min(1, Math.max(0, scales[i].length(number)));
      const start = side > 0 ? from : from - long * length;
      const gray = !entry || number.cut;
      pen.fillStyle = colour(gray ? "st-gray-color" : toneColour(reading.series[i]));
      pen.globalAlpha = gray ? 0.55 : reading.series[i].again ? AGAIN : 1;
      const high = PICTURE.bar - (outlined && !before ? INSIDE : 0);
      const bar = [start, middle - high / 2, long * length, high];
      if (!before) pen.fillRect(...bar);
      else if (length > 0) outline(...bar);
      pen.globalAlpha = 1;
      if (entry?.actual && length > 0) {
        pen.strokeStyle = colour("st-text-color");
        pen.strokeRect(...bar);
      }
      write(valueText(number, view), value, middle, {
        font: `13px ${family}`,
        align: side > 0 ? "right" : "left",
        ink: gray || before ? "st-gray-text-color" : "st-text-color",
      });
    });
  };
  reading.rows.forEach((numbers, i) => {
    const entry = reading.entries[i];
    line(entry.token.label, numbers, firstRow + i * row, entry);
  });
  if (reading.otherCount > 0) {
    line(
      `all other ${countText(reading.otherCount)} tokens`,
      reading.others,
      firstRow + reading.rows.length * row,
      null,
    );
  }
  const foot = firstRow + count * row + 12;
  scales.forEach((scale, i) => {
    if (reading.series[i].before) return; // the axis of the bars it is around
    const { from, long, side } = columns.series[i];
    for (const mark of scale.marks) {
      const ends = side > 0 ? ["left", "right"] : ["right", "left"];
      const align = mark.at === 0 ? ends[0] : mark.at === 1 ? ends[1] : "center";
      write(mark.text, from + side * long * mark.at, foot, {
        font: `11px ${family}`,
        ink: "st-gray-text-color",
        align,
      });
    }
  });
  if (scales[0].note)
    write(scales[0].note, margin, foot + 20, {
      font: `12px ${family}`,
      ink: "st-gray-text-color",
    });
  caption.forEach((text, i) => {
    const style = { font: captionFont, ink: "st-gray-text-color" };
    write(text, margin, captionTop + i * PICTURE.caption, style);
  });
  return canvas;
}

// What the numbers were computed from, a paragraph each.
function captionLines({ series, settings }) {
  const several = series.length > 1;
  const lines = series.flatMap(({ caption, title }) =>
    caption.map((text) => (several ? `${title}. ${text}` : text)),
  );
  const exact = settingRows(settings).map(([name, value]) => `${name} ${value}`);
  return [...lines, `Settings: ${exact.join(", ")}`];
}

// Measured before the canvas is made: its height depends on it, and setting that empties it.
function fitted(text, room, font) {
  const pen = element("canvas").getContext("2d");
  pen.font = font;
  return wrapped(text, room, (part) => pen.measureText(part).width);
}

// One series: labels on the left. Two: labels in the middle, bars growing outwards; or, where the
// one is an outline around the other, both at one side, the numbers of the outline first.
function pictureColumns(every) {
  const { width, margin, label, value } = PICTURE;
  if (isOutlined(every)) {
    const from = margin + label;
    const long = width - margin - 2 * value - from;
    const series = every.map(({ before }) => ({
      from,
      long,
      side: 1,
      value: width - margin - (before ? value : 0),
    }));
    return { label: { x: from - 12, align: "right" }, series };
  }
  if (every.length === 1) {
    const from = margin + label;
    const right = {
      from,
      long: width - margin - value - from,
      side: 1,
      value: width - margin,
    };
    return { label: { x: from - 12, align: "right" }, series: [right] };
  }
  const centre = width / 2;
  const long = centre - label / 2 - margin - value;
  return {
    label: { x: centre, align: "center" },
    series: [
      { from: centre - label / 2, long, side: -1, value: margin },
      { from: centre + label / 2, long, side: 1, value: width - margin },
    ],
  };
}

function toneColour(series) {
  const left = series.tone === "left" || series.again || series.before;
  return left ? "st-blue-color" : "st-orange-color";
}
