"""How many tokens are written, and with which seed: asked for on every page that draws tokens."""

from __future__ import annotations

from collections.abc import Sequence

import streamlit as st

from components.state import workspace


def count_field(choices: Sequence[int], default: int, *, key: str, width: int | None = None) -> int:
    """The number of tokens; one that the page does not offer (of a link) is its default."""
    asked = workspace.space().count
    count = asked if asked is not None and asked in choices else default
    st.session_state[key] = count
    st.selectbox(
        "Tokens",
        choices,
        key=key,
        width=width or "stretch",
        on_change=lambda: workspace.keep_count(int(st.session_state[key])),
    )
    return count


def seed_field(label: str = "Seed", *, key: str, width: int | None = None) -> int:
    seed = workspace.space().seed
    if st.session_state.get(key, seed) != seed:
        st.session_state[key] = seed
    st.number_input(
        label,
        0,
        workspace.HIGHEST_SEED,
        seed,
        key=key,
        width=width or "stretch",
        help="Another seed, another run",
        on_change=lambda: workspace.keep_seed(int(st.session_state[key] or 0)),
    )
    return seed
