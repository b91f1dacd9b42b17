"""The texts of several temperatures side by side, growing."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import streamlit as st
from streamlit.delta_generator import DeltaGenerator

from backend.analyses.foundations.temperature_sweep import TemperatureSweep
from backend.models.networks.vocabulary import Vocabulary
from backend.text.generated_text import written_text

_STYLE = Path(__file__).parent / "columns.css"

Slots = dict[tuple[float, int], DeltaGenerator]


def name_of(temperature: float) -> str:
    return f"T = {temperature:g}" if temperature else "T = 0 (greedy)"


def columns(temperatures: Sequence[float], seeds: Sequence[int], count: int) -> Slots:
    """An empty slot for each run, as high as its text may become; on a phone one below the other.

    Args:
        count: of tokens that are to come in each.
    """
    st.html(f"<style>{_STYLE.read_text(encoding='utf-8')}:root {{ --run-tokens: {count} }}</style>")
    slots: Slots = {}
    for column, temperature in zip(st.columns(len(temperatures)), temperatures, strict=True):
        with column:
            st.markdown(f"**{name_of(temperature)}**")
            for seed in seeds if temperature else seeds[:1]:
                with st.container(border=True, key=f"run_{temperature:g}_{seed}"):
                    st.caption(f"seed {seed}" if temperature else "any seed")
                    slots[temperature, seed] = st.empty()
                    slots[temperature, seed].caption("…")
    return slots


def fill(slots: Slots, result: TemperatureSweep, vocabulary: Vocabulary) -> None:
    """Only whole characters; control tokens are named, as text cannot hold them."""
    for run in result.runs:
        slot = slots.get((run.temperature, run.seed))
        if slot is None or not run.steps:
            continue
        last = vocabulary.token(run.ids[-1])
        end = f"\n⟨{last.text.strip('<|>')}⟩" if last.special else ""
        slot.text(written_text(vocabulary, run.ids).text.lstrip("\n") + end or " ")
