"""What this page keeps: learned vocabularies, what was counted with them, fetched vocabularies."""

from __future__ import annotations

import streamlit as st

from backend.analyses.foundations import vocabulary_growth
from backend.analyses.foundations.bpe import LearnedBpe, learn
from backend.analyses.foundations.vocabulary_growth import VocabularyGrowth
from backend.models import load_vocabulary
from backend.models.engine.preparation import Preparation
from components.frame import notices
from components.results.shared import vocabulary
from components.results.store import remembered_alone


@remembered_alone
def learned_bpe(text: str) -> LearnedBpe:
    """A vocabulary learned from a text."""
    return learn(text, check=notices.still_wanted)


@remembered_alone
def growth(name: str, text: str, cap: int) -> VocabularyGrowth:
    """Words and tokens as a text grows, against a vocabulary of `cap` learned from that text."""
    smaller = learned_bpe(text).at(cap)
    return vocabulary_growth.vocabulary_growth(
        text, vocabulary(name), smaller, notices.still_wanted
    )


@st.cache_resource(show_spinner=False)
def _fetched_vocabularies() -> dict[str, Preparation]:
    return {}


def fetch_vocabulary(name: str) -> Preparation:
    """Start to fetch a vocabulary from wherever its model is; look at the answer for progress.

    It goes on in the background, once for everybody. After a failure the next call starts anew.
    """
    known = _fetched_vocabularies().get(name)
    if known is None or known.error is not None:
        known = _fetched_vocabularies()[name] = Preparation(name, load_vocabulary)
    return known


def fetched_vocabulary(name: str) -> Preparation | None:
    """A vocabulary as far as it has got; None if nobody has asked for it."""
    return _fetched_vocabularies().get(name)
