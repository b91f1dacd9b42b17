"""Which task is taught, with how many demonstrations and which ones; and a task of one's own."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

import streamlit as st

from backend.analyses.application.by_example import LIMIT, MOST, Pair, Task, drawn, task, tasks
from backend.text.limits import encode_within
from components.frame import prose
from components.results import shared
from components.state import driven, fields, text_history, workspace
from pages.application.prompting import DEFAULT, FIRST

OWN = "own"
HIGHEST_DRAW = 999

_SHOTS = 4
_ARROW = re.compile(r"\s*(?:->|→|\t)\s*")
_OWN_PAIRS = "dog -> woof\ncat -> meow\ncow -> moo\nduck -> quack\nbee -> buzz"
_OWN_INPUT = "sheep"


@dataclass(frozen=True)
class Teaching:
    """What is taught now, and by which demonstrations.

    Attributes:
        task: of the set; None: one's own.
        pairs: all that demonstrations are taken from.
        count, draw: how many of them, and which sample.
        shown: the demonstrations that stand in the prompt.
        answer: what is right for the input; empty if nobody has said so.
    """

    task: Task | None
    pairs: tuple[Pair, ...]
    count: int
    draw: int
    shown: tuple[Pair, ...]
    answer: str

    @property
    def name(self) -> str:
        return self.task.name if self.task else "Your own"


def chips() -> Task | None:
    """The task that is chosen; None: one's own. Another task brings an input of its own."""
    names = {one.id: one.name for one in tasks()} | {OWN: "Your own"}
    now = workspace.own("task", FIRST)
    if now not in names:
        now = FIRST
        workspace.settle(own={**workspace.space().own, "task": FIRST})
    key = driven.key_of("task", now)

    def turn() -> None:
        chosen = st.session_state[key]
        if chosen in names and chosen != now:
            text_history.put(_OWN_INPUT if chosen == OWN else task(chosen).asked[0][0])
            workspace.keep_own({"task": None if chosen == FIRST else chosen})

    with st.container(key="tasks"):  # a lesson points at it
        st.pills(
            "Task",
            list(names),
            key=key,
            on_change=turn,
            format_func=lambda one: names[one],
            required=True,
            label_visibility="collapsed",
        )
    return None if now == OWN else task(now)


def teaching(name: str, chosen: Task | None) -> tuple[str, Teaching]:
    """The input, the slider, and what they make. Raises TextTooLong for one's own pairs."""
    line, slider, buttons = st.columns([1.7, 2.3, 3.4], vertical_alignment="bottom")
    with line:
        text = fields.text(chosen.asked[0][0] if chosen else _OWN_INPUT)
    with slider, st.container(key="shots_place"):  # a lesson points at it
        count: int = fields.own_value(
            st.slider,
            "shots",
            _SHOTS,
            fields.one_of(range(MOST + 1)),
            "Demonstrations",
            0,
            MOST,
        )
    draw = _draw()
    row = buttons.container(horizontal=True, gap="small")
    row.button(
        "Another input",
        icon=":material/skip_next:",
        key="input_next",
        width="stretch",
        disabled=chosen is None,
        on_click=_another,
        args=(chosen,),
    )
    row.button(
        "Other demonstrations",
        icon=":material/shuffle:",
        key="demonstrations_next",
        width="stretch",
        disabled=count == 0,
        help=f"Sample {draw + 1}: a different choice, in a different order",
        on_click=_redraw,
    )
    pairs = chosen.shown if chosen else _own_pairs(name)
    shown = drawn(pairs, count, draw, without=text)
    return text, Teaching(chosen, pairs, count, draw, shown, _answer(chosen, pairs, text))


def read_pairs(typed: str) -> tuple[Pair, ...]:
    """Lines such as "in -> out", each input once; what has no arrow is left out."""
    found: dict[str, str] = {}
    for line in typed.splitlines():
        given, arrow, answer = _parted(line)
        if given and arrow and answer:
            found.setdefault(given, answer)
    return tuple(Pair(*one) for one in found.items())


def _parted(line: str) -> tuple[str, str, str]:
    arrow = _ARROW.search(line)
    if arrow is None:
        return line.strip(), "", ""
    return line[: arrow.start()].strip(), "->", line[arrow.end() :].strip()


def _own_pairs(name: str) -> tuple[Pair, ...]:
    typed = fields.own_text(
        "pairs",
        _OWN_PAIRS,
        f"Your pairs, one a line: in -> out; at most {MOST + 1}",
        rows=5,
        most=9,
    )
    pairs = read_pairs(typed)
    if not pairs:
        prose.info("Write at least one line such as “dog -> woof”.", icon=":material/edit:")
    if len(pairs) > MOST + 1:
        prose.caption(f":material/content_cut: Only the first {MOST + 1} pairs are taken.")
    for one in pairs[: MOST + 1]:
        for part in (one.given, one.answer):
            encode_within(shared.vocabulary(name), part, LIMIT)
    return pairs[: MOST + 1]


def _answer(chosen: Task | None, pairs: Sequence[Pair], text: str) -> str:
    if chosen is not None:
        return next(iter(chosen.answers_to(text)), "")
    return next((one.answer for one in pairs if one.given == text), "")


def _draw() -> int:
    try:
        return int(fields.one_of(range(HIGHEST_DRAW + 1))(workspace.own("draw", "0")))
    except ValueError:
        workspace.settle(own={**workspace.space().own, "draw": "0"})
        return 0


def _redraw() -> None:
    following = (_draw() + 1) % (HIGHEST_DRAW + 1)
    workspace.keep_own({"draw": str(following) if following else None})


def _another(chosen: Task | None) -> None:
    if chosen is None:
        return
    every = [given for given, _ in chosen.asked]
    now = workspace.current_text(DEFAULT)
    place = every.index(now) if now in every else -1
    text_history.put(every[(place + 1) % len(every)])
