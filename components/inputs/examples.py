"""Small invitations under a page's text: one click sets the text (and settings), and says what to
look for. What they claim is about the default models, and checked by a test on them.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import streamlit as st

from backend.probability.sampling import Sampling
from components.frame import claim_scope, room
from components.state import workspace


@dataclass(frozen=True)
class TryThis:
    """One invitation.

    Attributes:
        label: on the button.
        text: what the page's text becomes.
        claim: what to look for, shown once it has been chosen.
        sampling: settings to go with it, or None to leave them.
        position: the token to look at, or None.
    """

    label: str
    text: str
    claim: str
    sampling: Sampling | None = None
    position: int | None = None


def try_this(examples: Sequence[TryThis], *, key: str) -> None:
    """Draw the buttons in a row; the claim of the one that is on the screen below them."""
    with room.main("try_this"):
        with st.container(horizontal=True, vertical_alignment="center", gap="xsmall"):
            st.caption("Try this:", width="content")
            for number, example in enumerate(examples):
                st.button(
                    example.label,
                    key=f"{key}_{number}",
                    type="tertiary",
                    icon=":material/lightbulb:",
                    on_click=_choose,
                    args=(example,),
                )
        for example in examples:
            if _is_on_screen(example):
                st.info(f"{claim_scope.whose()}{example.claim}", icon=":material/visibility:")


def _choose(example: TryThis) -> None:
    workspace.set_text(example.text, position=example.position)
    if example.sampling is not None:
        workspace.set_sampling(example.sampling)


def _is_on_screen(example: TryThis) -> bool:
    space = workspace.space()
    return (
        space.text == example.text
        and (example.position is None or space.position == example.position)
        and (example.sampling is None or space.sampling == example.sampling)
    )
