"""The live bars of both readings of one position."""

from __future__ import annotations

from backend.analyses.foundations.blanks import BlankedText, GapReading
from backend.analyses.foundations.masked_and_causal import ReadingAt
from backend.models.catalog import partner
from backend.models.weights.provenance import called_shortly
from backend.numbers import probability_text
from backend.probability.sampling import Sampling, distribution
from components.results import file_head, shared
from components.widgets.distribution_bars import ROWS, condition, own_word, workspace_bars
from components.widgets.live_bars import Series

_ROWS_OF_GAPS = 10  # two fewer than elsewhere: the strips above take a line more


def draw(name: str, blanked: BlankedText, reading: ReadingAt, word: str, *, key: str) -> None:
    """Both distributions, over the same tokens; at a blank there is no token that is there.

    Args:
        word: the person's own, to be followed in both.
    """
    vocabulary, position = shared.vocabulary(name), reading.position
    context, choices, seen = blanked.ids[:position], "", "the whole text but the gap"
    if isinstance(reading, GapReading):
        context = reading.context
        count, own = len(reading.hidden), sum(place < position for place in reading.hidden)
        choices = f", {own} of them its own choice" if own else ""
        unseen = "the gap" if count == 1 else f"{count} hidden tokens, each filled independently"
        seen = f"the text but {unseen}"
    # With tokens of its own choice before the gap the left reading is of another text.
    difference = "" if choices else "difference"
    masked, hidden = partner(name).name, frozenset(reading.hidden)
    workspace_bars(
        [
            Series(
                prediction=reading.left,
                title="P(token | left)",
                tone="left",
                about=f"{called_shortly(name)}, after {condition(vocabulary, context)}{choices}",
                short="left",
                head=file_head.after(name, context),
                caption=file_head.caption(name, context, vocabulary=vocabulary),
            ),
            Series(
                prediction=reading.both,
                title="P(token | left and right)",
                tone="both",
                about=f"{called_shortly(masked)}, {seen}",
                short="both sides",
                head=file_head.with_hidden(name, blanked.ids, hidden),
                caption=file_head.caption(masked, blanked.ids, hidden, vocabulary=vocabulary),
            ),
        ],
        vocabulary,
        key=key,
        word=own_word(vocabulary, word, context),
        actual=None if position in blanked.blanks else blanked.ids[position],
        difference=difference,
        rows=_ROWS_OF_GAPS if isinstance(reading, GapReading) else ROWS,
    )


def told(name: str, blanked: BlankedText, reading: ReadingAt) -> str:
    """Where the gap is, and what both readings give the token that was there, in a sentence."""
    position = reading.position
    place = f"token {position + 1} of {len(blanked.ids)}"
    if position in blanked.blanks:
        return f"Looking at the blank, {place}"
    actual = blanked.ids[position]
    left, both = (
        probability_text(float(distribution(one.logits, Sampling())[actual]))
        for one in (reading.left, reading.both)
    )
    label = shared.vocabulary(name).token(actual).label
    return f"Hidden: “{label}”, {place}. Probability from the left {left}, from both sides {both}"
