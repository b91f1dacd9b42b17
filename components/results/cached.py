"""What is shared between people and kept between runs. The only file with `st.cache_*`."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterator, Mapping
from contextlib import suppress
from threading import Lock
from typing import Any, TypeVar

import streamlit as st

from backend.analyses.foundations import bayes_infilling as infilling_analysis
from backend.analyses.foundations import blanks as blanks_analysis
from backend.analyses.foundations import bpe as bpe_analysis
from backend.analyses.foundations import generation as generation_analysis
from backend.analyses.foundations import guess as guess_analysis
from backend.analyses.foundations import log_likelihood as likelihood_analysis
from backend.analyses.foundations import masked_and_causal as two_readings_analysis
from backend.analyses.foundations import next_token as next_token_analysis
from backend.analyses.foundations import search_tree as tree_analysis
from backend.analyses.foundations import subword_leak as word_leak_analysis
from backend.analyses.foundations import temperature_curves as temperature_analysis
from backend.analyses.foundations import temperature_sweep as side_analysis
from backend.analyses.foundations import vocabulary_growth as growth_analysis
from backend.analyses.foundations.bayes_infilling import BayesInfilling
from backend.analyses.foundations.blanks import BlankedText, Filled, GapReading
from backend.analyses.foundations.bpe import LearnedBpe
from backend.analyses.foundations.guess import Guess
from backend.analyses.foundations.log_likelihood import LogLikelihood
from backend.analyses.foundations.masked_and_causal import MaskedAndCausal, ReadingAt
from backend.analyses.foundations.next_token import NextToken
from backend.analyses.foundations.search_tree import SearchTree
from backend.analyses.foundations.subword_leak import SubwordLeak
from backend.analyses.foundations.temperature_curves import TemperatureCurves
from backend.analyses.foundations.temperature_sweep import TemperatureSweep
from backend.analyses.foundations.vocabulary_growth import VocabularyGrowth
from backend.budget_cache import BudgetCache
from backend.errors import Unreachable
from backend.models import load_vocabulary
from backend.models.catalog import choices, partner, with_partner
from backend.models.engine.choice import chosen_engine
from backend.models.engine.client import EngineModel
from backend.models.engine.engine import Engine
from backend.models.engine.preparation import Preparation
from backend.models.networks.readers import TimedMaskedReader
from backend.models.networks.vocabulary import Vocabulary
from backend.models.networks.vocabulary_map import MappedMaskedModel
from backend.models.weights.ensure import ensure
from backend.probability.prediction import Prediction
from backend.text import chat_template as chat_analysis
from backend.text import pieces as tokens_analysis
from backend.text.chat_template import ChatTemplate
from backend.text.pieces import Tokens
from components.frame import notices

Ids = tuple[int, ...]
Result = TypeVar("Result")

RESULT_BYTES = 32 * 2**20


@st.cache_resource(show_spinner=False)
def engine() -> Engine:
    """The one engine of this server. Raises as `chosen_engine` does."""
    return chosen_engine()


@st.cache_resource(show_spinner=False)
def _results() -> BudgetCache[Any]:
    """Finished analyses of everybody's texts, in memory only."""
    return BudgetCache(RESULT_BYTES)


def model(name: str) -> EngineModel:
    """A model for the person of this session; while it is fetched, its progress is on the page.

    Raises:
        ModelUnavailable: no source could deliver it.
    """
    notices.wait_for(engine().prepare(name))
    return EngineModel(engine(), name, notices.person(), notices.waiting)


def vocabulary(name: str) -> Vocabulary:
    """A model's vocabulary. Needs the tokenizer file, not the network in memory."""
    return _remember(("vocabulary", name), 0, lambda: load_vocabulary(name))


def next_token(name: str, text: str) -> NextToken:
    """`backend.analyses.next_token`, once for everybody with the same text."""
    return _remember(
        ("next_token", name, text),
        8 * vocabulary(name).size,  # float32 logits and int32 order
        lambda: next_token_analysis.next_token(model(name), text),
    )


def next_token_after(name: str, ids: Ids) -> NextToken:
    """The distribution of the token after these ids."""
    return _remember(
        ("next_token_after", name, ids),
        8 * vocabulary(name).size,
        lambda: NextToken(name, ids, Prediction.of(model(name).next_logits(list(ids)))),
    )


def known_tree(name: str, ids: Ids, depth: int, width: int, cover: float) -> SearchTree | None:
    """An explored tree, if anybody has had it finished."""
    known: SearchTree | None = _results().get(("tree", name, ids, depth, width, cover))
    return known


