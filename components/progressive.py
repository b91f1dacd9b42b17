"""Both readings of every position, appearing as they are computed, with time left and a stop."""

from __future__ import annotations

import time
from collections.abc import Callable, Sequence

import numpy as np
import streamlit as st
from streamlit.delta_generator import DeltaGenerator

from backend.analyses.tokens import Piece
from backend.analyses.two_readings import TwoReadings
from components import cached, workspace
from components.charts.surprisal import surprisal_figure
from components.reading_strips import gain_strip

_STOPPED = "gain_stopped"  # the text whose computation the person has stopped


def gain(name: str, text: str, pieces: Sequence[Piece], position: int) -> None:
    """The strip of gains and the chart of surprisals; goes on where an earlier run broke off."""
    controls = st.container(horizontal=True, vertical_alignment="center")
    strip, chart, verdict = st.empty(), st.empty(), st.empty()
    labels = [piece.label for piece in pieces]

    def show(readings: TwoReadings) -> None:
        chart.plotly_chart(
            surprisal_figure(readings, labels, position), alt=_takeaway(readings, labels)
        )

    known = cached.known_readings(name, text)
    if known is None or known.done < len(pieces):
        if st.session_state.get(_STOPPED) == (name, text):
            controls.button(
                "Go on", icon=":material/play_arrow:", key="gain_go_on", on_click=_go_on
            )
        else:
            known = _compute(name, text, controls, show)
    if known is None:
        return
    with strip:
        gain_strip(
            pieces,
            known,
            position=position,
            on_select=workspace.keep_position,
            key="gain_strip",
        )
    show(known)
    if known.done and np.nanmin(known.gain_bits) < 0:
        verdict.caption(
            ":material/trending_down: A negative gain (violet, dotted): here the left side already "
            "tells what comes, and the twin, which has seen far less text than the model it was "
            "made from, predicts it less well."
        )


def _compute(
    name: str, text: str, controls: DeltaGenerator, show: Callable[[TwoReadings], None]
) -> TwoReadings | None:
    """Read on until every position is known; a rerun of the page may end it at any step."""
    with controls:
        bar = st.progress(0.0, text="Reading every position both ways")
        st.button(
            "Stop", icon=":material/stop:", key="gain_stop", on_click=_stop, args=(name, text)
        )
    begun, first, shown = time.monotonic(), None, 0.0
    step = None
    for step in cached.two_readings(name, text):
        first = step.done if first is None else first
        now, total = time.monotonic(), len(step.ids)
        if step.done > first:
            left = (now - begun) / (step.done - first) * (total - step.done)
            bar.progress(
                step.done / total, text=f"{step.done} of {total} positions, about {left:.0f} s left"
            )
        if now - shown > 1.0:  # redrawing the chart costs the browser more than a step costs us
            show(step)
            shown = now
    controls.empty()
    return step


def _stop(name: str, text: str) -> None:
    st.session_state[_STOPPED] = (name, text)


def _go_on() -> None:
    st.session_state.pop(_STOPPED, None)


def _takeaway(readings: TwoReadings, labels: Sequence[str]) -> str:
    if not readings.done:
        return "Surprisal of every token from its left side alone; the masked reading is to come."
    best = int(np.nanargmax(readings.gain_bits))
    return (
        f"Surprisal of every token in both readings. The right side is worth most at "
        f"“{labels[best]}”: {readings.gain_bits[best]:.2f} bits."
    )
