// The slider, the diagram and its figures, drawn anew at every movement of the slider. Python sends
// the scores once, and hears of a temperature once it stays.

import { debounced } from "../../../../components/widgets/web/debounced.js";
import { element, setText } from "../../../../components/widgets/web/elements.js";
import { percentText, realText } from "../../../../components/widgets/web/numbers.js";
import { Diagram } from "./diagram.js";
import { answersAt, negativeLogLikelihood, reliabilityOf } from "./science.js";
import { TemperatureSlider } from "./temperature_slider.js";

const REPORT_MS = 250; // arrow keys held down report where they end
const SPEAK_MS = 600;

export class Chart {
  temperature = 1;
  known = undefined; // the temperature that Python has said or heard last
  frame = 0;
  reporting = debounced(REPORT_MS, () => this.report());
  speaking = debounced(SPEAK_MS, () => setText(this.spoken, this.sentence));

  constructor(parent) {
    this.slider = new TemperatureSlider(
      (temperature) => this.go(temperature),
      () => this.reporting.call(),
    );
    this.plain = button(() => this.jump(1));
    this.best = button(() => this.jump(this.data.best));
    this.diagram = new Diagram();
    this.facts = element("dl.facts");
    this.key = element("p.key");
    this.spoken = element("span.unseen", { role: "status" });
    this.root = element(
      "div.calibration",
      {},
      this.slider.element,
      element("div.buttons", {}, this.plain, this.best),
      element("div.shown", {}, this.diagram.element, this.facts),
      this.key,
      this.spoken,
    );
    parent.append(this.root);
    this.watcher = new ResizeObserver(() => this.fit());
    this.watcher.observe(this.diagram.element);
  }

  close() {
    this.reporting.flush();
    this.speaking.cancel();
    cancelAnimationFrame(this.frame);
    this.watcher.disconnect();
    this.root.remove();
  }

  update({ data: [data], setTriggerValue }) {
    this.send = (temperature) => setTriggerValue("temperature", temperature);
    this.data = data;
    if (data.temperature !== this.known && !this.reporting.waiting()) {
      this.known = data.temperature;
      this.temperature = data.temperature;
    }
    setText(this.plain, "T = 1");
    setText(this.best, `Best fit: T = ${data.best_text}`);
    setText(
      this.key,
      "Dots: answers of a bin, larger where there are more. Grey: where a perfect forecaster lies " +
        `in 95\u00a0% of cases. Columns: how many answers.${data.own ? " Ring: your own question." : ""}`,
    );
    this.fit();
  }

  fit() {
    const width = this.diagram.element.clientWidth;
    if (width > 0) this.diagram.fit(width);
    if (this.data) this.draw();
  }

  go(temperature) {
    this.temperature = temperature;
    if (this.frame === 0) this.frame = requestAnimationFrame(() => this.draw());
    this.speaking.call();
  }

  jump(temperature) {
    this.go(temperature);
    this.reporting.call();
  }

  report() {
    if (this.temperature === this.known) return;
    this.known = this.temperature;
    this.send(this.temperature);
  }

  draw() {
    this.frame = 0;
    const { scores, rights, own, best } = this.data;
    const found = reliabilityOf(answersAt(scores, rights, this.temperature));
    const [mine] = own ? answersAt([own.scores], [own.right], this.temperature) : [null];
    this.sentence = sentence(found, this.temperature);
    this.slider.draw(this.temperature);
    this.diagram.draw(found, mine, this.sentence);
    this.plain.disabled = this.temperature === 1;
    this.best.disabled = this.temperature === best;
    const cost = negativeLogLikelihood(scores, rights, this.temperature);
    this.facts.replaceChildren(
      ...fact("Right", percentText(found.hits / found.count), `${found.hits} of ${found.count}`),
      ...fact("Said, on average", percentText(found.confidence), over(found)),
      ...fact("Calibration error", realText(found.error, 3), by(found)),
      ...fact("Brier score", realText(found.brier, 3), "0 is best"),
      ...fact("Log-likelihood loss", realText(cost, 3), "in nats, lowest at the best fit"),
    );
  }
}

function over({ confidence, hits, count }) {
  const gap = confidence - hits / count;
  const points = realText(100 * Math.abs(gap), 1);
  return `${points} points ${gap < 0 ? "less" : "more"} than it is right`;
}

function by({ chanceError }) {
  return `${realText(chanceError, 3)} by chance`;
}

function sentence(found, temperature) {
  return (
    `Temperature ${realText(temperature)}: said ${percentText(found.confidence)} on average, right ` +
    `${percentText(found.hits / found.count)}. Calibration error ${realText(found.error, 3)}, ${by(found)}.`
  );
}

function fact(name, value, note) {
  const said = [element("span.number", {}, value), " ", element("span.note", {}, note)];
  return [element("dt", {}, name), element("dd", {}, ...said)];
}

function button(onclick) {
  return element("button.button", { type: "button", onclick });
}
