"""Vocabularies of other models, to cut the same text with. Fetching one never holds up a page."""

from __future__ import annotations

import streamlit as st

from backend.errors import ModelUnavailable
from backend.models.catalog import card
from backend.models.engine.preparation import Preparation
from backend.models.networks.vocabulary import Vocabulary
from backend.numbers import millions_text
from components.frame import prose
from pages.foundations.tokens import results

NAMES = {"smollm2": "SmolLM2", "distilgpt2": "GPT-2", "distilroberta": "RoBERTa"}

_WANTED = "tokens_vocabularies"


def other_vocabularies(current: str) -> dict[str, Vocabulary]:
    """Offer the vocabularies of other models; gives those that were asked for and are there.

    Args:
        current: the model whose vocabulary the page shows already.
    """
    wanted: tuple[str, ...] = st.session_state.get(_WANTED, ())
    ready: dict[str, Vocabulary] = {}
    offers, under_way = st.container(horizontal=True, gap="small"), st.container()
    for name, title in NAMES.items():
        if name == current:
            continue
        preparation = results.fetched_vocabulary(name) if name in wanted else None
        with offers if preparation is None else under_way:
            if preparation is None:
                _offer(name, title)
            elif not preparation.finished:
                _progress(name, title)
            elif preparation.error is not None:
                _failure(preparation, title)
            else:
                ready[title] = preparation.model()
    needed = [card(name).title for name in NAMES if card(name).needs_hub and name != current]
    if needed and len(ready) < len(NAMES) - 1:
        prose.caption(
            f"These vocabularies come with {' and '.join(needed)}. The first time they need the "
            "Hugging Face Hub. You can keep working while they load."
        )
    return ready


def _offer(name: str, title: str) -> None:
    entry = card(name)
    size = f" ({millions_text(entry.download_bytes)} MB)" if entry.needs_hub else ""
    st.button(
        f"Add {title}’s tokens{size}",
        key=f"tokens_add_{name}",
        icon=":material/add:",
        on_click=_want,
        args=(name,),
    )


def _want(name: str) -> None:
    results.fetch_vocabulary(name)
    wanted: tuple[str, ...] = st.session_state.get(_WANTED, ())
    st.session_state[_WANTED] = (*(one for one in wanted if one != name), name)


@st.fragment(run_every=0.5)
def _progress(name: str, title: str) -> None:
    """How far it is; when it is there, or has failed, the page runs again."""
    preparation = results.fetched_vocabulary(name)
    if preparation is None or preparation.finished:
        st.rerun()
    st.progress(preparation.share, text=f"{title}: {preparation.stage}", width=320)


def _failure(preparation: Preparation, title: str) -> None:
    error = preparation.error
    reason = error.attempts[-1].reason if isinstance(error, ModelUnavailable) else "no reason known"
    with st.container(border=True, horizontal=True, vertical_alignment="center"):
        st.text(
            f"{title}’s vocabulary could not be fetched ({reason}). The rest of the page works."
        )
        st.button(
            "Try again",
            key=f"tokens_again_{preparation.name}",
            icon=":material/refresh:",
            on_click=_want,
            args=(preparation.name,),
        )
