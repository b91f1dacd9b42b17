"""A strip of everything a span can be, for the browser tests. Run by `streamlit run`."""

from __future__ import annotations

import sys
from dataclasses import replace
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[3]))

import streamlit as st

from components.widgets.token_strip import Row, Span, token_strip
from tests.browser.widgets.begin_again import begin_again, tell

begun, state = begin_again()
state.setdefault("chosen", 1)
state.setdefault("runs", 0)
state.setdefault("told", 0)
state.runs += 1


def spans(labels: list[str]) -> list[Span]:
    made, start = [], 0
    for position, label in enumerate(labels):
        made.append(Span(start, start + 2, label, f"id {position}"))
        start += 2
    return made


def choose(index: int) -> None:
    state.chosen = index
    state.told += 1


LABELS = ["<b>One</b>", "␣two", "␣three.⏎", "שלום", "␣مرحبا", "⟨F0 9F⟩", "⟨A6⟩", "x" * 200, "␣end"]
text = spans(LABELS)
for position in (5, 6):
    text[position] = replace(text[position], kind="part", whole="🦜", opens=position == 5)
text.append(Span(18, 20, "<|endoftext|>", "id 0", kind="special"))
strengths = [None, 1.0, -1.0, 0.5, -0.5, 0.1, -0.1, 0.0, 1.0, None]


def coloured(row: list[Span], signed: bool) -> list[Span]:
    return [
        replace(span, value=value if signed or value is None else abs(value), note="9.35")
        for span, value in zip(row, strengths, strict=True)
    ]


st.button("Run again")
st.button("Choose the fifth", on_click=lambda: state.update(chosen=4))
st.text(f"chosen {state.chosen}, told {state.told}, runs {state.runs}")
extra = st.toggle("Colours", key=f"colours{begun}")

token_strip(
    [
        Row("", coloured(text, signed=True) if extra else text, "gain" if extra else "plain"),
        Row("words", [Span(0, 4, "one two", "first"), Span(4, 20, "the rest", "second")]),
    ],
    key=f"strip{begun}",
    selected=state.chosen,
    on_select=choose,
    label="Tokens",
)
token_strip(
    [
        Row("left", [*text[:4], *(replace(span, kind="unseen") for span in text[4:])], "left"),
        Row(
            "gap",
            [replace(span, kind="hidden") if 5 <= i <= 6 else span for i, span in enumerate(text)],
        ),
        Row("left in colour", coloured(text, signed=False), "left"),
        Row("both in colour", coloured(text, signed=False), "both"),
        Row("gain in colour", coloured(text, signed=True), "gain"),
    ],
    key=f"looks{begun}",
    label="Looks",
)
token_strip(
    [
        Row("1500 spans", spans([f"␣{number}" for number in range(1500)])),
        Row("100 spans", [Span(30 * i, 30 * i + 30, f"part {i}", "") for i in range(100)]),
    ],
    key=f"many{begun}",
    label="Many",
)
token_strip(
    [
        Row("", text[:3], first="<s>", last="</s>"),
        Row("again", text[:3], "left", first="<|endoftext|>"),
    ],
    key=f"edges{begun}",
    selected=1,
    on_select=lambda _: None,
    label="Edges",
)
tell(begun)
