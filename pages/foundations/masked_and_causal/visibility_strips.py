"""What each reading sees of a text: two strips, the same tokens, one position in question."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace

import numpy as np
import streamlit as st

from backend.analyses.foundations.masked_and_causal import MaskedAndCausal
from backend.models.catalog import card, partner
from backend.models.networks.vocabulary import Token
from backend.numbers import counted, gain_text
from backend.text.pieces import Piece
from components.widgets.token_strip import Row, Span, token_spans, token_strip

STRONG_BITS = 8.0  # a gain of so many bits has the full colour
LONG = 36  # tokens; the strips of more would push the bars off the first screen
_BEFORE, _AFTER = 9, 3  # tokens drawn beside the gap in a long text, where only one row is whole
_CHOICE = 0.6  # colour of a token that the left reading chose itself


def draw(
    name: str,
    pieces: Sequence[Piece],
    *,
    position: int,
    hidden: Sequence[int],
    choices: Mapping[int, Token],
    on_select: Callable[[int], None],
    key: str,
) -> None:
    """The text as the autoregressive and as the masked reading see it; a click moves the gap.

    Args:
        name: of the autoregressive model.
        hidden: positions that both sides do not see, `position` among them.
        choices: what the left reading has put at those before `position`.
    """
    spans = [
        span if piece.token else replace(span, detail="a blank")
        for span, piece in zip(token_spans(pieces), pieces, strict=True)
    ]
    left = [
        _chosen(span, choices[place])
        if place in choices
        else replace(span, kind="hidden")
        if place == position
        else _unseen_if(span, place > position)
        for place, span in enumerate(spans)
    ]
    both = [
        replace(span, kind="hidden") if place in hidden else span
        for place, span in enumerate(spans)
    ]
    label = "The text, token by token. Choose the token to hide."
    about = _text(pieces)
    if len(spans) <= LONG:
        token_strip(
            both_rows(name, left, both),
            key=key,
            selected=position,
            on_select=on_select,
            about=about,
            label=label,
        )
        return
    near, whole = both_rows(name, _near(left, position), both)
    token_strip([near], key=f"{key}_near", label="What stands around the gap.")
    with st.container(height=118, border=False):
        token_strip(
            [whole], key=key, selected=position, on_select=on_select, about=about, label=label
        )


def both_rows(name: str, left: Sequence[Span], both: Sequence[Span]) -> list[Row]:
    """A row a reading, each with the control tokens that it reads around the text."""
    causal, masked = card(name), partner(name)
    return [
        Row("Left only", left, "left", first=causal.start_token),
        Row("Both sides", both, "both", first=masked.start_token, last=masked.end_token or ""),
    ]


def gain_name(name: str) -> str:
    """What the gain is: without a control, nobody knows which part of it is right context."""
    return "Gain from right context" if card(name).control else "Difference of the two models"


def gain_strip(
    name: str,
    pieces: Sequence[Piece],
    readings: MaskedAndCausal,
    *,
    position: int,
    on_select: Callable[[int], None],
    key: str,
) -> None:
    """Every token coloured by its gain, in bits."""
    spans = [
        _with_gain(span, gain)
        for span, gain in zip(token_spans(pieces), readings.gain_bits, strict=True)
    ]
    token_strip(
        [Row(f"{gain_name(name)}, in bits", spans, "gain", first=card(name).start_token)],
        key=key,
        selected=position,
        on_select=on_select,
        about=_text(pieces),
        label=f"{gain_name(name)} for every token, in bits. Choose a token to look at.",
    )


def _text(pieces: Sequence[Piece]) -> str:
    return "".join(piece.label for piece in pieces)


def _near(spans: Sequence[Span], position: int) -> list[Span]:
    """The spans around a position; all before them as one, all after them as one."""
    first, stop = max(0, position - _BEFORE), min(len(spans), position + 1 + _AFTER)
    near = list(spans[first:stop])
    near[0] = replace(near[0], opens=bool(near[0].whole))
    if first:
        before = f"{counted(first, 'token')} before"
        near.insert(0, Span(spans[0].start, spans[first - 1].end, f"… {before}", before))
    if stop < len(spans):
        after = f"{counted(len(spans) - stop, 'token')} unseen"
        end = Span(spans[stop].start, spans[-1].end, f"{after} …", after, kind="unseen")
        near.append(end)
    return near


def _chosen(span: Span, token: Token) -> Span:
    return replace(
        span,
        label=token.label,
        detail=f"the autoregressive reading's own choice · id {token.id}",
        kind="special" if token.special else "text",
        value=_CHOICE,
        note="own choice",
        whole="",
        opens=False,
    )


def _unseen_if(span: Span, unseen: bool) -> Span:
    return replace(span, kind="unseen") if unseen else span


def _with_gain(span: Span, gain: float) -> Span:
    if np.isnan(gain):
        return replace(span, note="…")
    strength = float(np.clip(gain / STRONG_BITS, -1, 1))
    note = gain_text(gain, 1)
    detail = f"gain {gain_text(gain)} bits · {span.detail}"
    return replace(span, value=strength if note[0] in "+−" else 0.0, note=note, detail=detail)
