// The replay in the browser: a slider for the size of the vocabulary, play, step and back, and the
// words as the merges so far cut them. Python hears of a size once it stays.

const STEP_MS = 450
const CALM_STEP_MS = 1500 // for people who asked for less motion
const REPORT_MS = 250 // arrow keys held down report where they end
const SLIDER_END = 1000
const NEWLINE = "⏎" // how Python writes a line break in a label

const replays = new WeakMap() // one per mounted component; the default export runs at every change

export default function ({ data, parentElement, setTriggerValue }) {
  let shown = replays.get(parentElement)
  if (!shown) replays.set(parentElement, (shown = new Replay(parentElement)))
  shown.update(data[0], size => setTriggerValue("size", size))
  return () => {
    shown.remove()
    replays.delete(parentElement)
  }
}

class Replay {
  count = 0 // merges so far
  known = "" // what was learned, to notice when it is something else
  playing = undefined
  reporting = undefined

  constructor(parent) {
    this.slider = element("input", "slider")
    Object.assign(this.slider, { type: "range", min: 0, max: SLIDER_END, step: 1, id: "size" })
    this.slider.oninput = () => {
      this.stop()
      this.go(this.countAt(Number(this.slider.value)))
    }
    const label = element("label", "name", "Vocabulary")
    label.htmlFor = "size"
    this.size = element("output", "size")
    this.size.htmlFor = "size"
    this.scale = element("div", "scale")
    this.scale.ariaHidden = "true"
    const track = element("div", "track")
    track.append(this.slider, this.scale)
    const settings = element("div", "settings")
    settings.append(label, track, this.size)

    this.back = button("Back", () => this.press(this.now.last))
    this.play = button("Play", () => this.toggle())
    this.step = button("Step", () => this.press(this.now.next + 1))
    this.start = button("From the start", () => this.press(0))
    this.said = element("p", "said")
    this.said.setAttribute("role", "status")
    const buttons = element("div", "buttons")
    buttons.append(this.back, this.play, this.step, this.start)
    const controls = element("div", "controls")
    controls.append(buttons, this.said)

    this.line = element("div", "line")
    this.line.dir = "ltr"
    this.line.setAttribute("role", "list")
    const strip = element("div", "strip")
    strip.append(this.line)
    this.facts = element("p", "facts")

    this.root = element("div", "replay")
    this.root.append(settings, controls, strip, this.facts)
    parent.append(this.root)
  }

  remove() {
    this.stop()
    clearTimeout(this.reporting)
    this.root.remove()
  }

  update(data, send) {
    this.send = send
    const learned = JSON.stringify([data.text_bytes, data.left.length, data.times])
    const words = JSON.stringify(data.words)
    if (learned === this.known && words === this.shown) return
    if (learned !== this.known) {
      this.stop()
      this.count = Math.max(0, data.size - BYTES)
      this.ranks = ranksOf(data.left, data.right)
      this.rest = [data.text_bytes] // tokens of the whole text after so many merges
      for (const times of data.times) this.rest.push(this.rest.at(-1) - times)
    }
    this.known = learned
    this.shown = words
    this.data = data
    this.line.setAttribute("aria-label", data.label)
    this.drawScale()
    this.draw()
  }

  get largest() {
    return this.data.left.length
  }

  // Each doubling of the vocabulary has the same room on the slider: early merges matter most.
  countAt(place) {
    return Math.round(BYTES * ((BYTES + this.largest) / BYTES) ** (place / SLIDER_END)) - BYTES
  }

  placeOf(count) {
    const whole = Math.log((BYTES + this.largest) / BYTES)
    return whole ? (SLIDER_END * Math.log((BYTES + count) / BYTES)) / whole : 0
  }

  go(count) {
    this.count = Math.min(Math.max(count, 0), this.largest)
    this.draw()
    if (this.playing === undefined) this.report()
  }

  report() {
    clearTimeout(this.reporting)
    this.reporting = setTimeout(() => this.send(BYTES + this.count), REPORT_MS)
  }

