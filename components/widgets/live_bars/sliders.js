// The settings: temperature and top-p in view, the rest under "Advanced".
// Tells of every movement (onInput) and of every settled value (onRelease); `busy` says whether a
// hand is on a slider or a value has not been reported yet.

import { debounced } from "../web/debounced.js";
import { element, setClass, setText, setValue } from "../web/elements.js";
import { createNumberInput } from "../web/number_input.js";
import { keySteps } from "../web/slider_keys.js";

const DEFAULTS = {
  temperature: 1,
  top_k: 0,
  top_p: 1,
  min_p: 0,
  order: "temperature_first",
};
const HIGHEST_TEMPERATURE = 10;
const SCALE = 2; // the slider's end, until a higher temperature is wanted

export function createSettingsPanel({ onInput, onRelease }) {
  let settings = { ...DEFAULTS };
  let dragging = false;
  let vocabularySize = Infinity;
  const report = debounced(200, () => onRelease(settings)); // key presses come in bursts

  const complaint = element("p.hint.complaint", { role: "status", hidden: true });
  const temperature = scaleControl("temperature", "Temperature", SCALE, [0, 0.5, 1, 1.5, 2]);
  const topP = scaleControl("top_p", "Top-p", 1, [0, 0.5, 1]);
  const minP = scaleControl("min_p", "Min-p", 1, []);
  minP.scale.replaceWith(
    element("p.hint", {}, "Keep tokens with at least this share of the top token’s probability."),
  );
  const stretch = element("button.link.stretch", {
    type: "button",
    onclick: toggleScale,
  });
  temperature.element.querySelector(".heading").insertBefore(stretch, temperature.number.element);

  const topK = createNumberInput(
    { id: "top-k" },
    {
      ...typed((value) => change("top_k", value)),
      whole: true,
      step: 1,
      most: () => vocabularySize,
    },
  );
  const order = element(
    "select",
    {
      id: "order",
      onchange: () => {
        change("order", order.value);
        settle();
      },
    },
    element("option", { value: "temperature_first" }, "T before truncation"),
    element("option", { value: "temperature_last" }, "T after truncation"),
  );
  const advanced = element(
    "div.advanced",
    { id: "advanced", hidden: true },
    element(
      "div.control",
      {},
      element("div.heading", {}, element("label", { for: "top-k" }, "Top-k"), topK.element),
      element("p.hint", {}, "Keep the k highest logits and ties. 0 keeps all."),
    ),
    minP.element,
    element(
      "div.control",
      {},
      element("div.heading", {}, element("label", { for: "order" }, "Order"), order),
      element("p.hint", {}, "Before: as in Hugging Face. After: as in llama.cpp."),
    ),
  );
  const disclose = element("button.link.disclose", {
    type: "button",
    "aria-expanded": "false",
    "aria-controls": "advanced",
    onclick: () => {
      advanced.hidden = !advanced.hidden;
      disclose.setAttribute("aria-expanded", String(!advanced.hidden));
    },
  });
  const reset = element(
    "button.link",
    {
      type: "button",
      onclick: () => {
        adopt(DEFAULTS);
        onInput(settings);
        settle();
      },
    },
    "Reset",
  );
  const panel = element(
    "section.settings",
    { "aria-label": "Sampling settings" },
    temperature.element,
    topP.element,
    element("div.more", {}, disclose, reset),
    advanced,
    complaint,
  );

  function scaleControl(name, text, end, ticks) {
    const id = name.replace("_", "-");
    const slider = element("input.slider", {
      type: "range",
      min: 0,
      max: end,
      step: 0.01,
      id,
      onkeydown: keySteps({ small: 0.05, large: 0.25 }),
      oninput: () => change(name, Number(slider.value)),
      onchange: settle,
      onpointerdown: () => {
        dragging = true;
      },
      onpointerup: letGo,
      onpointercancel: letGo,
      onlostpointercapture: letGo,
    });
    const most = name === "temperature" ? HIGHEST_TEMPERATURE : 1;
    const number = createNumberInput(
      { "aria-label": `${text}, exact value` },
      { ...typed((value) => change(name, value)), step: 0.01, most: () => most },
    );
    const scale = element("div.scale", { "aria-hidden": "true" });
    const heading = element("div.heading", {}, element("label", { for: id }, text), number.element);
    const whole = element(`div.control.${id}`, { part: name }, heading, slider, scale);
    const control = {
      element: whole,
      slider,
      number,
      scale,
      end: 0,
      shown: "",
      setEnd,
    };
    function setEnd(next, marks) {
      if (control.end === next) return;
      control.end = next;
      slider.max = next;
      scale.replaceChildren(
        ...marks.map((mark) => {
          const written = name === "temperature" && mark === 0 ? "0 greedy" : String(mark);
          return element("span", { style: `--at: ${mark / next}` }, written);
        }),
      );
    }
    setEnd(end, ticks);
    return control;
  }

  // What the number fields have in common. What is no number changes nothing.
  function typed(onNumber) {
    return {
      onNumber,
      onDone: () => {
        showAll();
        settle();
      },
      tell: (sentence) => {
        complaint.hidden = sentence === "";
        setText(complaint, sentence);
      },
    };
  }

  // The browser fires `change` after `pointerup`: the hand counts as on the slider until then.
  function letGo() {
    setTimeout(() => {
      dragging = false;
    });
  }

  function change(name, value) {
    if (settings[name] === value) return;
    settings = { ...settings, [name]: value };
    showAll();
    onInput(settings);
  }

  function settle() {
    if (dragging) {
      report.cancel();
      onRelease(settings);
    } else report.call();
  }

  function toggleScale() {
    setScale(temperature.end === SCALE ? HIGHEST_TEMPERATURE : SCALE);
    showAll();
  }

  function setScale(end) {
    temperature.setEnd(end, end === SCALE ? [0, 0.5, 1, 1.5, 2] : [0, 2, 4, 6, 8, 10]);
    stretch.textContent = end === SCALE ? "Range 0–10" : "Range 0–2";
    stretch.title = `Let the slider go from 0 to ${end === SCALE ? HIGHEST_TEMPERATURE : SCALE}`;
  }

  function adopt(next) {
    report.cancel();
    settings = { ...next };
    if (settings.temperature <= SCALE) setScale(SCALE);
    showAll();
  }

  // Called on every movement: writes only what differs.
  function showAll() {
    if (settings.temperature > temperature.end) setScale(HIGHEST_TEMPERATURE);
    stretch.disabled = settings.temperature > SCALE;
    showScale(temperature, settings.temperature);
    showScale(topP, settings.top_p);
    showScale(minP, settings.min_p);
    const greedy = settings.temperature === 0;
    const spoken = greedy ? "0, greedy" : settings.temperature.toFixed(2);
    temperature.slider.setAttribute("aria-valuetext", spoken);
    setClass(temperature.element, "greedy", greedy);
    topK.show(String(settings.top_k));
    setValue(order, settings.order);
    const hidden = ["top_k", "min_p", "order"].filter((name) => settings[name] !== DEFAULTS[name]);
    setText(disclose, hidden.length > 0 ? `Advanced · ${hidden.length} set` : "Advanced");
    reset.disabled = Object.keys(DEFAULTS).every((name) => settings[name] === DEFAULTS[name]);
  }

  return {
    element: panel,
    adopt,
    flush: report.flush,
    busy: () => dragging || report.waiting(),
    get settings() {
      return settings;
    },
    set vocabularySize(size) {
      vocabularySize = size;
      topK.show(String(settings.top_k));
    },
  };
}

// Two decimals, more only where somebody typed more.
function fixed(value) {
  return Math.abs(value * 100 - Math.round(value * 100)) < 1e-9 ? value.toFixed(2) : String(value);
}

function showScale(control, value) {
  const state = `${value} of ${control.end}`;
  control.number.show(fixed(value));
  if (control.shown === state) return;
  control.shown = state;
  if (Number(control.slider.value) !== value) control.slider.value = value;
  control.slider.style.setProperty("--share", Math.min(1, value / control.end));
}
