"""Which of four changes does most, guessed before their chart is seen."""

from __future__ import annotations

from collections.abc import Mapping

import streamlit as st

from backend.analyses.application.robustness import Moved
from backend.analyses.application.text_changes import CHANGES
from backend.numbers import bits_text
from components.frame import announcements, prose
from components.state import fields, workspace

GUESSED = ("misleading", "quotation_mark", "space", "swapped")
_SHOWN = "shown"


def guess() -> str | None:
    """What was guessed; `None` as long as nothing was, and the chart is to stay covered.

    In a lesson, which asks its own questions, nothing has to be guessed.
    """
    labels = {one.id: one.label for one in CHANGES if one.id in GUESSED}
    offered = {one: labels[one] for one in GUESSED} | {_SHOWN: "Show it without a guess"}
    chosen: str | None = fields.own_value(
        st.pills,
        "order_guess",
        None,
        fields.one_of([*offered, None]),
        "Guess first: which of these four changes your prompt’s next token most?",
        list(offered),
        format_func=lambda one: offered[one],
    )
    return chosen or (None if workspace.space().lesson is None else _SHOWN)


def judge(chosen: str, found: Mapping[str, Moved]) -> None:
    """Whether the guess was right, and the order of the four.

    Args:
        found: every change of the prompt, by its id.
    """
    order = sorted(GUESSED, key=lambda one: -found[one].bits)
    listed = ", ".join(f"{found[one].change.label} {bits_text(found[one].bits)}" for one in order)
    if chosen == _SHOWN:
        said = ""
    elif found[chosen].bits == found[order[0]].bits:
        said = "Right. "
    else:
        said = f"Not quite: {found[order[0]].change.label} changes it more. "
    told = f"{said}Of these four, in bits: {listed}."
    prose.markdown(f"**{said.strip()}** {told.removeprefix(said)}" if said else told)
    announcements.when_changed("guess", told)
