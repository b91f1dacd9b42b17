// The strip in the browser. Draws what Python sends, keeps the choice and the focus while Python
// is busy, and lights up spans that share bytes. All text goes in as textContent.

const SEND_AFTER_MS = 150 // arrow keys held down report where they end, not every step
const LONG = 300 // a row of more spans is laid out only while it is in view
const FRAMES = 5 // to bring a choice into view
const NEWLINE = "⏎" // how Python writes a line break in a label
const SPOKEN = { "␣": " space ", "⏎": " line break ", "⇥": " tab ", "␍": " return " }

const strips = new WeakMap() // one per mounted component; the default export runs at every change

export default function ({ data, parentElement, setTriggerValue }) {
  let strip = strips.get(parentElement)
  if (!strip) strips.set(parentElement, (strip = new Strip(parentElement)))
  strip.update(data[0], index => setTriggerValue("select", index))
  return () => {
    strip.remove()
    strips.delete(parentElement)
  }
}

class Strip {
  constructor(parent) {
    this.rows = []
    this.lit = []
    this.root = element("div", "strip")
    this.tip = new Tip()
    this.choice = new Choice()
    parent.append(this.root, this.tip.box)

    this.root.onpointerover = event => this.point(this.spanOf(event))
    this.root.onpointerleave = () => this.point(null)
    this.root.addEventListener("focusin", event => this.focus(this.spanOf(event)))
    this.root.addEventListener("focusout", () => this.point(null))
    this.root.onclick = event => this.click(this.spanOf(event))
    this.root.onkeydown = event => this.press(event)
    this.onscroll = () => this.tip.hide()
    window.addEventListener("scroll", this.onscroll, { capture: true, passive: true })
  }

  remove() {
    window.removeEventListener("scroll", this.onscroll, { capture: true })
    this.choice.forget()
    this.root.remove()
    this.tip.box.remove()
  }

  update(data, send) {
    this.selectable = data.selectable
    this.choice.send = send
    const count = data.rows.length
    const anew = data.rows.map((row, place) => {
      const known = (this.rows[place] ??= new RowView(place, this.root))
      return known.update(row, { selectable: data.selectable && place === 0, label: data.label })
    })
    for (const row of this.rows.splice(count)) row.box.remove()
    this.root.classList.toggle("titled", data.rows.some(row => row.title))
    this.root.classList.toggle("selectable", data.selectable)
    if (anew.some(Boolean)) this.point(null)
    const news = this.choice.adopt(data.selected, anew[0])
    this.mark()
    if (news) this.reveal(FRAMES)
  }

  // A choice that comes from Python (a link, a new text) is brought into view, if the strip has a
  // frame of its own to scroll in. The page itself never moves. A long row has its full height only
  // some frames after it has come into view.
  reveal(frames) {
    requestAnimationFrame(() => {
      const chosen = this.selectable && this.rows[0]?.spans[this.choice.index]
      const frame = chosen && frameAround(this.root)
      if (frame) bringIntoView(chosen.box, frame)
      if (frames > 1) this.reveal(frames - 1)
    })
  }

  // Show the choice: on its own span, and on whatever lies under it in the other rows.
  mark() {
    const chosen = this.selectable ? this.rows[0]?.spans[this.choice.index] : undefined
    for (const row of this.rows) {
      const under = chosen ? row.sharing(chosen) : []
      row.mark(row === this.rows[0] ? chosen : undefined, under)
    }
  }

  spanOf(event) {
    const box = event.target.closest?.(".span")
    return box ? this.rows[box.dataset.row].spans[box.dataset.index] : null
  }

  // Light up everything that shares a byte with `span` and say what it is; null puts it out.
  point(span) {
    for (const box of this.lit) box.classList.remove("lit")
    this.lit = span ? this.rows.flatMap(row => row.sharing(span).map(shared => shared.box)) : []
    for (const box of this.lit) box.classList.add("lit")
    if (span) this.tip.show(span)
    else this.tip.hide()
  }

  focus(span) {
    if (!span) return
    this.rows[span.row].reach(span)
    this.point(span)
  }

