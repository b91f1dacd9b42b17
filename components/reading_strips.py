"""What each reading sees of a text: two strips, the same tokens, one position in question."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace

import numpy as np

from backend.analyses.tokens import Piece
from backend.analyses.two_readings import TwoReadings
from backend.models.vocabulary import Token
from components.token_strip import Row, Span, token_spans, token_strip

STRONG_BITS = 8.0  # a gain of so many bits has the full colour
_CHOICE = 0.6  # colour of a token that the left reading chose itself


def sight_strips(
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
    token_strip(
        [Row("Left only", left, "left"), Row("Both sides", both, "both")],
        key=key,
        selected=position,
        on_select=on_select,
        label="The text, token by token. Choose the token to hide.",
    )


def gain_strip(
    pieces: Sequence[Piece],
    readings: TwoReadings,
    *,
    position: int,
    on_select: Callable[[int], None],
    key: str,
) -> None:
    """Every token coloured by what the right side is worth, in bits."""
    spans = [
        _with_gain(span, gain)
        for span, gain in zip(token_spans(pieces), readings.gain_bits, strict=True)
    ]
    token_strip(
        [Row("Gain from the right side, in bits", spans, "gain")],
        key=key,
        selected=position,
        on_select=on_select,
        label="Gain from the right context for every token, in bits. Choose a token to look at.",
    )


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
    return replace(
        span, value=strength, note=f"{gain:+.1f}", detail=f"gain {gain:+.2f} bits · {span.detail}"
    )
