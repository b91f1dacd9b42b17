"""Both readings of every position, appearing as they are computed."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

import numpy as np
import streamlit as st

from backend.analyses.foundations.masked_and_causal import MaskedAndCausal
from backend.analyses.foundations.twin_gain import mean_gain_over
from backend.numbers import SPACE, count_text, gain_text, in_bits, real_text
from backend.text.pieces import Piece
from components.frame import claim_scope, prose
from components.outputs.csv_file import csv_button
from components.outputs.progress import long_work
from components.results import file_head
from components.state import workspace
from pages.foundations.masked_and_causal import results
from pages.foundations.masked_and_causal.surprisal_gain_chart import surprisal_figure
from pages.foundations.masked_and_causal.visibility_strips import gain_strip


def draw(name: str, text: str, pieces: Sequence[Piece], position: int) -> None:
    """The strip of gains and the chart of surprisals; goes on where an earlier run broke off."""
    strip, controls, chart, verdict = st.empty(), st.container(), st.empty(), st.empty()
    labels = [piece.label for piece in pieces]

    def draw_strip(readings: MaskedAndCausal, key: str) -> None:
        with strip:
            gain_strip(
                name,
                pieces,
                readings,
                position=position,
                on_select=workspace.keep_position,
                key=key,
            )

    def draw_chart(readings: MaskedAndCausal, key: str = "") -> None:
        chart.plotly_chart(
            surprisal_figure(readings, labels, position, name, text),
            key=key or f"gain_chart_{readings.done}",
            alt=_takeaway(readings, labels),
        )

    known = results.readings.known(name, text)
    if known is None or known.done < len(pieces):
        # It keeps its place, so that nothing jumps when the last position is there.
        unknown = np.full(len(pieces), np.nan)
        draw_strip(known or MaskedAndCausal((), unknown, unknown), "gain_strip_so_far")
        if known is not None:
            draw_chart(known, "gain_chart_so_far")
    with controls:
        readings = all_readings(name, text, draw_chart)
    if readings is None:
        return
    draw_strip(readings, "gain_strip")
    draw_chart(readings, "gain_chart")
    if not readings.done:
        return
    with verdict.container():
        _negative(readings, pieces)
        prose.caption(f":material/balance: {claim_scope.whose()}{_measured()}")
        csv_button(
            lambda: _columns(readings, labels),
            "surprisal-gain",
            head=lambda: file_head.of_text(name, readings.ids),
        )


def all_readings(
    name: str, text: str, show: Callable[[MaskedAndCausal], None] = lambda _: None
) -> MaskedAndCausal | None:
    """Read every position, in view; what has been read so far if the person stopped it."""
    return long_work(
        "readings",
        (name, text),
        results.readings.known(name, text),
        lambda: results.readings.steps(name, text),
        lambda readings: (readings.done, len(readings.ids)),
        doing="Reading every position both ways",
        unit="positions",
        show=show,
    )


def _negative(readings: MaskedAndCausal, pieces: Sequence[Piece]) -> None:
    """Why a gain can be negative: at a whole token, and at a piece of a character."""
    lost = np.flatnonzero(readings.gain_bits < 0).tolist()
    reasons = []
    if any(not pieces[place].whole for place in lost):
        reasons.append(
            "here the left side already tells what comes, and the twin, which has seen far less "
            "text than the model it was made from, predicts it less well."
        )
    if any(pieces[place].whole for place in lost):
        reasons.append(
            "a piece of a character is read off the pieces before it, and the masked reading has "
            "those hidden along with it."
        )
    if reasons:
        why = " Or: ".join(reasons)
        prose.caption(f":material/trending_down: A negative gain (violet, dotted): {why}")


def _measured() -> str:
    """The mean gain from right context, so that nobody takes one sentence for the rule."""
    control, plain = mean_gain_over("control"), mean_gain_over("autoregressive")
    return (
        f"On average the right side is worth {in_bits(control.bits, 2)} a token (95{SPACE}% "
        f"interval {real_text(control.low)} to {real_text(control.high)}, "
        f"{count_text(control.positions)} tokens of works that "
        f"training never saw). It was measured with a twin trained for that alone, beside the same "
        f"network trained just so on the same text from the left. Against the network as it came "
        f"the twin saves {in_bits(plain.bits, 2)}: the rest is owed to the training."
    )


def _columns(readings: MaskedAndCausal, labels: Sequence[str]) -> dict[str, list[Any]]:
    return {
        "position": list(range(1, len(labels) + 1)),
        "token": list(labels),
        "id": list(readings.ids),
        "bits, left only": readings.left_bits.tolist(),
        "bits, both sides": readings.both_bits.tolist(),
        "gain in bits": readings.gain_bits.tolist(),
    }


def _takeaway(readings: MaskedAndCausal, labels: Sequence[str]) -> str:
    if not readings.done:
        return "Surprisal of every token from its left side alone; the masked reading is to come."
    best = int(np.nanargmax(readings.gain_bits))
    return (
        f"Surprisal of every token in both readings. The right side is worth most at "
        f"“{labels[best]}”: {gain_text(readings.gain_bits[best])} bits."
    )
