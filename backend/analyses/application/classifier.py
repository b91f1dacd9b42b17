"""One model as classifier: reviews sorted by two labels' probabilities, in eight wordings.

A review is called positive if the positive label's log-probability is higher by more than a
threshold, which is 0 at first. The set is `classifier.json`.

    python -m backend.analyses.application.classifier    asks the set anew, and writes it down
"""

from __future__ import annotations

import json
import sys
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache, cached_property
from pathlib import Path
from typing import Any

import numpy as np

from backend.analyses.rows_file import write_rows
from backend.models.networks.readers import CausalReader
from backend.models.networks.vocabulary import Vocabulary
from backend.probability.auroc import Auroc, auroc
from backend.probability.proportion import Proportion
from backend.probability.surprisal import surprisals
from backend.text.limits import encode_within

SET = Path(__file__).with_suffix(".json")
MEASURED = Path(__file__).with_name("classifier_measured.json")

LIMIT = 96  # tokens of a review

_DIGITS = 5


@dataclass(frozen=True)
class Wording:
    """How a review is put, and the two labels that are compared.

    Attributes:
        template: `{}` stands for the review.
        positive, negative: one token each, with the space before it.
    """

    name: str
    template: str
    positive: str
    negative: str

    def about(self, review: str) -> str:
        return self.template.replace("{}", review)


@dataclass(frozen=True)
class Review:
    text: str
    positive: bool


@dataclass(frozen=True)
class Labelled:
    """What a prompt gives both labels, as base-two logarithms of their probabilities."""

    positive: float
    negative: float

    @property
    def difference(self) -> float:
        """In bits: above 0 the positive label is more probable."""
        return self.positive - self.negative

    @property
    def together(self) -> float:
        """The probability of both labels."""
        return float(2.0**self.positive + 2.0**self.negative)

    @property
    def share(self) -> float:
        """The positive label's part of that."""
        return float(2.0**self.positive / self.together)


@dataclass(frozen=True)
class Sorted:
    """All reviews in one wording.

    Attributes:
        labelled: in the order of `reviews`.
        content_free: the same of texts that say nothing.
    """

    wording: Wording
    labelled: tuple[Labelled, ...]
    content_free: tuple[Labelled, ...]

    @property
    def differences(self) -> np.ndarray:
        """(reviews,) float64, bits."""
        return np.array([one.difference for one in self.labelled])

    def right_at(self, threshold: float) -> Proportion:
        """How many reviews are sorted rightly at a threshold, in bits."""
        return right_at(self.differences, threshold)

    @cached_property
    def best(self) -> tuple[float, Proportion]:
        """A threshold at which most are right, and how many: chosen on these reviews themselves."""
        return best_threshold(self.differences)

    @property
    def calibration(self) -> float:
        """The threshold of contextual calibration, which has seen no review (Zhao et al. 2021)."""
        return contextual_threshold(self.content_free)

    @cached_property
    def told_apart(self) -> Auroc:
        truth = _truth()
        return auroc(self.differences[truth], self.differences[~truth])

    @property
    def together(self) -> float:
        """The mean probability of both labels."""
        return float(np.mean([one.together for one in self.labelled]))


def right_at(differences: np.ndarray, threshold: float) -> Proportion:
    """Of the reviews of the set; (reviews,) bits."""
    right = (differences > threshold) == _truth()
    return Proportion(int(right.sum()), right.size)


def best_threshold(differences: np.ndarray) -> tuple[float, Proportion]:
    """Halfway between two neighbours, or beyond all; of equally good ones that nearest 0."""
    ordered = np.unique(differences)
    between = (ordered[1:] + ordered[:-1]) / 2
    tried = [0.0, *between.tolist(), float(ordered[0] - 1), float(ordered[-1] + 1)]
    best = min(tried, key=lambda one: (-right_at(differences, one).hits, abs(one)))
    return best, right_at(differences, best)


def contextual_threshold(content_free: Sequence[Labelled]) -> float:
    """Where content-free texts lie, in bits: with it, they are called neither.

    Zhao et al. 2021, section 5, for two labels: their mean shares of both labels' probability,
    and the weights of the inverse diagonal matrix.
    """
    share = float(np.mean([one.share for one in content_free]))
    return float(np.log2(share) - np.log2(1 - share))


def labelled(model: CausalReader, wording: Wording, texts: Sequence[str]) -> tuple[Labelled, ...]:
    """What both labels get after each text in a wording, in one call.

    Another vocabulary may have several tokens for a label: then its first one is meant.
    """
    vocabulary = model.vocabulary
    positive, negative = (vocabulary.encode(one)[0] for one in (wording.positive, wording.negative))
    prompts = [vocabulary.encode(wording.about(one)) for one in texts]
    found = []
    for logits in model.next_logits_of(prompts):
        bits = surprisals(logits)
        found.append(Labelled(-float(bits[positive]), -float(bits[negative])))
    return tuple(found)


def checked(vocabulary: Vocabulary, review: str) -> str:
    """A review of one's own; raises TextTooLong over `LIMIT` tokens."""
    encode_within(vocabulary, review, LIMIT)
    return review


@cache
def wordings() -> tuple[Wording, ...]:
    return tuple(Wording(**one) for one in _read()["wordings"])


@cache
def reviews() -> tuple[Review, ...]:
    """The set: all positive ones first."""
    return tuple(
        Review(text, positive)
        for positive in (True, False)
        for text in _read()["positive" if positive else "negative"]
    )


@cache
def content_free() -> tuple[str, ...]:
    return tuple(_read()["content_free"])


@cache
def measured() -> tuple[Sorted, ...]:
    """What the default model gave, in the order of `wordings`."""
    found = json.loads(MEASURED.read_text(encoding="utf-8"))
    return tuple(
        Sorted(
            wording,
            tuple(Labelled(*one) for one in each["reviews"]),
            tuple(Labelled(*one) for one in each["content free"]),
        )
        for wording, each in zip(wordings(), found, strict=True)
    )


def main() -> int:
    """Ask the default model the whole set. Returns the exit code."""
    from backend.analyses.application.default_model import default_model

    model, _ = default_model()
    rows = []
    for wording in wordings():
        every = [one.text for one in reviews()]
        given = [
            each
            for first in range(0, len(every), 16)
            for each in labelled(model, wording, every[first : first + 16])
        ]
        free = labelled(model, wording, content_free())
        rows.append({"reviews": _rounded(given), "content free": _rounded(free)})
    write_rows(MEASURED, rows)
    return 0


def _rounded(every: Sequence[Labelled]) -> list[tuple[float, float]]:
    return [(round(one.positive, _DIGITS), round(one.negative, _DIGITS)) for one in every]


@cache
def _truth() -> np.ndarray:
    """(reviews,) bool."""
    return np.array([one.positive for one in reviews()])


@cache
def _read() -> dict[str, Any]:
    found: dict[str, Any] = json.loads(SET.read_text(encoding="utf-8"))
    return found


if __name__ == "__main__":
    sys.exit(main())
