// One live chart: takes data from Python, repaints on every movement of a slider, and tells Python
// about settled settings and picked tokens. The arithmetic is in science.js.

import { spoken } from "../token_strip/spoken.js";
import { debounced } from "../web/debounced.js";
import { download } from "../web/download.js";
import { element, setClass, setText } from "../web/elements.js";
import { bitsText, probabilityText } from "../web/numbers.js";
import { createAxes } from "./axes.js";
import { createBars } from "./bars.js";
import { sumOverTemperatures } from "./curve.js";
import { chooseEntries } from "./entries.js";
import { CSV_MARK, csvText, fileName } from "./files.js";
import { openParcel, sameBytes } from "./parcel.js";
import { drawPicture } from "./picture.js";
import { isOutlined, measureToken, readSeries, takeReading } from "./reading.js";
import { createReadout } from "./readout.js";
import { settingsText } from "./settings.js";
import { createSettingsPanel } from "./sliders.js";
import { captionText, createTable } from "./table.js";
import { createViews } from "./views.js";

const NARROW = 520; // pixels; from here down a phone's layout

// The settings of each chart by its id, for when Streamlit mounts it anew within one epoch: Python
// sends the settings that held when the epoch began, not the ones that were released since.
const remembered = new Map();

export function createChart(parent) {
  let component = null; // the newest callbacks of Streamlit
  let newest = null; // the parcel that came last; it may still have to be opened
  let data = null;
  let series = [];
  let layout = null;
  let reading = null;
  let frame = 0;
  let pointed = null;
  let fresh = false; // other tokens than in the last frame
  let moving = false; // a setting was moved and not yet let go
  let saying = ""; // what is to be said aloud: "settings" that were moved, or "news" from Python
  let stopSums = null;

  const settings = createSettingsPanel({ onInput, onRelease });
  let bars = null;
  const axes = createAxes();
  const readout = createReadout();
  const table = createTable();
  const spokenLine = element("p.unseen", { role: "status", "aria-live": "polite" });
  const rest = debounced(400, describe);
  const still = debounced(400, () => root.classList.remove("gliding"));
  const views = createViews(() => {
    glide(lay);
    remember();
    component.setStateValue("view", { ...views.shown, turn: Date.now() });
  });
  const exports = element(
    "div.exports",
    {},
    exportButton("CSV", saveCsv),
    exportButton("PNG", savePng),
  );
  const chartSlot = element("div.chart");
  const root = element(
    "div.live-bars",
    { role: "group" },
    element(
      "div.panel",
      {},
      settings.element,
      ...views.elements,
      readout.summary,
      chartSlot,
      readout.follow,
      element("footer", {}, exports, table.element),
      spokenLine,
    ),
  );
  let width = 0;
  const watcher = new ResizeObserver(() => {
    if (!layout || root.clientWidth === width) return;
    width = root.clientWidth;
    if (layout.narrow === isNarrow()) bars.fitLabels();
    else lay();
  });
  watcher.observe(root);

  function update(next) {
    component = next;
    if (newest && sameBytes(newest, next.data)) return null; // the theme changed: CSS follows
    newest = next.data;
    return openParcel(next.data, data).then((opened) => {
      if (newest === next.data) show(opened); // else a newer one came while this was opened
    });
  }

  function show(next) {
    const before = data;
    data = next;
    const known = series;
    series = data.series.map((one, i) => readSeries(one, known[i]));
    if (!before) build();
    else if (series.some(({ sorted }, i) => sorted !== known[i]?.sorted)) saying = "news";
    adoptSettings(before);
    settings.vocabularySize = data.size;
    glide(lay);
    stopSums?.();
    stopSums = sumOverTemperatures(series, () => {
      readout.refresh(series);
      schedule();
    });
  }

  function build() {
    bars = createBars({
      onPick: data.pick ? (token) => pick(token) : null,
      onPoint: (token) => {
        pointed = token;
        follow();
        schedule();
      },
    });
    chartSlot.append(bars.element);
    parent.append(root); // not before there is something to see
    setClass(root, "compact", data.compact);
    if (data.series.length === 2) {
      root.classList.add("pairs-layout");
      setClass(root, "again", series[1].again);
      setClass(root, "outlined", isOutlined(series));
      views.offerOrder(Object.fromEntries(series.map((one, i) => [i, one.short])));
    }
  }

  // Python's settings hold at the first sight of an epoch, never against a hand on a slider, nor in
  // a session that has only just begun: it knows the link, which may be older than what is shown.
  function adoptSettings(before) {
    const known = remembered.get(data.id);
    const isNew = String(known?.epoch) !== String(data.epoch);
    if (before && before.epoch[0] !== data.epoch[0]) {
      if (!settings.busy() && differ(settings.settings, data.sampling)) tell(settings.settings);
    } else if (isNew && !settings.busy()) settings.adopt(data.sampling);
    else if (!before && known) settings.adopt(known.settings);
    if (isNew) views.adopt(data.view);
    else if (!before) views.adopt(known.view);
    remember();
  }

  function remember() {
    const view = { ...views.shown };
    remembered.set(data.id, { epoch: data.epoch, settings: settings.settings, view });
  }

  // What does not move with the sliders: which tokens are drawn, in which order.
  function lay() {
    const narrow = isNarrow();
    const orderedBy = Math.min(views.shown.ordered_by, series.length - 1);
    const entries = chooseEntries(data, { narrow, orderedBy });
    const pickLabel = data.pick;
    layout = {
      narrow,
      entries,
      series,
      pickLabel,
      otherCount: data.size - entries.length,
    };
    setClass(root, "narrow", narrow);
    root.setAttribute("aria-label", series.map(captionText).join("; "));
    bars.lay(layout);
    readout.lay(series, data.difference);
    pointed = null;
    fresh = true;
    follow();
    schedule();
  }

  function follow() {
    readout.track(
      (pointed && { kind: "Pointed at", token: pointed }) ||
        (data.word && { kind: capitalised(data.word.called), ...data.word }) ||
        (data.actual && { kind: "Actual token", token: data.actual }) || {
          kind: "Top token",
          token: layout.entries[0].token,
        },
      series,
    );
  }

  function onInput() {
    moving = true;
    saying = "settings";
    root.classList.remove("gliding");
    schedule();
  }

  function onRelease(released) {
    remember();
    moving = false;
    glide(schedule); // to the axis that fits now
    tell(released);
  }

  function tell(released) {
    // `turn` makes each release a change, even back to values that Python was sent before
    component.setStateValue("settings", { ...released, epoch: data.epoch, turn: Date.now() });
  }

  function pick(token) {
    settings.flush();
    setText(spokenLine, `${data.pick}: ${spoken(token.label)}`);
    component.setTriggerValue("pick", { id: token.id, picture: data.picture });
  }

  function schedule() {
    if (frame === 0) frame = requestAnimationFrame(paint);
  }

  function paint() {
    frame = 0;
    reading = takeReading(series, layout, settings.settings);
    bars.paint(reading, views.shown.view, axes.scales(reading, views.shown, moving));
    readout.paint(reading);
    if (fresh) describe();
    else rest.call();
    fresh = false;
  }

  function describe() {
    if (!reading) return;
    bars.describe(reading);
    table.paint(reading);
    // All from the same frame: newer data may be there already, and not be drawn yet.
    const parts = reading.series.map((one, i) => {
      const top = reading.entries.find(({ token }) => token.ranks[i] === 1).token;
      const { p, exact } = measureToken(one, 1, reading.settings);
      const which = series.length > 1 ? `${one.title}: ` : "";
      const written = probabilityText(p, exact);
      return `${which}entropy ${bitsText(one.shape.entropy)} bits, top token ${spoken(top.label)} ${written}`;
    });
    if (!saying) return;
    const what = saying === "settings" ? `${settingsText(reading.settings)}: ` : "";
    setText(spokenLine, what + parts.join("; "));
    saying = "";
  }

  // A change that is no drag may be seen moving, for a moment.
  function glide(action) {
    root.classList.add("gliding");
    still.call();
    action();
    schedule();
  }

  function saveCsv() {
    const parts = [CSV_MARK, csvText(reading)];
    download(fileName(reading, "csv"), new Blob(parts, { type: "text/csv" }));
  }

  function savePng() {
    const scales = axes.scales(reading, views.shown, moving);
    const canvas = drawPicture(root, reading, views.shown.view, scales);
    canvas.toBlob((blob) => download(fileName(reading, "png"), blob), "image/png");
  }

  function isNarrow() {
    return root.clientWidth > 0 && root.clientWidth < NARROW;
  }

  function close() {
    newest = null;
    settings.flush();
    stopSums?.();
    cancelAnimationFrame(frame);
    rest.cancel();
    still.cancel();
    watcher.disconnect();
    root.remove();
  }

  return { update, close };
}

function differ(shown, sent) {
  return Object.keys(sent).some((name) => shown[name] !== sent[name]);
}

function exportButton(format, onclick) {
  const attributes = {
    type: "button",
    "aria-label": `Download as ${format}`,
    onclick,
  };
  return element("button.link", attributes, `↓ ${format}`);
}

function capitalised(text) {
  return text[0].toUpperCase() + text.slice(1);
}