def search_tree(name: str, ids: Ids, depth: int, width: int, cover: float) -> Iterator[SearchTree]:
    """`backend.analyses.explored_tree`; what is finished is kept."""
    ends = generation_analysis.ends(vocabulary(name))
    for tree in tree_analysis.search_tree(model(name), ids, depth, width, cover, ends):
        if tree.finished:
            key = ("tree", name, ids, depth, width, cover)
            _results().put(key, tree, 256 * len(tree.nodes))
        yield tree


def known_side_by_side(
    name: str, ids: Ids, temperatures: tuple[float, ...], seeds: Ids, count: int
) -> TemperatureSweep | None:
    """How far `side_by_side` has got, for anybody; None if nobody has begun."""
    known: TemperatureSweep | None = _results().get(
        ("side_by_side", name, ids, temperatures, seeds, count)
    )
    return known


def temperature_sweep(
    name: str, ids: Ids, temperatures: tuple[float, ...], seeds: Ids, count: int
) -> Iterator[TemperatureSweep]:
    """`backend.analyses.side_by_side`, from where it has got; every step is kept for later."""
    key = ("side_by_side", name, ids, temperatures, seeds, count)
    ends, known = generation_analysis.ends(vocabulary(name)), _results().get(key)
    for now in side_analysis.temperature_sweep(
        model(name), ids, temperatures, seeds, count, ends, known
    ):
        _results().put(key, now, 1024 * len(now.runs) * now.done)
        yield now


def guess(next_token: NextToken, word: str) -> Guess | None:
    """`backend.analyses.guess.guess` of one word after the text of `odds`."""
    return _remember(
        ("guess", next_token.model, next_token.ids, word),
        1024,
        lambda: guess_analysis.guess(
            model(next_token.model), next_token.ids, next_token.prediction, word
        ),
    )


def temperature_curves(name: str, text: str, ids: tuple[int, ...]) -> TemperatureCurves:
    """`backend.analyses.temperature_curves` of the token after a text."""
    return _remember(
        ("temperature_curves", name, text, ids),
        16 * temperature_analysis.TEMPERATURES.size * (len(ids) + 3),
        lambda: temperature_analysis.temperature_curves(next_token(name, text).prediction, ids),
    )


def reading_at(name: str, text: str, position: int) -> ReadingAt:
    """`backend.analyses.two_readings.reading_at`, for a model and its masked partner."""
    return _remember(
        ("reading_at", name, text, position),
        16 * vocabulary(name).size,
        lambda: two_readings_analysis.reading_at(model(name), _partner(name), text, position),
    )


def known_readings(name: str, text: str) -> MaskedAndCausal | None:
    """How far `two_readings` of this text has got, for anybody; None if nobody has begun."""
    known: MaskedAndCausal | None = _results().get(("two_readings", name, text))
    return known


def masked_and_causal(name: str, text: str) -> Iterator[MaskedAndCausal]:
    """`backend.analyses.two_readings`, from where it has got; every step is kept for later."""
    steps = two_readings_analysis.masked_and_causal(
        model(name), _partner(name), text, known_readings(name, text)
    )
    for step in steps:
        _results().put(("two_readings", name, text), step, 16 * len(step.ids))
        yield step


def blanked_text(name: str, text: str) -> BlankedText:
    """`backend.analyses.blanks.blanked_text`: a text, and which of its tokens are blanks."""
    return _remember(
        ("blanked_text", name, text),
        32 * len(text),
        lambda: blanks_analysis.blanked_text(vocabulary(name), text),
    )


def own_choices(name: str, text: str, position: int, hidden: tuple[int, ...]) -> Mapping[int, int]:
    """`backend.analyses.blanks.own_choices`: what the left reading puts at earlier gaps."""
    if hidden[0] >= position:
        return {}  # needs no model
    return _remember(
        ("own_choices", name, text, position, hidden),
        16 * len(hidden),
        lambda: blanks_analysis.own_choices(
            model(name), blanked_text(name, text), position, hidden
        ),
    )


def gap_reading(name: str, text: str, position: int, hidden: tuple[int, ...]) -> GapReading:
    """`backend.analyses.blanks.gap_reading`, for a model and its masked partner."""
    return _remember(
        ("gap_reading", name, text, position, hidden),
        16 * vocabulary(name).size,
        lambda: blanks_analysis.gap_reading(
            model(name),
            _partner(name),
            blanked_text(name, text),
            position,
            hidden,
            own_choices(name, text, position, hidden),
        ),
    )


