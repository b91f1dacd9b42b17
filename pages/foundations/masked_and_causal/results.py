"""What this page keeps: readings of one position, of a whole text, and of its blanks."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from backend.analyses.foundations import blanks, masked_and_causal
from backend.analyses.foundations.bayes_infilling import BayesInfilling, bayes_infilling
from backend.analyses.foundations.blanks import BlankedText, Filled, GapReading
from backend.analyses.foundations.log_likelihood import LogLikelihood, log_likelihood
from backend.analyses.foundations.masked_and_causal import MaskedAndCausal, ReadingAt
from backend.analyses.foundations.minimal_pairs import Scores, score
from backend.analyses.foundations.subword_leak import SubwordLeak, subword_leak
from components.results.shared import Ids, control, model, partner, vocabulary
from components.results.store import remembered, resumable


@remembered
def blanked_text(name: str, text: str) -> BlankedText:
    """A text, and which of its tokens are blanks. Raises TextTooLong."""
    return blanks.blanked_text(vocabulary(name), text)


@remembered
def reading_at(name: str, text: str, position: int) -> ReadingAt:
    """Both readings of one position."""
    return masked_and_causal.reading_at(model(name), partner(name), text, position)


@resumable
def readings(known: MaskedAndCausal | None, name: str, text: str) -> Iterator[MaskedAndCausal]:
    """Every position read by the model, by the masked one, and by the control if there is one."""
    return masked_and_causal.masked_and_causal(
        model(name), partner(name), text, known, control(name)
    )


@remembered
def own_choices(name: str, text: str, position: int, hidden: Ids) -> Mapping[int, int]:
    """What the autoregressive reading puts at the gaps before a position."""
    if hidden[0] >= position:
        return {}  # needs no model
    return blanks.own_choices(model(name), blanked_text(name, text), position, hidden)


@remembered
def gap_reading(name: str, text: str, position: int, hidden: Ids) -> GapReading:
    """Both readings of one position where several are hidden, or where blanks come before it."""
    blanked, choices = blanked_text(name, text), own_choices(name, text, position, hidden)
    return blanks.gap_reading(model(name), partner(name), blanked, position, hidden, choices)


@remembered
def filled_blanks(name: str, text: str) -> Filled:
    """Every blank, with the most likely token of each reading."""
    return blanks.filled(model(name), partner(name), blanked_text(name, text))


@remembered
def leak(name: str, text: str, word: range) -> SubwordLeak:
    """What the tokens of the word at these positions give away about each other."""
    return subword_leak(model(name), partner(name), blanked_text(name, text).ids, word)


@resumable
def sums(known: LogLikelihood | None, name: str, text: str) -> Iterator[LogLikelihood]:
    """The sums of a text of which every position has been read."""
    finished = readings.known(name, text)
    assert finished is not None
    return log_likelihood(partner(name), vocabulary(name), finished, known)


@remembered
def pair_scores(name: str, acceptable: str, unacceptable: str) -> Scores | None:
    """What two sentences cost in both readings; None if one of them has no token."""
    try:
        *_, scores = score(model(name), partner(name), acceptable, unacceptable)
    except ValueError:
        return None
    return scores


@resumable
def infilling(
    known: BayesInfilling | None, name: str, text: str, position: int, hidden: Ids, chosen: Ids
) -> Iterator[BayesInfilling]:
    """Candidates for one gap, scored by the whole text."""
    reading = gap_reading(name, text, position, hidden)
    return bayes_infilling(
        model(name),
        partner(name),
        blanked_text(name, text).ids,
        position,
        (reading.left, reading.both),
        chosen,
        known,
    )