  click(span) {
    if (!span) return
    span.box.focus({ preventScroll: true })
    if (!this.selectable) return
    // In another row, the click chooses the first span of the first row on the same bytes.
    const chosen = span.row === 0 ? span : this.rows[0].sharing(span)[0]
    if (chosen) this.choose(chosen, 0)
  }

  press(event) {
    const span = this.spanOf(event)
    if (!span || event.altKey || event.ctrlKey || event.metaKey) return
    const row = this.rows[span.row]
    const chooses = this.selectable && span.row === 0
    let next
    if (event.key === "ArrowRight") next = row.spans[span.index + 1]
    else if (event.key === "ArrowLeft") next = row.spans[span.index - 1]
    else if (event.key === "Home") next = row.spans[0]
    else if (event.key === "End") next = row.spans.at(-1)
    else if (event.key === "ArrowUp") next = row.inLineBeside(span, -1)
    else if (event.key === "ArrowDown") next = row.inLineBeside(span, 1)
    else if (event.key === "Escape") return this.tip.hide()
    else if (event.key === "Enter" || event.key === " ") {
      if (chooses) this.choose(span, 0)
      return event.preventDefault()
    } else return
    event.preventDefault() // also at the ends: the page must not scroll under an arrow key
    if (!next) return
    next.box.focus()
    if (chooses) this.choose(next, SEND_AFTER_MS)
  }

  choose(span, delay) {
    this.choice.make(span.index, delay)
    this.mark()
    this.rows[0].reach(span)
  }
}

// Which span is chosen. The browser decides at once and tells Python; what Python sends back
// counts only when it is news: an answer to an older click must not undo a newer one.
class Choice {
  index = null
  fromPython = null
  unanswered = []
  timer = undefined
  send = () => {}

  make(index, delay) {
    this.index = index
    this.forget()
    if (delay) this.timer = setTimeout(() => this.report(), delay)
    else this.report()
  }

  report() {
    this.timer = undefined
    if (this.index === this.fromPython && !this.unanswered.length) return
    this.unanswered.push(this.index)
    this.send(this.index)
  }

  // Returns whether Python has decided something that the browser did not know.
  adopt(index, newText) {
    const before = this.index
    const answered = this.unanswered.lastIndexOf(index)
    if (newText) {
      this.forget()
      this.unanswered = []
      this.index = index
    } else if (answered >= 0) {
      this.unanswered.splice(0, answered + 1)
      if (!this.unanswered.length && this.timer === undefined) this.index = index
    } else if (index !== this.fromPython && this.timer === undefined) {
      this.unanswered = []
      this.index = index
    }
    this.fromPython = index
    return newText || this.index !== before
  }

  forget() {
    clearTimeout(this.timer)
    this.timer = undefined
  }
}

class RowView {
  constructor(place, root) {
    this.place = place
    this.spans = []
    this.under = []
    this.box = element("div", "row")
    this.title = element("div", "title")
    this.line = element("div", "line")
    // The strip runs in the order the model reads, first token left, also for Arabic or Hebrew:
    // a place in the strip is a place in the model's input, and the right arrow key means "next".
    // Inside a span the text has its own direction (dir="auto").
    this.line.dir = "ltr"
    this.box.append(this.title, this.line)
    root.append(this.box)
  }

  // True if the spans are new ones, false if only their looks changed (the boxes, and with them
  // the focus, stay).
  update(row, { selectable, label }) {
    const shape = JSON.stringify([
      selectable, row.starts, row.ends, row.labels, row.wholes, row.opens,
    ])
    const anew = shape !== this.shape
    const focused = anew ? this.spans.findIndex(span => span.box.matches(":focus")) : -1
    if (anew) this.build(row, selectable)
    this.shape = shape

    this.title.textContent = row.title
    this.title.hidden = !row.title
    this.box.dataset.tone = row.tone
    this.line.setAttribute("aria-label", [label, row.title].filter(Boolean).join(": "))
    this.spans.forEach((span, index) => span.dress(row, index, this.spans.length))
    for (const group of this.groups) group.dress(row)
    if (focused >= 0) this.spans[Math.min(focused, this.spans.length - 1)]?.box.focus()
    return anew
  }

