"""Live bars over a made-up vocabulary, for the browser tests. Run by `streamlit run`.

The logits are those of `live_bars_logits`, so that a test can do the same arithmetic.
"""

from __future__ import annotations

import json
import sys
from dataclasses import dataclass
from pathlib import Path
from typing import Any

sys.path.insert(0, str(Path(__file__).parents[3]))

import streamlit as st

from backend.probability.prediction import Prediction
from backend.probability.sampling import Sampling
from components.widgets.live_bars import Series, Word, live_bars
from tests.browser.widgets.begin_again import begin_again, tell
from tests.browser.widgets.live_bars_logits import ACTUAL, SIZE, WORD, logits

NASTY = ["<b>bold</b>", "=1+1", '␣"quoted", comma', "⏎", "שלום", "␣" * 40, "x" * 90]


@dataclass(frozen=True)
class Name:
    label: str
    special: bool


class Names:
    size = SIZE

    def token(self, token_id: int) -> Name:
        if token_id == 0:
            return Name("<|endoftext|>", special=True)
        label = NASTY[token_id % 19] if token_id % 19 < len(NASTY) else f"␣word{token_id}"
        return Name(label, special=False)


begun, state = begin_again()
state.setdefault("runs", 0)
state.setdefault("epoch", 0)
state.setdefault("seed", 0)
state.setdefault("sampling", Sampling())
state.setdefault("told", [])
state.setdefault("picked", [])
state.runs += 1


def keep(sampling: Sampling) -> None:
    state.sampling = sampling
    state.told = [*state.told, sampling]


def pick(token_id: int) -> None:
    state.picked = [*state.picked, token_id]


def set_elsewhere() -> None:
    state.sampling = Sampling(temperature=0.3)
    state.epoch += 1


st.button("Run again")
st.button("Other logits", on_click=lambda: state.update(seed=state.seed + 1))
st.button("Set elsewhere", on_click=set_elsewhere)
mounted = st.toggle("Mounted", value=True, key=f"mounted{begun}")
st.text(f"runs {state.runs}, told {len(state.told)}, picked {state.picked}")
st.text(f"settings {state.sampling}")

mode = st.query_params.get("mode", "one")
TEXT = '=1+1, "ü" ␣ שלום <b> '
files: dict[str, Any] = {
    "head": [
        ("model", "Made-up-1M (4-bit weights abc1234)"),
        ("text", json.dumps(TEXT, ensure_ascii=False)),
        ("token ids", "5 4 3"),
        ("formula", "=cmd"),
    ],
    "caption": ["Weights: made up, " + "dequantised " * 20, f"Text: “{TEXT}”; 3 tokens"],
}
left = Series(
    Prediction.of(logits(state.seed)),
    "P(token | left)",
    "left",
    "Made up, after ␣is",
    "left",
    **files,
)
both = Series(
    Prediction.of(logits(state.seed + 7)),
    "P(token | both)",
    "both",
    "Made up, the gap",
    "both sides",
    **files,
)
before = Series(
    Prediction.of(logits(state.seed + 7)),
    "P(token | before)",
    "left, before",
    "Made up, before",
    "before",
    **files,
)
several = {"two": [left, both], "outlined": [before, left]}
if mounted:
    live_bars(
        several.get(mode, [left]),
        Names(),
        key=f"bars{begun}",
        sampling=state.sampling,
        epoch=state.epoch,
        actual=ACTUAL if mode == "two" else None,
        word=Word(WORD, ("␣Par", "is")) if mode == "one" else None,
        on_sampling=keep,
        on_pick=None if mode == "plain" else pick,
        compact=mode == "compact",
    )
tell(begun)
