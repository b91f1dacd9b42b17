// The reliability diagram as a picture: what was said against how often it was right, the band that a
// perfect forecaster shows by chance, and how many answers each bin holds.

import { element, svgElement } from "../../../../components/widgets/web/elements.js";
import { percentMark, percentText } from "../../../../components/widgets/web/numbers.js";

const HEIGHT = 340;
const ROOM = { left: 64, right: 22, top: 10, bottom: 84 };
const COUNTS = 34; // pixels of the highest column of counts, below the plot
const MARKS = [0, 0.25, 0.5, 0.75, 1];

export class Diagram {
  width = 0;

  constructor() {
    this.axes = svgElement("g.axes");
    this.moving = svgElement("g");
    this.picture = svgElement("svg.diagram", { role: "img" }, this.axes, this.moving);
    this.element = element("div.plot", {}, this.picture);
  }

  fit(width) {
    this.width = width;
    this.picture.setAttribute("viewBox", `0 0 ${width} ${HEIGHT}`);
    this.picture.style.height = `${HEIGHT}px`;
    const [left, right, top, bottom] = [this.x(0), this.x(1), this.y(1), this.y(0)];
    const marks = MARKS.flatMap((at) => [
      svgElement("path.grid", { d: `M${left} ${this.y(at)}H${right}` }),
      text(left - 6, this.y(at) + 4, "end", percentMark(at)),
      text(this.x(at), bottom + 16, "middle", percentMark(at)),
    ]);
    this.axes.replaceChildren(
      ...marks,
      svgElement("path.even", { d: `M${left} ${bottom}L${right} ${top}` }),
      text((left + right) / 2, HEIGHT - 2, "middle", "said: probability of the chosen option"),
      turned(12, (top + bottom) / 2, "how often right"),
    );
  }

  // `own` is an answer of the person's question, or null.
  draw(found, own, label) {
    this.picture.setAttribute("aria-label", label);
    const most = Math.max(...found.bins.map((bin) => bin.count));
    const points = found.bins.map((bin) => `${this.x(bin.confidence)} ${this.y(bin.right)}`);
    this.moving.replaceChildren(
      ...found.bins.map((bin) => this.band(bin)),
      ...found.bins.map((bin) => this.column(bin, most)),
      svgElement("path.line", { d: `M${points.join("L")}` }),
      ...found.bins.map((bin) => this.point(bin)),
      ...(own ? [this.ring(own)] : []),
    );
  }

  band(bin) {
    const y = this.y(bin.high);
    return svgElement("rect.band", {
      x: this.x(bin.from),
      y,
      width: this.x(bin.to) - this.x(bin.from),
      height: Math.max(this.y(bin.low) - y, 2),
    });
  }

  column(bin, most) {
    const height = (COUNTS * bin.count) / most;
    const y = this.y(0) + 24 + COUNTS - height;
    const width = this.x(bin.to) - this.x(bin.from) - 2;
    return svgElement("rect.count", { x: this.x(bin.from) + 1, y, width, height });
  }

  point(bin) {
    const said = `${bin.count} answers: said ${percentText(bin.confidence)}, right ${percentText(bin.right)}`;
    return svgElement(
      "circle.point",
      { cx: this.x(bin.confidence), cy: this.y(bin.right), r: 3 + Math.sqrt(bin.count) / 2 },
      svgElement("title", {}, said),
    );
  }

  ring(own) {
    const said = `Your own question: said ${percentText(own.sure)}, ${own.right ? "right" : "wrong"}`;
    return svgElement(
      "circle.own",
      { cx: this.x(own.sure), cy: this.y(Number(own.right)), r: 8 },
      svgElement("title", {}, said),
    );
  }

  x(share) {
    return ROOM.left + share * (this.width - ROOM.left - ROOM.right);
  }

  y(share) {
    return ROOM.top + (1 - share) * (HEIGHT - ROOM.top - ROOM.bottom);
  }
}

function text(x, y, anchor, written) {
  return svgElement("text", { x, y, "text-anchor": anchor }, written);
}

function turned(x, y, written) {
  const attributes = { "text-anchor": "middle", transform: `translate(${x} ${y}) rotate(-90)` };
  return svgElement("text", attributes, written);
}
