"""Which sound is heard, and how much noise is added to it."""

from __future__ import annotations

import streamlit as st

from backend.analyses.application.noise_ladder import RUNGS, rung_text
from components.state import fields
from pages.application.multimodal.own_sound import own_sound
from pages.application.multimodal.prepared import FIRST, LABELS, OWN, Chosen, prepared

_NONE = "none"
_RUNGS = {_NONE if rung is None else str(rung): rung for rung in RUNGS}


def sound_fields() -> Chosen | None:
    """The sound as it is chosen; None as long as there is none of the person's own."""
    with st.container(key="sounds"):  # a lesson points at it
        which = fields.own_value(
            st.pills,
            "sound",
            FIRST,
            fields.one_of(list(LABELS)),
            "Sound",
            list(LABELS),
            format_func=lambda one: LABELS[one],
            required=True,
            label_visibility="collapsed",
        )
    clean, said = (own_sound(), None) if which == OWN else prepared(which)
    with st.container(key="noise_field"):  # a lesson points at it
        rung = fields.own_value(
            st.select_slider,
            "noise",
            _NONE,
            fields.one_of(list(_RUNGS)),
            "Noise: how far the sound is above it",
            list(_RUNGS),
            format_func=lambda one: rung_text(_RUNGS[one]),
        )
    if which == OWN:
        typed = fields.own_text("was_said", "", "What was said? (optional, to count wrong words)")
        said = typed if typed.strip() else None
    return None if clean is None else Chosen(which, clean, said, _RUNGS[rung])
