"""Every string of a list in every text field and every parameter of every page: what goes wrong?

Lists are given by their paths: JSON arrays of strings, such as `blns.json` of the npm package
`big-list-of-naughty-strings`; without one, nothing is tried. Not a test: with all strings it takes
hours. What it finds is mended as a class, and the string that found it is kept by a test.

    python -m tests.benchmarks.naughty_strings blns.json [more.json ...] [--page tokens]

In one run of a page each of its fields holds another string, and over all runs each field every
string, with all sections open. A button that long work waits for is pressed with every tenth. The
networks keep their first two layers (`--layers`): what a page does with a string does not hang on
what a model thinks of it, and a run takes a fraction of the time.
"""

from __future__ import annotations

import argparse
import json
import re
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path
from time import perf_counter
from typing import Any

import streamlit
from streamlit.testing.v1 import AppTest

from backend.models.networks.packed_llama import PackedLlama
from backend.text.clean import clean
from backend.text.limits import beginning
from components.frame import prose
from components.frame.page_card import PageCard
from components.frame.question import Number, Word
from components.frame.term_marks import Marker
from components.state.link import PARAMETERS
from tests.benchmarks.shared.side_by_side import table
from tests.pages.cards import CARDS
from tests.pages.conftest import opened
from tests.pages.screen import sections_open, text_fields, type_texts

PRESS_EVERY = 10
FRESH_EVERY = 10  # links opened in a session of their own; the others follow in the same one
# What Markdown or HTML would take for its own.
MARKED = re.compile(r"[*_`<>\[\]$~\\]|:\w+[:\[]")
TAG = re.compile(r"<\s*/?\s*[a-zA-Z]")
# Kinds of elements that show a text as it is, and fields of others that do or that nobody sees.
PLAIN = {"Text", "Code", "Arrow", "BidiComponent", "PlotlyChart", "IFrame"}
UNSEEN = {"id", "default", "value", "raw_value", "set_value", "url", "query_string", "form_id"}

Faults = dict[tuple[str, str, str], list[str]]


def faults_of(app: AppTest, strings: Mapping[str, str]) -> Iterator[tuple[str, str]]:
    """What is wrong on a page that has taken these strings, by where they were put; and which."""
    together = " | ".join(f"{where}: {one[:60]!r}" for where, one in strings.items())
    for kind, boxes in (("exception", app.exception), ("error", app.error)):
        for box in boxes:
            yield f"{kind}: {box.value[:80]}", together
    marked = {one for one in strings.values() if len(one) > 2 and MARKED.search(one)}
    tags = {one for one in strings.values() if TAG.search(one)}
    for node in _nodes(app._tree):
        proto: Any = getattr(node, "proto", None)
        kind = type(proto).__name__
        if kind == "PlotlyChart":
            seen, looked_for = list(_in_json(json.loads(proto.spec))), tags
        elif getattr(node, "type", "") in ("table", "arrow_table"):  # its cells are Markdown
            seen, looked_for = [*map(str, node.value.columns), *_cells(node.value)], marked
        elif kind in PLAIN or not hasattr(proto, "ListFields"):
            continue
        else:
            seen, looked_for = list(_strings(proto)), marked
        for text in seen:
            for one in looked_for:
                if one in re.sub(r"`+[^`]*`+", "", text):
                    yield f"unescaped in {kind}", f"{one[:60]!r} in {text[:120]!r}"


def _cells(frame: Any) -> Iterator[str]:
    for column in frame.columns:
        yield from map(str, frame[column])


def _nodes(node: Any) -> Iterator[Any]:
    yield node
    for child in getattr(node, "children", {}).values():
        yield from _nodes(child)


def _strings(message: Any) -> Iterator[str]:
    for field, value in message.ListFields():
        if field.name in UNSEEN:
            continue
        for one in value if field.is_repeated else [value]:
            if isinstance(one, str):
                yield one
            elif hasattr(one, "ListFields"):
                yield from _strings(one)


def _in_json(value: Any) -> Iterator[str]:
    match value:
        case str():
            yield value
        case list():
            for one in value:
                yield from _in_json(one)
        case dict():
            for name, one in value.items():
                if name != "customdata":
                    yield from _in_json(one)