def filled_blanks(name: str, text: str) -> Filled:
    """`backend.analyses.blanks.filled`: every blank, with the favourite of each reading."""
    return _remember(
        ("filled_blanks", name, text),
        32 * blanks_analysis.LIMIT_BLANKS,
        lambda: blanks_analysis.filled(model(name), _partner(name), blanked_text(name, text)),
    )


def subword_leak(name: str, text: str, word: range) -> SubwordLeak:
    """`backend.analyses.word_leak`, for the word at these positions."""
    return _remember(
        ("word_leak", name, text, word),
        32 * len(word),
        lambda: word_leak_analysis.subword_leak(
            model(name), _partner(name), blanked_text(name, text).ids, word
        ),
    )


def known_likelihood(name: str, text: str) -> LogLikelihood | None:
    """How far `likelihood` of this text has got, for anybody; None if nobody has begun."""
    known: LogLikelihood | None = _results().get(("likelihood", name, text))
    return known


def log_likelihood(name: str, text: str, readings: MaskedAndCausal) -> Iterator[LogLikelihood]:
    """`backend.analyses.likelihood`, from where it has got; every step is kept for later."""
    steps = likelihood_analysis.log_likelihood(
        _partner(name), vocabulary(name), readings, known_likelihood(name, text)
    )
    for step in steps:
        _results().put(("likelihood", name, text), step, 64 * len(readings.ids))
        yield step


def known_infilling(
    name: str, text: str, position: int, chosen: tuple[int, ...]
) -> BayesInfilling | None:
    """How far `infilling` with these candidates has got, for anybody."""
    known: BayesInfilling | None = _results().get(("infilling", name, text, position, chosen))
    return known


def bayes_infilling(
    name: str, text: str, position: int, chosen: tuple[int, ...], reading: ReadingAt
) -> Iterator[BayesInfilling]:
    """`backend.analyses.infilling` of one gap, from where it has got."""
    steps = infilling_analysis.bayes_infilling(
        model(name),
        _partner(name),
        blanked_text(name, text).ids,
        position,
        (reading.left, reading.both),
        chosen,
        known_infilling(name, text, position, chosen),
    )
    for step in steps:
        _results().put(("infilling", name, text, position, chosen), step, 64 * len(chosen))
        yield step


def tokens(name: str, text: str) -> Tokens:
    """`backend.analyses.tokens`, once for everybody with the same text."""
    return _remember(
        ("tokens", name, text),
        16 * len(text),
        lambda: tokens_analysis.tokens(vocabulary(name), text),
    )


@st.cache_resource(show_spinner=False)
def _one_long_text() -> Lock:
    """Held while a long text is worked on: several at once would slow everybody down."""
    return Lock()


def learned_bpe(text: str) -> LearnedBpe:
    """`backend.analyses.bpe.learn`, once for everybody with the same text."""
    return _remember_alone(
        ("learned_bpe", text), 4 * 2**20 + len(text), lambda: bpe_analysis.learn(text)
    )


def vocabulary_growth(name: str, text: str, cap: int) -> VocabularyGrowth:
    """`backend.analyses.growth`, against a BPE of `cap` tokens learned from the same text."""
    learned = learned_bpe(text)
    return _remember_alone(
        ("growth", name, text, cap),
        16 * 2**10 + len(text),
        lambda: growth_analysis.vocabulary_growth(text, vocabulary(name), learned.at(cap)),
    )


def chat_template(name: str) -> ChatTemplate | None:
    """How a model was taught to see conversations; None if it was not."""
    return chat_analysis.read_template(ensure(name))


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


def _partner(name: str) -> TimedMaskedReader:
    """The masked model beside an autoregressive one, in the numbering of the latter's tokens.

    Raises:
        NoPartner: there is none.
    """
    entry = partner(name)
    masked = model(entry.name)
    if entry.base == name:  # one vocabulary for both
        return masked
    return MappedMaskedModel(masked, vocabulary(name))


def _remember(key: Hashable, size: int, compute: Callable[[], Result]) -> Result:
    known: Result | None = _results().get(key)
    if known is None:
        known = compute()
        _results().put(key, known, size)
    return known


def _remember_alone(key: Hashable, size: int, compute: Callable[[], Result]) -> Result:
    """As `_remember`, for long texts: one computation at a time, the others wait their turn."""
    known: Result | None = _results().get(key)
    if known is not None:
        return known
    with _one_long_text():
        return _remember(key, size, compute)


def warm() -> None:
    """Begin to load the default models; returns at once."""
    with suppress(Unreachable):  # whoever opens a page is told
        for entry in with_partner(choices()[0]):
            engine().prepare(entry.name)
