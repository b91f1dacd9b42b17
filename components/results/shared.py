"""What every page asks for: the engine, models, vocabularies, results that several pages show."""

from __future__ import annotations

from contextlib import suppress
from pathlib import Path

import streamlit as st

from backend.analyses.foundations.next_token import LIMIT, NextToken
from backend.errors import Unreachable
from backend.models import load_vocabulary
from backend.models.catalog import card, choices, with_partner
from backend.models.catalog import partner as partner_card
from backend.models.engine.choice import chosen_engine
from backend.models.engine.client import EngineModel
from backend.models.engine.engine import Engine
from backend.models.engine.preparation import Preparation
from backend.models.networks.readers import TimedMaskedReader
from backend.models.networks.vocabulary import Vocabulary
from backend.models.networks.vocabulary_map import MappedMaskedModel
from backend.models.weights.ensure import ensure, present
from backend.models.weights.provenance import Provenance, provenance
from backend.probability.prediction import Prediction
from backend.text.chat_template import ChatTemplate, read_template
from backend.text.limits import encode_within
from backend.text.pieces import Tokens
from backend.text.pieces import tokens as cut
from components.frame import notices
from components.frame.person import person, tab
from components.results.store import remembered

Ids = tuple[int, ...]


@st.cache_resource(show_spinner=False)
def engine() -> Engine:
    """The one engine of this server. Raises as `chosen_engine` does."""
    return chosen_engine()


def warm() -> None:
    """Begin to load the default models; returns at once."""
    with suppress(Unreachable):  # whoever opens a page is told
        for entry in with_partner(choices()[0]):
            engine().prepare(entry.name)


def model(name: str) -> EngineModel:
    """A model for the person of this session; while it is fetched, its progress is on the page.

    Raises:
        ModelUnavailable: no source could deliver it.
    """
    notices.wait_for(engine().prepare(name))
    return EngineModel(engine(), name, person(), notices.waiting, tab())


def partner(name: str) -> TimedMaskedReader:
    """The masked model beside an autoregressive one, in the numbering of the latter's tokens.

    Raises:
        NoPartner: there is none.
    """
    entry = partner_card(name)
    masked = model(entry.name)
    if entry.base == name:  # one vocabulary for both
        return masked
    return MappedMaskedModel(masked, vocabulary(name))


def control(name: str) -> EngineModel | None:
    """The control of the masked model beside this one; None: it has none."""
    entry = card(name)
    return model(entry.control) if entry.control else None


@st.cache_resource(show_spinner=False)
def _vocabularies() -> dict[str, Vocabulary]:
    return {}


def vocabulary(name: str) -> Vocabulary:
    """A model's vocabulary. Needs the tokenizer file, not the network in memory.

    While that is fetched, its progress is on the page. Raises ModelUnavailable.
    """
    known = _vocabularies().get(name)
    if known is None:
        _folder(name)
        known = _vocabularies()[name] = load_vocabulary(name)
    return known


def forget_vocabularies() -> None:
    """Whoever wants one gets it read anew."""
    _vocabularies.clear()


def _folder(name: str) -> Path:
    """The folder with the files of a model; while they are fetched, their progress is on the page.

    Raises ModelUnavailable.
    """
    found = present(name)
    if found is None:
        fetching = Preparation(name, ensure)
        notices.wait_for(fetching)
        found = fetching.model()
    return found


def weights(name: str) -> Provenance:
    """Which weights of a model are loaded. Raises ModelUnavailable."""
    _folder(name)
    found = provenance(name)
    assert found is not None  # `_folder` has just found or made what is read here
    return found


def chat_template(name: str) -> ChatTemplate | None:
    """How a model was taught to see conversations; None if it was not."""
    return read_template(_folder(name))


def next_token(name: str, text: str) -> NextToken:
    """The distribution of the token after a text, once for everybody.

    Raises:
        TextTooLong: over the limit; nothing was computed.
    """
    return next_token_after(name, tuple(encode_within(vocabulary(name), text, LIMIT)))


@remembered
def next_token_after(name: str, ids: Ids, start: bool = True) -> NextToken:
    """The distribution of the token after these ids; with `start`, the start token before them."""
    return NextToken(name, ids, Prediction.of(model(name).next_logits(ids, start=start)), start)


@remembered
def tokens(name: str, text: str) -> Tokens:
    """A text and its tokens. Raises TextTooLong."""
    return cut(vocabulary(name), text, notices.still_wanted)
