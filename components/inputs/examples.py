"""Small invitations: one click sets something up, and says what to look for.

What they claim is about the default models, and checked by a test on them.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import TypeVar

import streamlit as st

from components.frame import claim_scope, prose, room
from components.frame.page_card import Example, PageCard
from components.state import text_history, workspace

Offer = TypeVar("Offer")


def examples(card: PageCard) -> None:
    """The page's examples in a row; the claim of the one that is on the screen below them."""
    with room.main("try_this"):
        offers(
            {example.label: example for example in card.examples},
            _choose,
            key=f"{card.id}_try",
            icon=":material/lightbulb:",
        )
        for example in card.examples:
            if _is_on_screen(example):
                told = card.told(example.claim)
                prose.info(
                    f"{claim_scope.whose(example.claim)}{told}", icon=":material/visibility:"
                )


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


def _choose(example: Example) -> None:
    text_history.set_up(example.text, position=example.position, sampling=example.sampling)
    if example.own:
        workspace.keep_own(example.own)


def _is_on_screen(example: Example) -> bool:
    space = workspace.space()
    return (
        space.text == example.text
        and (example.position is None or space.position == example.position)
        and (example.sampling is None or space.sampling == example.sampling)
    )
