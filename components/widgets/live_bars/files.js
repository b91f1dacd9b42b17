// The numbers as a CSV file, and how a file gets to the person.
//
// What they were computed from stands above them, a name (after a "#") and a value a row; then comes
// an empty row. As further columns it would be there again beside every token; as text in one cell
// no program could read it. Spreadsheets show two columns and keep the table apart; in a program,
// "# table begins in row" says what to skip. Python writes the same (components/outputs/csv_file.py).

import { element } from "../web/elements.js";
import { settingRows } from "./settings.js";
import { tableRows } from "./table.js";

// What the file begins with tells spreadsheets that it is UTF-8.
export const CSV_MARK = "\ufeff";

export function csvText(reading) {
  const table = tableRows(reading, { written: false });
  return [...headRows(reading), [], ...table].map(csvLine).join("");
}

function headRows({ series, settings }) {
  const several = series.length > 1;
  const rows = series.flatMap(({ head, title }) =>
    head.map(([name, value]) => [several ? `${name}, ${title}` : name, value]),
  );
  rows.push(...settingRows(settings));
  rows.unshift(["table begins in row", rows.length + 3]); // after this row and the empty one
  return rows.map(([name, value]) => [`# ${name}`, value]);
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

// One line of a CSV file by RFC 4180, as Python writes it (csv_file.py): numbers bare, every text in
// quotes; one that a spreadsheet would take for a formula gets an apostrophe.
function csvLine(cells) {
  const written = cells.map((cell) => {
    if (typeof cell === "number" || cell === "") return String(cell);
    const safe = /^[=+\-@＝＋－＠\t\r\n]/.test(cell) ? `'${cell}` : cell;
    return `"${safe.replaceAll('"', '""')}"`;
  });
  return `${written.join(",")}\r\n`;
}
