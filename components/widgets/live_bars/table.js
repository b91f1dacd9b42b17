// The same numbers as a table (to read aloud, to copy) and as a CSV file.

function createTable() {
  const body = element("div.scroll", { tabindex: 0, role: "region", "aria-label": "Numbers" });
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
    const cell = (tag, text, i) => {
      const content = typeof text === "object" ? tokenLabel(text) : text;
      return element(`${tag}${i === 0 ? "" : ".figure"}`, tag === "th" ? { scope: "col" } : {}, content);
    };
    body.replaceChildren(
      element(
        "table",
        {},
        element("caption", {}, `${reading.series.map(captionText).join("; ")}. ${settingsText(reading.settings)}.`),
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

function captionText(series) {
  return `${series.title}: ${series.about}`;
}

// A head and one line per token; `written` for people, otherwise numbers with all digits that hold.
function tableRows(reading, { written }) {
  const several = reading.series.length > 1;
  const columns = ["rank", "logit", "logit/T", "probability"];
  const head = ["token", "id"];
  for (const series of reading.series) {
    head.push(...columns.map((name) => (several ? `${name}, ${series.title}` : name)));
  }
  const lines = reading.entries.map((entry, i) => {
    const line = [written ? entry.token : entry.token.label, written ? String(entry.token.id) : entry.token.id];
    for (const number of reading.rows[i]) {
      if (written) {
        line.push(countText(number.rank), realText(number.logit, 3), realText(number.heated, 3));
        line.push(number.cut ? "cut" : preciseText(number.p, number.exact));
      } else {
        line.push(number.rank, plainNumber(number.logit), plainNumber(number.heated));
        line.push(Number(number.p.toPrecision(6)));
      }
    }
    return line;
  });
  const rest = [`all other ${reading.otherCount} tokens`, ""];
  for (const number of reading.others) {
    rest.push("", "", "", written ? preciseText(number.p, number.exact) : Number(number.p.toPrecision(6)));
  }
  return reading.otherCount > 0 ? [head, ...lines, rest] : [head, ...lines];
}

// As many digits as a float32 carries; what is infinite is no number in a CSV file.
function plainNumber(value) {
  return Number.isFinite(value) ? Number(float32Text(Math.fround(value))) : "";
}

function csvText(reading) {
  return tableRows(reading, { written: false }).map(csvLine).join("");
}

function download(name, blob) {
  const url = URL.createObjectURL(blob);
  element("a", { href: url, download: name }).click();
  setTimeout(() => URL.revokeObjectURL(url), 10_000);
}

function fileName(reading, extension) {
  const words = reading.series.map((series) => series.title).join(" ");
  const plain = words.toLowerCase().replace(/[^a-z0-9]+/g, "-").replace(/^-|-$/g, "");
  return `logitscope-${plain.slice(0, 60) || "distribution"}.${extension}`;
}
