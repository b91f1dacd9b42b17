"""Twenty samples to each of five wordings of a question, at three temperatures: the set, measured.

Plain beginnings of sentences, short answers. The set is `consistency.json`; what its answers show
is in `majority_vote`, `agreement_and_truth` and `within_and_between`.

    python -m backend.analyses.application.consistency    asks the set anew, and writes it down
"""

from __future__ import annotations

import json
import sys
from collections.abc import Sequence
from functools import cache
from pathlib import Path
from typing import Any

import numpy as np

from backend.analyses.application.answer_counts import AnswerCounts
from backend.analyses.application.same_fact import Fact, Kind
from backend.analyses.application.short_samples import LIMIT, Draw, counts_of, short_samples
from backend.analyses.rows_file import write_rows
from backend.models.networks.readers import CausalReader
from backend.models.networks.vocabulary import Vocabulary
from backend.probability.bootstrap import Mean, mean_of
from backend.text.limits import encode_within

SET = Path(__file__).with_suffix(".json")
MEASURED = Path(__file__).with_name("consistency_measured.json")

SAMPLES = 20
WORDINGS = 5
TEMPERATURES = (0.3, 0.7, 1.0)

Ids = tuple[int, ...]


def prompt(vocabulary: Vocabulary, wording: str) -> Ids:
    """A wording as it is asked. Raises TextTooLong."""
    return tuple(encode_within(vocabulary, wording, LIMIT))


def seeds(first: int = 1) -> tuple[int, ...]:
    """Those of all samples, one after the other."""
    return tuple(range(first, first + SAMPLES))


def draws(temperature: float, first: int = 1) -> tuple[Draw, ...]:
    """All samples at a temperature, from a first seed on."""
    return tuple((temperature, seed) for seed in seeds(first))


@cache
def questions() -> tuple[Fact, ...]:
    """The set, kind by kind."""
    found: list[Fact] = []
    for one in json.loads(SET.read_text(encoding="utf-8"))["kinds"]:
        kind = Kind(one["name"], tuple(one["wordings"]))
        found += [Fact(kind, about, tuple(right)) for about, right in one["questions"].items()]
    return tuple(found)


def question(kind: str, about: str) -> Fact:
    """One of the set."""
    return next(one for one in questions() if (one.kind.name, one.about) == (kind, about))


@cache
def measured(temperature: float) -> tuple[tuple[AnswerCounts, ...], ...]:
    """What the default model answered: of each question, in their order, each wording."""
    return tuple(
        tuple(
            AnswerCounts(greedy, tuple(counts.items()))
            for greedy, counts in zip(one["greedy"], one[f"{temperature:g}"], strict=True)
        )
        for one in _measured()
    )


def measured_of(of: Fact, temperature: float) -> tuple[AnswerCounts, ...]:
    """The same of one question."""
    return measured(temperature)[questions().index(of)]


@cache
def mean_agreement(temperature: float) -> Mean:
    """Of the most frequent answer's share, over all questions."""
    return mean_of([np.mean([one.agreement for one in each]) for each in measured(temperature)])


@cache
def mean_entropy(temperature: float) -> Mean:
    """Of the entropy of the answers, in bits, over all questions."""
    return mean_of([np.mean([one.entropy_bits for one in each]) for each in measured(temperature)])


def asked(
    model: CausalReader, of: Fact, temperatures: Sequence[float] = TEMPERATURES
) -> tuple[tuple[AnswerCounts, ...], ...]:
    """Sample the answers to every wording of a question, at each temperature."""
    prompts = [prompt(model.vocabulary, one) for one in of.wordings]
    every = [one for temperature in temperatures for one in draws(temperature)]
    *_, last = short_samples(model, prompts, every)
    return tuple(
        counts_of(model.vocabulary, last, slice(first, first + SAMPLES))
        for first in range(0, len(every), SAMPLES)
    )


def row(found: Sequence[Sequence[AnswerCounts]]) -> dict[str, Any]:
    """A question's row of the file.

    Args:
        found: what its wordings came to at each of `TEMPERATURES`.
    """
    every: dict[str, Any] = {"greedy": [one.greedy for one in found[0]]}
    for temperature, each in zip(TEMPERATURES, found, strict=True):
        every[f"{temperature:g}"] = [dict(one.counts) for one in each]
    return every


def main() -> int:
    """Ask the default model the whole set. Returns the exit code."""
    from backend.analyses.application.default_model import default_model

    model, _ = default_model()
    write_rows(MEASURED, [row(asked(model, one)) for one in questions()])
    return 0


@cache
def _measured() -> tuple[dict[str, Any], ...]:
    return tuple(json.loads(MEASURED.read_text(encoding="utf-8")))


if __name__ == "__main__":
    sys.exit(main())