  build(row, selectable) {
    this.selectable = selectable
    this.line.setAttribute("role", selectable ? "listbox" : "list")
    if (selectable) this.line.setAttribute("aria-orientation", "horizontal")
    else this.line.removeAttribute("aria-orientation")

    this.spans = []
    this.groups = []
    const drawn = []
    let group = null
    let shaded = false // neighbours differ in shade; spans that share a character share the shade
    row.labels.forEach((label, index) => {
      const whole = row.wholes[index]
      const goesOn = whole && group && !row.opens[index]
      if (!goesOn) shaded = !shaded
      const span = new SpanView(this.place, index, row.starts[index], row.ends[index], selectable)
      span.box.classList.toggle("shaded", shaded)
      this.spans.push(span)
      if (!whole) {
        group = null
        drawn.push(span.box)
      } else {
        if (!goesOn) {
          group = new GroupView(whole, selectable, shaded)
          this.groups.push(group)
          drawn.push(group.box)
        }
        group.add(span)
      }
      if (label.includes(NEWLINE) && !whole) {
        const end = element("span", "break")
        end.setAttribute("role", "presentation")
        drawn.push(end)
      }
    })
    this.line.replaceChildren(...drawn)
    this.box.classList.toggle("long", drawn.length > LONG)
    this.under = []
    this.chosen = undefined
    this.reachable = null
    if (this.spans.length) this.reach(this.spans[0])
  }

  // Roving tab stop: the row is one stop for the Tab key, arrows move inside.
  reach(span) {
    if (this.reachable) this.reachable.box.tabIndex = -1
    span.box.tabIndex = 0
    this.reachable = span
  }

  mark(chosen, under) {
    for (const span of this.under) span.box.classList.remove("under")
    for (const span of under) span.box.classList.add("under")
    this.under = under
    if (!this.selectable) return
    if (this.chosen !== chosen) this.chosen?.box.setAttribute("aria-selected", "false")
    chosen?.box.setAttribute("aria-selected", "true")
    this.chosen = chosen
    const focused = this.line.getRootNode().activeElement
    if (chosen && !this.line.contains(focused)) this.reach(chosen)
  }

  // Spans are in text order: find the first that ends after `span` starts, walk until one is past.
  sharing({ start, end }) {
    let low = 0
    let high = this.spans.length
    while (low < high) {
      const middle = (low + high) >> 1
      if (this.spans[middle].end > start) high = middle
      else low = middle + 1
    }
    const shared = []
    for (; low < this.spans.length && this.spans[low].start < end; low++) shared.push(this.spans[low])
    return shared
  }

  // The span nearest to `span` in the line of boxes above (-1) or below (1).
  inLineBeside(span, direction) {
    const from = span.box.getBoundingClientRect()
    const middle = (from.left + from.right) / 2
    let best = null
    let bestLine = 0
    let bestAside = 0
    for (let index = span.index + direction; this.spans[index]; index += direction) {
      const box = this.spans[index].box.getBoundingClientRect()
      const line = direction > 0 ? box.top - from.bottom : from.top - box.bottom
      if (line < -1) continue
      if (best && line > bestLine + from.height / 2) break
      const aside = Math.abs((box.left + box.right) / 2 - middle)
      if (!best || aside < bestAside) [best, bestLine, bestAside] = [this.spans[index], line, aside]
    }
    return best
  }
}

class SpanView {
  constructor(row, index, start, end, selectable) {
    Object.assign(this, { row, index, start, end })
    this.box = element("span", "span")
    this.box.dataset.row = row
    this.box.dataset.index = index
    this.box.tabIndex = -1
    this.box.setAttribute("role", selectable ? "option" : "listitem")
    if (selectable) this.box.setAttribute("aria-selected", "false")
    this.text = element("bdi", "text")
    this.text.dir = "auto"
    this.box.append(this.text)
  }

