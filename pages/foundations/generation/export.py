"""A run to take along: as JSON, as a link that replays it, and as plain text."""

from __future__ import annotations

from collections.abc import Sequence

import streamlit as st

from backend.analyses.foundations.run_record import run_record
from backend.text.generated_text import written_text
from components.frame import prose
from components.outputs.csv_file import download_button
from components.results import shared
from components.state import workspace
from pages.foundations.generation.session import Chosen, Given


def draw(given: Given, known: Sequence[Chosen]) -> None:
    vocabulary = shared.vocabulary(given.model)
    if not known:
        prose.info("Write something first.", icon=":material/edit:")
        return
    shown = written_text(vocabulary, [one.step.id for one in known])
    prose.markdown("**Generated, as text**")
    st.code(shown.text, language=None, wrap_lines=True)
    if shown.pending:
        prose.caption(
            f"The last {len(shown.pending)} bytes are the beginning of a character that is not "
            "whole yet: they are held back here."
        )
    prose.markdown("**A link that replays it**")
    whole, _ = workspace.links()
    st.code(whole, language=None, wrap_lines=True)
    if not workspace.text_fits_link():
        prose.caption("The text is too long for a link: this one leaves it and the run out.")
    else:
        prose.caption(
            "It holds the tokens themselves, so it shows the very same run wherever it is opened; "
            "their odds are computed anew."
        )
    download_button(
        "Run as JSON",
        lambda: run_record(
            shared.weights(given.model),
            vocabulary,
            given.ids,
            given.text,
            given.chat,
            [(one.step, one.sampling, one.seed, one.how) for one in known],
        ),
        "run.json",
        "application/json",
    )
