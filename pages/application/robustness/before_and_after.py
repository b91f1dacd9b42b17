"""A prompt before and after a change: both rows of tokens, both distributions, how far apart."""

from __future__ import annotations

from dataclasses import replace
from typing import Literal

import streamlit as st

from backend.analyses.application.robustness import Moved, compared
from backend.analyses.foundations.next_token import NextToken
from backend.models.weights.provenance import called_shortly
from backend.numbers import bits_text, probability_text
from backend.probability.sampling import Sampling, distribution
from backend.text.token_changes import differing
from components.charts.titles import ending
from components.frame import announcements
from components.results import file_head, shared
from components.widgets.distribution_bars import workspace_bars
from components.widgets.live_bars import Series, Word
from components.widgets.token_strip import Row, Span, token_spans, token_strip
from pages.application.robustness import results
from pages.application.robustness.change_fields import Changed

_ROWS = 14  # half of them of each


def draw(name: str, text: str, changed: Changed) -> Moved:
    """The sentence, the strips and the bars. Returns what the sentence says."""
    ids, new_ids = (shared.vocabulary(name).encode(one) for one in (text, changed.text))
    before, after = results.before_and_after(name, tuple(ids), tuple(new_ids))
    first, second = (distribution(one.prediction.logits, Sampling()) for one in (before, after))
    found = compared(changed.change, changed.text, first, second)
    told = verdict(name, found, same=ids == new_ids)
    st.text(told)
    announcements.when_changed("change", told, at_first=False)
    _strips(name, text, changed.text)
    _bars(name, (text, changed.text), (before, after), found)
    return found


def verdict(name: str, found: Moved, *, same: bool) -> str:
    """How far apart both are, and what has become of the token that was most likely.

    Args:
        same: nothing was changed.
    """
    if same:
        return f"{found.change.label}: nothing changes in this prompt. Both distributions are one."
    vocabulary = shared.vocabulary(name)
    top, now = (vocabulary.token(one).label for one in (found.top, found.top_after))
    moved = f"{probability_text(found.before)} → {probability_text(found.after)}"
    taken = (
        "It is still the most likely token."
        if found.top == found.top_after
        else f"Most likely now: “{now}”, {probability_text(found.highest_after)}."
    )
    return (
        f"{found.change.label}: {bits_text(found.bits)} of 1 bit apart (Jensen-Shannon). "
        f"“{top}” {moved}. {taken}"
    )


def _strips(name: str, text: str, changed: str) -> None:
    """Both rows of tokens; what the other one does not have is circled."""
    before, after = (shared.tokens(name, one) for one in (text, changed))
    gone, new = differing(before.piece_ids.tolist(), after.piece_ids.tolist())
    token_strip(
        [
            Row(
                "Before",
                _marked(token_spans(before.pieces()), gone, "not in the changed prompt"),
            ),
            Row(
                "Changed",
                _marked(
                    token_spans(after.pieces(), offset=len(before.raw)),
                    new,
                    "not in the prompt before",
                ),
            ),
        ],
        key="prompt_strips",
        label="The tokens of both prompts. Those that only one of them has are circled",
        about=f"{text}\0{changed}",
    )


def _marked(spans: list[Span], places: set[int], why: str) -> list[Span]:
    return [
        replace(one, marked=True, detail=f"{one.detail} · {why}") if place in places else one
        for place, one in enumerate(spans)
    ]


def _bars(
    name: str, texts: tuple[str, str], both: tuple[NextToken, NextToken], found: Moved
) -> None:
    before, after = both
    vocabulary = shared.vocabulary(name)
    workspace_bars(
        [
            _series(before, texts[0], "before", "left, before"),
            _series(after, texts[1], "changed", "left"),
        ],
        vocabulary,
        key="robustness_bars",
        word=Word((found.top,), tuple(vocabulary.labels([found.top])), "top before"),
        rows=_ROWS,
    )


def _series(of: NextToken, text: str, which: str, tone: Literal["left", "left, before"]) -> Series:
    return Series(
        prediction=of.prediction,
        title=f"P(next | {which})",
        tone=tone,
        about=f"{called_shortly(of.model)}, after {ending(text)}",
        short=which,
        head=file_head.after(of.model, of.ids),
        caption=file_head.caption(of.model, of.ids, vocabulary=shared.vocabulary(of.model)),
    )
