"""Every token of a text as a table, and as a file."""

from __future__ import annotations

from typing import Any

import streamlit as st

from backend.numbers import bytes_text
from backend.text.pieces import Tokens
from components.outputs.csv_file import csv_button
from components.results import file_head

_EAGER = 20_000  # rows that go to the browser at once; of more, only those in view


def draw(name: str, result: Tokens) -> None:
    """Draw the table, closed: of a long text it is only built when someone opens it.

    Args:
        name: the model whose tokens these are.
    """
    with st.expander("All tokens as a table", icon=":material/table:", on_change="rerun") as place:
        if not place.open:
            return
        st.dataframe(
            _columns(result),
            hide_index=True,
            column_config={
                title: st.column_config.NumberColumn(format="localized")
                for title in ("position", "first byte")
            },
            lazy=result.count > _EAGER,
            alt="Every token with its id and its bytes",
        )
        csv_button(lambda: _columns(result), "tokens", head=lambda: file_head.of_model(name))


def _columns(result: Tokens) -> dict[str, list[Any]]:
    entries = [result.entries[token_id] for token_id in result.ids.tolist()]
    return {
        "position": list(range(1, result.count + 1)),
        "token": [entry.label for entry in entries],
        "id": result.ids.tolist(),
        "bytes": [bytes_text(entry.raw) for entry in entries],
        "first byte": result.bounds[result.places].tolist(),
        "starts a word": result.starts_word[result.places].tolist(),
    }
