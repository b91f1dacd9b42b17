"""Every position read by each model, and the gain split, appearing as it is computed."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

import numpy as np
import streamlit as st

from backend.analyses.foundations.masked_and_causal import MaskedAndCausal
from backend.analyses.foundations.measured_gain import MeanGain, measured_gain
from backend.models.catalog import card, partner
from backend.numbers import SPACE, count_text, gain_text, in_bits, real_text
from backend.text.pieces import Piece
from components.charts.chart import chart
from components.charts.titles import every_reading_of
from components.frame import claim_scope, prose
from components.outputs.csv_file import csv_button
from components.outputs.progress import long_work
from components.results import file_head
from components.state import text_history, workspace
from pages.foundations.masked_and_causal import results
from pages.foundations.masked_and_causal.surprisal_gain_chart import surprisal_figure
from pages.foundations.masked_and_causal.visibility_strips import gain_name, gain_strip


def draw(name: str, text: str, pieces: Sequence[Piece], position: int) -> None:
    """The strip of gains and the chart of surprisals; goes on where an earlier run broke off."""
    strip, controls, place, verdict = st.empty(), st.container(), st.empty(), st.empty()
    labels = [piece.label for piece in pieces]

    def draw_strip(readings: MaskedAndCausal, key: str) -> None:
        with strip:
            gain_strip(
                name,
                pieces,
                readings,
                position=position,
                on_select=text_history.of_this_text(workspace.keep_position),
                key=key,
            )

    def draw_chart(readings: MaskedAndCausal, key: str = "") -> None:
        chart(
            surprisal_figure(
                readings,
                labels,
                position,
                every_reading_of(name, text, finding=_finding(readings)),
            ),
            key=key or f"gain_chart_{readings.done}",
            alt=_takeaway(name, readings, labels),
            name="surprisal-gain",
            place=place,
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
        _on_this_text(name, readings)
        _negative(readings, pieces)
        prose.caption(f":material/balance: {claim_scope.whose()}{_measured()}")
        csv_button(
            lambda: _columns(readings, labels),
            "surprisal-gain",
            head=lambda: file_head.of_text(name, readings.ids, control=True),
        )


def _finding(readings: MaskedAndCausal) -> str:
    """The mean gain over what has been read so far."""
    parts = readings.right_context_bits
    gains = readings.difference_bits if parts is None else parts
    found = gains[~np.isnan(gains)]
    if not found.size:
        return "No position is read in both ways yet"
    what = "The masked version" if parts is None else "Right context"
    saves = "saves" if found.mean() >= 0 else "costs"
    where = "here" if readings.done == len(readings.ids) else "so far"
    return f"{what} {saves} {in_bits(abs(float(found.mean())))} a token {where}"


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
        doing="Reading every position",
        unit="positions",
        show=show,
    )


def _on_this_text(name: str, readings: MaskedAndCausal) -> None:
    """The means over the text: the difference of the two models, and its two parts."""
    training, right = readings.training_bits, readings.right_context_bits
    means = {"Difference": readings.difference_bits}
    if training is not None and right is not None:
        means |= {"from training": training, "from right context": right}
    columns = st.columns(len(means))
    for column, (label, bits) in zip(columns, means.items(), strict=True):
        column.metric(label, f"{gain_text(float(bits.mean()))} bits", help=_HELP.get(label))
    if training is None:
        prose.caption(
            f"{card(name).title} and {partner(name).title} were trained differently. So this "
            "difference is not the gain from right context alone."
        )


_HELP = {
    "Difference": "Mean over the tokens of this text: original network minus masked version",
    "from training": "Original network minus control: both read the left context",
    "from right context": "Control minus masked version: both were trained on the same text",
}


def _negative(readings: MaskedAndCausal, pieces: Sequence[Piece]) -> None:
    """What a negative gain says, at a whole token and at a piece of a character."""
    lost = np.flatnonzero(readings.gain_bits < 0).tolist()
    said = []
    if any(not pieces[place].whole for place in lost):
        said.append(
            "the masked version gives this token a lower probability than the other model does. "
            "Two networks that were trained separately differ token by token, whatever they see."
        )
    if any(pieces[place].whole for place in lost):
        said.append(
            "A piece of a character can be predicted from the pieces before it. The masked reading "
            "has those hidden too."
        )
    if said:
        prose.caption(f":material/trending_down: Negative gain (violet, dotted): {' '.join(said)}")


def _measured() -> str:
    """The mean gains on works that neither adapter saw: one sentence is not the rule."""
    right, training = measured_gain("right context"), measured_gain("training")
    stops = measured_gain("right context", "closing full stops")
    cuts = measured_gain("right context", "cut within a sentence")
    return (
        f"Over {count_text(right.positions)} tokens of four works that neither adapter saw in "
        f"training, right context saves {_told(right)} bits a token, training {_told(training)}. "
        "The end of the text is right context too: it saves the masked version "
        f"{_told(stops)} at {count_text(stops.positions)} closing full stops, and {_told(cuts)} at "
        f"{count_text(cuts.positions)} last tokens of texts cut within a sentence. The 95{SPACE}% "
        "intervals are over texts, for these works and one training run of each adapter."
    )


def _told(gain: MeanGain) -> str:
    return f"{real_text(gain.bits)} ({real_text(gain.low)} to {real_text(gain.high)})"


def _columns(readings: MaskedAndCausal, labels: Sequence[str]) -> dict[str, Sequence[Any]]:
    columns = {
        "bits, original network": readings.left_bits,
        "bits, control": readings.control_bits,
        "bits, masked version": readings.both_bits,
        "difference in bits": readings.difference_bits,
        "from training, in bits": readings.training_bits,
        "from right context, in bits": readings.right_context_bits,
    }
    return {
        "position": list(range(1, len(labels) + 1)),
        "token": list(labels),
        "id": list(readings.ids),
        **{name: bits.tolist() for name, bits in columns.items() if bits is not None},
    }


def _takeaway(name: str, readings: MaskedAndCausal, labels: Sequence[str]) -> str:
    if not readings.done:
        return "Surprisal of every token given its left context; the masked reading is to come."
    best = int(np.nanargmax(readings.gain_bits))
    return (
        f"Surprisal of every token in each reading. {gain_name(name)} is largest at "
        f"“{labels[best]}”: {in_bits(readings.gain_bits[best])}."
    )