  press(count) {
    this.stop()
    this.go(count)
  }

  toggle() {
    if (this.playing !== undefined) {
      this.stop()
      return this.report()
    }
    if (this.now.next === Infinity) this.go(0)
    this.said.ariaLive = "off" // nobody can listen that fast
    this.play.textContent = "Pause"
    this.playing = setInterval(() => {
      this.go(this.now.next + 1)
      if (this.now.next === Infinity) {
        this.stop()
        this.report()
      }
    }, matchMedia("(prefers-reduced-motion: reduce)").matches ? CALM_STEP_MS : STEP_MS)
  }

  stop() {
    clearInterval(this.playing)
    this.playing = undefined
    this.play.textContent = "Play"
    this.said.ariaLive = "polite"
  }

  draw() {
    this.now = replay(this.data.words, this.ranks, this.count)
    const size = number(BYTES + this.count)
    const place = this.placeOf(this.count)
    this.slider.value = place
    this.slider.style.setProperty("--share", place / SLIDER_END)
    this.slider.setAttribute("aria-valuetext", `${size} tokens`)
    this.size.textContent = `${size} tokens`
    this.back.disabled = this.now.last < 0
    this.step.disabled = this.now.next === Infinity
    this.start.disabled = this.count === 0
    this.drawSaid()
    this.drawLine()
    const here = this.now.words.reduce((sum, word) => sum + word.length, 0)
    const all = this.rest[this.count]
    this.facts.textContent =
      `Here: ${number(here)} tokens for ${number(this.data.words.flat().length)} bytes. ` +
      `The whole text it learned from: ${number(all)} tokens, ` +
      `${(this.data.text_bytes / all).toFixed(2)} bytes each.`
  }

  // The merge that was learned last, in words.
  drawSaid() {
    const merge = this.count - 1
    if (merge < 0) {
      this.said.replaceChildren("No merge yet: every byte is a token.")
      return
    }
    const { labels, left, right, times } = this.data
    this.said.replaceChildren(
      `Merge ${number(merge + 1)}: `,
      bit(labels[left[merge]]), " + ", bit(labels[right[merge]]), " → ",
      bit(labels[BYTES + merge]), `, made ${number(times[merge])} times in the whole text`,
    )
  }

  drawLine() {
    const made = BYTES + this.count - 1
    const boxes = []
    let shaded = false
    for (const word of this.now.words) {
      for (const token of word) {
        const label = this.data.labels[token]
        const box = element("span", "span")
        box.setAttribute("role", "listitem")
        shaded = !shaded
        box.classList.toggle("shaded", shaded)
        box.classList.toggle("made", this.count > 0 && token === made)
        const text = element("bdi", "text", label)
        text.dir = "auto"
        box.append(text)
        boxes.push(box)
        if (label.includes(NEWLINE)) {
          const end = element("span", "break")
          end.setAttribute("role", "presentation")
          boxes.push(end)
        }
      }
    }
    this.line.replaceChildren(...boxes)
  }

  drawScale() {
    const last = BYTES + this.largest
    const sizes = [BYTES]
    while (sizes.at(-1) * 2 <= last) sizes.push(sizes.at(-1) * 2)
    const free = SLIDER_END - this.placeOf(sizes.at(-1) - BYTES)
    if (this.largest && free > SLIDER_END / 6) sizes.push(last)
    const marks = sizes.map(size => {
      const mark = element("span", "", number(size))
      mark.style.setProperty("--at", this.placeOf(size - BYTES) / SLIDER_END)
      return mark
    })
    this.scale.replaceChildren(...marks)
  }
}

function bit(label) {
  const box = element("bdi", "bit", label)
  box.dir = "auto"
  return box
}

function button(text, act) {
  const made = element("button", "button", text)
  made.type = "button"
  made.onclick = act
  return made
}

function element(tag, className, text = "") {
  const made = document.createElement(tag)
  made.className = className
  made.textContent = text
  return made
}

function number(value) {
  return value.toLocaleString("en-US")
}