def typed(card: PageCard, strings: list[str]) -> Iterator[tuple[str, str, str]]:
    """Every string typed into every field, with each tab open, or all folds."""
    for page in sections_open(opened(card.id), card):
        fields = sorted({*text_fields(page), *(one.key for one in page.text_input if one.key)})
        app, step = page, max(1, len(strings) // max(1, len(fields)))
        for number in range(len(strings) if fields else 0):
            given = {
                key: strings[(number + place * step) % len(strings)]
                for place, key in enumerate(fields)
            }
            here = {key: _sendable(app, key, one) for key, one in given.items()}
            here = {key: one for key, one in here.items() if key in _fields_on(app)}
            app = type_texts(app, here)
            place = f"typed, {len(fields)} fields"
            for what, which in faults_of(app, here):
                yield place, what, which
            for key, one in here.items():
                if (kept := _kept(app, card, key)) not in (None, beginning(one)):
                    yield place, f"{key} keeps something else", f"{one[:80]!r}: {kept!r:.80}"
            if not number % PRESS_EVERY:
                for button in app.button:
                    if (button.key or "").endswith("_go_on"):
                        for what, which in faults_of(button.click().run(), here):
                            yield f"{place}, started", what, which


def _sendable(app: AppTest, key: str, one: str) -> str:
    """Lone surrogates arrive from fields of ours only: as JSON. Streamlit's send UTF-8."""
    return one if key in text_fields(app) else clean(one).text


def _fields_on(app: AppTest) -> set[str]:
    return {*text_fields(app), *(one.key for one in app.text_input if one.key)}


def _kept(app: AppTest, card: PageCard, key: str) -> str | None:
    """What the workspace holds of a field; None: it is no field of its texts."""
    space = app.session_state["workspace"]["space"]
    if key == f"text_{card.path}":
        return str(space.text)
    return space.own.get(key) if key in text_fields(app) else None


def linked(card: PageCard, strings: list[str]) -> Iterator[tuple[str, str, str]]:
    """Every string as every parameter of the page at once."""
    names = [*(one.name for one in PARAMETERS), *card.own, *card.public]
    app = opened(card.id)
    for number, one in enumerate(strings):
        if clean(one).replaced:
            continue  # no address can hold it
        app = app if number % FRESH_EVERY else opened(card.id)
        app.query_params.clear()
        for name in names:
            if name not in ("lesson", "model"):
                app.query_params[name] = one
        app.run()
        for what, which in faults_of(app, {"link": one}):
            yield "link", what, which
        space = app.session_state["workspace"]["space"]
        if space.text != beginning(one):
            yield "link", "the text is something else", f"{one[:80]!r}: {space.text!r:.80}"
        for name in ("lesson", "model"):
            app.query_params.clear()
            app.query_params[name] = one
            if not number % FRESH_EVERY:
                for what, which in faults_of(app.run(), {name: one}):
                    yield f"link, {name}", what, which


def guessed(_: PageCard, strings: list[str]) -> Iterator[tuple[str, str, str]]:
    """Every string as a guess, before the bars are shown."""
    app = opened("next_token", guess="1")
    for one in strings:
        app.text_input(key="guess_typed").set_value(clean(one).text)
        app = next(button for button in app.button if "answer" in button.label).click().run()
        for what, which in faults_of(app, {"guess": one}):
            yield "guess", what, which
        for button in app.button:
            if button.label == "Guess again":
                app = button.click().run()


def answered(card: PageCard, strings: list[str]) -> Iterator[tuple[str, str, str]]:
    """Every string as the answer to one of the lesson's questions that are typed."""
    steps = [at for at, one in enumerate(card.lesson, 1) if isinstance(one.question, Number | Word)]
    for place, step in enumerate(steps):
        for one in strings[place :: len(steps)]:
            app = opened(card.id, lesson=str(step))
            app.text_input(key=f"lesson_{step}_typed").set_value(clean(one).text)
            app.button(key=f"lesson_{step}_answer").click().run()
            for what, which in faults_of(app, {"answer": one}):
                yield f"lesson {step}", what, which


def tried(
    card: PageCard, strings: list[str], asked: list[str] | None
) -> Iterator[tuple[str, str, float, Faults]]:
    ways: dict[str, Callable[[PageCard, list[str]], Iterator[tuple[str, str, str]]]] = {
        "typed": typed,
        "in links": linked,
    }
    if card.id == "next_token":
        ways["guessed"] = guessed
    if any(isinstance(one.question, Number | Word) for one in card.lesson):
        ways["answered"] = answered
    for name, way in ways.items():
        if asked and name not in asked:
            continue
        begun = perf_counter()
        faults: Faults = {}
        for where, what, which in way(card, strings):
            faults.setdefault((card.id, where, what), []).append(which)
        yield card.id, name, perf_counter() - begun, faults


def keep_layers(count: int) -> None:
    """Networks that are loaded from here on have that many layers at most."""
    made: Callable[..., None] = PackedLlama.__init__

    def shallow(self: PackedLlama, network: Any) -> None:
        network.model.layers = network.model.layers[:count]
        network.config.num_hidden_layers = min(count, network.config.num_hidden_layers)
        made(self, network)

    vars_of: Any = PackedLlama
    vars_of.__init__ = shallow


def main() -> None:
    asked = argparse.ArgumentParser()
    asked.add_argument("lists", nargs="*", type=Path)
    asked.add_argument("--page", action="append")
    asked.add_argument("--way", action="append", help="typed, in links, guessed, answered")
    asked.add_argument("--every", type=int, default=1, help="take only every so many-th string")
    asked.add_argument("--layers", type=int, default=2, help="of the networks; 30 are all")
    told = asked.parse_args()
    if not told.lists:
        print("Strings to try are not in the repository: give the path of a JSON array of them.")
        return
    strings = sorted({one for path in told.lists for one in json.loads(path.read_text("utf-8"))})
    strings = strings[:: told.every]
    keep_layers(told.layers)
    vars(prose)["marker"] = lambda: Marker({})  # its marks are not what is looked for
    print(f"{len(strings)} strings, Streamlit {streamlit.__version__}\n")
    rows: list[tuple[object, ...]] = []
    for card in CARDS:
        if told.page and card.id not in told.page:
            continue
        for page, way, seconds, faults in tried(card, strings, told.way):
            rows.append((page, way, f"{seconds:.0f}", sum(map(len, faults.values()))))
            print("|", *rows[-1], flush=True)
            for (_, where, what), which in faults.items():
                print(f"    {where}: {what} ({len(which)} times), first {which[0]}", flush=True)
    print()
    table(("page", "strings were", "seconds", "faults"), rows)


if __name__ == "__main__":
    main()
