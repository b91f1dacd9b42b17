"""A line of things to try inside a tab, each filling its fields."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import TypeVar

import streamlit as st

Offer = TypeVar("Offer")


def offers(
    named: Mapping[str, Offer], take: Callable[[Offer], None], *, key: str, icon: str
) -> None:
    """A quiet button for each; a click calls `take` with what it names, before the next run."""
    with st.container(horizontal=True, vertical_alignment="center", gap="xsmall"):
        st.caption("Try this:", width="content")
        for number, (label, offer) in enumerate(named.items()):
            st.button(
                label,
                key=f"{key}_{number}",
                type="tertiary",
                icon=icon,
                on_click=take,
                args=(offer,),
            )
