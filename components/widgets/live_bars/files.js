// The numbers as a CSV file, and how a file gets to the person.

import { element } from "../web/elements.js";
import { tableRows } from "./table.js";

export function csvText(reading) {
  return tableRows(reading, { written: false }).map(csvLine).join("");
}

export function download(name, blob) {
  const url = URL.createObjectURL(blob);
  element("a", { href: url, download: name }).click();
  setTimeout(() => URL.revokeObjectURL(url), 10_000);
}

export function fileName(reading, extension) {
  const words = reading.series.map((series) => series.title).join(" ");
  const plain = words
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, "-")
    .replace(/^-|-$/g, "");
  return `logitscope-${plain.slice(0, 60) || "distribution"}.${extension}`;
}

// One line of a CSV file by RFC 4180. Text that a spreadsheet would take for a formula gets an
// apostrophe; numbers are ours and stay numbers.
function csvLine(cells) {
  const written = cells.map((cell) => {
    if (typeof cell === "number") return String(cell);
    const safe = /^[=+\-@\t\r\n]/.test(cell) ? `'${cell}` : cell;
    return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
  });
  return `${written.join(",")}\r\n`;
}
