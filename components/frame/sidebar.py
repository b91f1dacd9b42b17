"""The side bar below the menu: which model runs, and the link to what is on the screen."""

from __future__ import annotations

from collections.abc import Callable

import streamlit as st

from backend.models.catalog import ModelCard, card, choices, with_partner
from backend.models.weights.provenance import Provenance, named, provenance
from backend.numbers import millions_text
from components.frame import room
from components.frame.course import dots
from components.frame.own_model import own_model, shown_model
from components.state import driven, workspace


def draw(share: Callable[[], None]) -> None:
    """Draw the side bar.

    Args:
        share: draws the links to what is on the screen.
    """
    with st.sidebar:
        dots.draw()
        _model_picker()
        share()
        room.switch()


def _model_picker() -> None:
    key = driven.key_of("model_picker", workspace.space().model)
    st.selectbox(
        "Model",
        choices(),
        key=key,
        format_func=_title,
        on_change=lambda: workspace.keep_model(st.session_state[key]),
    )
    shown = card(shown_model())
    size = millions_text(shown.parameters)
    here = "" if own_model() is None else "This page has a model of its own: "
    st.caption(
        f"{here}{named(shown.name)}, {size} million parameters. It runs on this server's CPU."
    )
    with st.popover("About the weights", icon=":material/info:", type="tertiary"):
        for entry in with_partner(shown.name):
            st.markdown(f"**{entry.title}** ({entry.kind}). {entry.about}")
            st.caption(_weights(entry, provenance(entry.name)))


def _weights(entry: ModelCard, loaded: Provenance | None) -> str:
    """Whose work it is, and which weights of it are here."""
    work = f"{entry.source[:1].upper()}{entry.source[1:]}. {entry.licence}."
    if loaded is None:
        return f"{work} Its weights are not on this server yet."
    adapter = f" Adapter `{loaded.adapter[:12]}`." if loaded.adapter else ""
    return f"{work} Loaded here: {loaded.source}. Origin `{loaded.origin[:12]}`.{adapter}"


def _title(name: str) -> str:
    entry = card(name)
    if not entry.needs_hub:
        return entry.title
    size = sum(one.download_bytes for one in with_partner(name))
    return f"{entry.title} (download, {millions_text(size)} MB)"