  dress(row, index, count) {
    const kind = row.kinds[index]
    const value = row.values[index]
    this.label = kind === "hidden" ? "hidden" : row.labels[index]
    this.detail = row.details[index]
    this.place = `${index + 1} of ${count}`

    const label = kind === "hidden" ? "" : row.labels[index]
    if (this.text.textContent !== label) this.text.textContent = label
    this.box.dataset.kind = kind
    this.box.dataset.sign = value === null ? "none" : value < 0 ? "minus" : "plus"
    this.box.style.setProperty("--strength", value === null ? 0 : Math.min(1, Math.abs(value)))

    const note = row.notes[index]
    if (note && !this.note) this.box.append((this.note = element("span", "note")))
    if (!note) {
      this.note?.remove()
      this.note = undefined
    } else if (this.note.textContent !== note) this.note.textContent = note
    const name = [spoken(this.label), note, this.place, this.detail].filter(Boolean).join(", ")
    if (this.box.ariaLabel !== name) this.box.ariaLabel = name
  }
}

// Spans that share a character: joined, with the character above them.
class GroupView {
  constructor(whole, selectable, shaded) {
    this.whole = whole
    this.members = []
    this.box = element("span", "group")
    this.box.classList.toggle("shaded", shaded)
    this.box.setAttribute("role", selectable ? "group" : "presentation")
    this.head = element("bdi", "whole")
    this.head.dir = "auto"
    this.head.setAttribute("aria-hidden", "true")
    this.parts = element("span", "parts")
    this.parts.setAttribute("role", "presentation")
    this.box.append(this.head, this.parts)
    if (selectable) this.box.ariaLabel = `together ${spoken(whole)}`
  }

  add(span) {
    this.members.push(span.index)
    this.parts.append(span.box)
  }

  // Who does not see all the parts does not see the character.
  dress(row) {
    const kinds = this.members.map(index => row.kinds[index])
    const shown = kinds.some(kind => kind === "hidden" || kind === "unseen") ? "" : this.whole
    if (this.head.textContent !== shown) this.head.textContent = shown
    this.box.classList.toggle("gap", kinds.every(kind => kind === "hidden"))
  }
}

// What a span is, beside the pointer or the focus. A popover: no container can cut it off.
class Tip {
  constructor() {
    this.box = element("div", "tip")
    this.box.popover = "manual"
    this.box.setAttribute("aria-hidden", "true") // a screen reader has it as the span's name
    this.label = element("bdi", "tip-label")
    this.label.dir = "auto"
    this.place = element("span", "tip-place")
    this.detail = element("div", "tip-detail")
    const first = element("div", "tip-first")
    first.append(this.label, this.place)
    this.box.append(first, this.detail)
  }

  show(span) {
    this.label.textContent = span.label
    this.place.textContent = span.place
    this.detail.textContent = span.detail
    this.box.showPopover?.()
    const target = span.box.getBoundingClientRect()
    const own = this.box.getBoundingClientRect()
    const left = Math.max(8, Math.min(target.left, innerWidth - own.width - 8))
    const above = target.top - own.height - 8
    this.box.style.left = `${left}px`
    this.box.style.top = `${above > 8 ? above : target.bottom + 8}px`
  }

  hide() {
    if (this.box.matches(":popover-open")) this.box.hidePopover()
  }
}

// The nearest container around a node that scrolls, short of the page's own.
function frameAround(node) {
  for (let box = node; box; box = box.parentElement ?? box.getRootNode().host) {
    if (box.dataset?.testid === "stMain") return null
    const scrolls = /auto|scroll/.test(getComputedStyle(box).overflowY)
    if (scrolls && box.scrollHeight > box.clientHeight) return box
  }
  return null
}

function bringIntoView(box, frame) {
  const inner = box.getBoundingClientRect()
  const outer = frame.getBoundingClientRect()
  if (inner.top >= outer.top && inner.bottom <= outer.bottom) return
  frame.scrollTop += (inner.top + inner.bottom) / 2 - (outer.top + outer.bottom) / 2
}

function element(tag, className) {
  const made = document.createElement(tag)
  made.className = className
  return made
}

// A screen reader has no word for the marks that stand for white space.
function spoken(label) {
  return label.replace(/[␣⏎⇥␍]/g, mark => SPOKEN[mark]).replace(/ +/g, " ").trim()
}
