// The same numbers as a table (to read aloud, to copy) and as a CSV file.

import { element } from "../web/elements.js";
import { countText, csvNumber, preciseText, realText } from "../web/numbers.js";
import { settingsText } from "./settings.js";
import { tokenLabel } from "./token_label.js";

export function createTable() {
  const body = element("div.scroll", {
    tabindex: 0,
    role: "region",
    "aria-label": "Numbers",
  });
  let reading = null;
  const whole = element(
    "details.numbers",
    { ontoggle: () => paint(reading) },
    element("summary", {}, "Numbers as a table"),
    body,
  );

  function paint(next) {
    reading = next;
    if (!whole.open || !reading) return;
    const [head, ...lines] = tableRows(reading, { written: true });
    body.replaceChildren(
      element(
        "table",
        {},
        element(
          "caption",
          { translate: "no" },
          `${reading.series.map(captionText).join("; ")}. ${settingsText(reading.settings)}.`,
        ),
        element("thead", {}, element("tr", {}, ...head.map((text, i) => cell("th", text, i)))),
        element(
          "tbody",
          {},
          ...lines.map((line) => element("tr", {}, ...line.map((text, i) => cell("td", text, i)))),
        ),
      ),
    );
  }

  return { element: whole, paint };
}

// The first column holds the tokens, the others numbers.
function cell(tag, content, column) {
  return element(
    column === 0 ? tag : `${tag}.figure`,
    tag === "th" ? { scope: "col" } : {},
    typeof content === "object" ? tokenLabel(content) : content,
  );
}

export function captionText(series) {
  return `${series.title}: ${series.about}`;
}

// A head and one line per token; `written` for people, otherwise numbers with all digits that hold.
export function tableRows(reading, { written }) {
  const several = reading.series.length > 1;
  const columns = ["rank", "logit", "logit ÷ T", "probability"];
  const head = ["token", "id"];
  for (const series of reading.series) {
    head.push(...columns.map((name) => (several ? `${name}, ${series.title}` : name)));
  }
  const lines = reading.entries.map((entry, i) => {
    const line = [
      written ? entry.token : entry.token.label,
      written ? String(entry.token.id) : entry.token.id,
    ];
    for (const number of reading.rows[i]) {
      if (written) {
        line.push(countText(number.rank), realText(number.logit, 3), realText(number.scaled, 3));
        line.push(number.cut ? "cut" : preciseText(number.p, number.exact));
      } else {
        line.push(number.rank, ...[number.logit, number.scaled, number.p].map(csvNumber));
      }
    }
    return line;
  });
  const rest = [`all other ${countText(reading.otherCount)} tokens`, ""];
  for (const number of reading.others) {
    const { p, exact } = number;
    rest.push("", "", "", written ? preciseText(p, exact) : csvNumber(p));
  }
  return reading.otherCount > 0 ? [head, ...lines, rest] : [head, ...lines];
}
