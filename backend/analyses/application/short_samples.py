"""Many short answers sampled to several prompts at once, and the greedy one beside them.

Samples that went the same way so far ask the model the same, so that is asked once, whatever their
temperatures. Each has the tokens that its seed gives on every page (`generator_after`). What an
answer is, `answer_counts` says.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass, replace

from backend.analyses.application.answer_counts import (
    AnswerCounts,
    counted,
    is_whole,
    short_answer,
)
from backend.analyses.foundations.generation import ends
from backend.models.networks.readers import CausalReader
from backend.models.networks.vocabulary import Vocabulary
from backend.probability.sampling import Sampling, distribution, generator_after, sample_one
from backend.text.generated_text import written_text

Ids = tuple[int, ...]
Draw = tuple[float, int]  # the temperature and the seed of a sample

COUNT = 8  # tokens of an answer at most
LIMIT = 64  # tokens of a prompt

_ALL = slice(None)


@dataclass(frozen=True)
class Written:
    """One answer so far, without the token that ends a text."""

    ids: Ids = ()
    done: bool = False


@dataclass(frozen=True)
class Samples:
    """All answers so far.

    Attributes:
        greedy: one for each prompt.
        sampled: for each prompt one for each draw.
        step: tokens that each has been given the chance to write.
    """

    greedy: tuple[Written, ...]
    sampled: tuple[tuple[Written, ...], ...]
    step: int = 0

    @property
    def done(self) -> bool:
        return all(one.done for every in (self.greedy, *self.sampled) for one in every)


def short_samples(
    model: CausalReader,
    prompts: Sequence[Ids],
    draws: Sequence[Draw],
    known: Samples | None = None,
) -> Iterator[Samples]:
    """Write a token in every answer that has not ended, until all have.

    Args:
        prompts: plain text, each another one; the start token is read before them.
        known: how far it has got, to go on from.

    Yields:
        All answers after every token.
    """
    last = ends(model.vocabulary)
    now = known or Samples(
        tuple(Written() for _ in prompts), tuple(tuple(Written() for _ in draws) for _ in prompts)
    )
    while not now.done:
        likeliest: dict[Ids, int] = {}
        sampled: dict[tuple[Ids, Draw], int] = {}
        asked = _asked(prompts, now, draws)
        rows = model.next_logits_of(list(asked))
        for (text, wanted), logits in zip(asked.items(), rows, strict=True):
            likeliest[text] = int(logits.argmax())
            for temperature in dict.fromkeys(one for one, _ in wanted):
                probabilities = distribution(logits, Sampling(temperature=temperature))
                for draw in (one for one in wanted if one[0] == temperature):
                    rng = generator_after(draw[1], text)
                    sampled[text, draw] = sample_one(probabilities, rng)
        greedy = [
            _grown(model.vocabulary, one, likeliest.get((*ids, *one.ids)), last)
            for ids, one in zip(prompts, now.greedy, strict=True)
        ]
        others = [
            tuple(
                _grown(model.vocabulary, one, sampled.get(((*ids, *one.ids), draw)), last)
                for draw, one in zip(draws, every, strict=True)
            )
            for ids, every in zip(prompts, now.sampled, strict=True)
        ]
        now = Samples(tuple(greedy), tuple(others), now.step + 1)
        yield now


def answer(vocabulary: Vocabulary, written: Written) -> str:
    """An answer as text."""
    return short_answer(written_text(vocabulary, written.ids).text)


def counts_of(
    vocabulary: Vocabulary, samples: Samples, draws: slice = _ALL
) -> tuple[AnswerCounts, ...]:
    """For each prompt what its samples came to, as far as they have ended.

    Args:
        draws: which of them are counted.
    """
    return tuple(
        counted(
            answer(vocabulary, greedy),
            [answer(vocabulary, one) for one in every[draws] if one.done],
        )
        for greedy, every in zip(samples.greedy, samples.sampled, strict=True)
    )


def _asked(prompts: Sequence[Ids], now: Samples, draws: Sequence[Draw]) -> dict[Ids, list[Draw]]:
    """Every different text that goes on, and the draws that sample after it."""
    found: dict[Ids, list[Draw]] = {}
    for ids, greedy, every in zip(prompts, now.greedy, now.sampled, strict=True):
        if not greedy.done:
            found.setdefault((*ids, *greedy.ids), [])
        for draw, one in zip(draws, every, strict=True):
            if not one.done:
                found.setdefault((*ids, *one.ids), []).append(draw)
    return found


def _grown(
    vocabulary: Vocabulary, before: Written, token: int | None, last: Collection[int]
) -> Written:
    """An answer with its next token; without one where it has ended."""
    if before.done or token is None:
        return before
    if token in last:
        return replace(before, done=True)
    ids = (*before.ids, token)
    whole = is_whole(written_text(vocabulary, ids).text)
    return Written(ids, done=whole or len(ids) >= COUNT)
