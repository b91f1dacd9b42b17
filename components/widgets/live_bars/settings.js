// What holds of the settings as a whole, and how they are written. Pure.

import { countText } from "../web/numbers.js";

// Whether nothing is truncated, and the temperature divides.
export function isPlain(settings) {
  return (
    settings.temperature > 0 && !(settings.top_k > 0 || settings.top_p < 1 || settings.min_p > 0)
  );
}

// Every setting with all its digits and by the name that `Sampling` has for it, for files.
export function settingRows({ temperature, top_k, top_p, min_p, order }) {
  return Object.entries({ temperature, top_k, top_p, min_p, order });
}

export function settingsText(settings) {
  if (settings.temperature === 0) return "Temperature 0 (greedy)";
  const parts = [`Temperature ${settings.temperature.toFixed(2)}`];
  if (settings.top_k > 0) parts.push(`top-k ${countText(settings.top_k)}`);
  if (settings.top_p < 1) parts.push(`top-p ${settings.top_p}`);
  if (settings.min_p > 0) parts.push(`min-p ${settings.min_p}`);
  if (parts.length > 1 && settings.order === "temperature_last")
    parts.push("temperature after truncation");
  return parts.join(" · ");
}
