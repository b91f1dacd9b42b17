"""Text fields beside Streamlit's own, for the browser tests. Run by `streamlit run`."""

from __future__ import annotations

import sys
import time
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[3]))

import streamlit as st

from components.state import late_reports
from components.widgets.text_field import text_field
from tests.browser.widgets.begin_again import begin_again, tell

begun, state = begin_again()
state.setdefault("text", "One" if begun else st.query_params.get("text", "One"))
state.setdefault("told", [])
state.setdefault("acted", [])


def keep(text: str) -> None:
    state.text = text
    state.told = [*state.told, text]
    st.query_params["text"] = text[:200]


def act() -> None:
    late_reports.take_over()
    state.acted = [*state.acted, state.text]


time.sleep(float(st.query_params.get("work", 0)))  # seconds that a run takes


def append() -> None:
    late_reports.take_over()
    state.text += " more"


if st.query_params.get("room"):
    st.html("<style>html { font-size: 20px } [data-testid=stBidiComponentIsolated] { zoom: 1.25 }")
ours, theirs = st.columns(2)
with ours:
    if not st.toggle("Away", key=f"away{begun}"):
        text_field("Text", state.text, key=f"field{begun}", on_text=keep, limit=200_000, hint=True)
    st.button("Append", on_click=append)
    st.button("Replace", on_click=lambda: state.update(text="Another text"))
    st.button("Act", on_click=act)
with theirs:
    st.text_input("A line of Streamlit's", "One", key=f"theirs{begun}")
st.text(f"told {state.told}")
st.text(f"holds {state.text[-300:]!r}")
st.text(f"acted on {state.acted}")
tell(begun)
