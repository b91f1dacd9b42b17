"""Minimal pairs: of two sentences that differ in one place, which does each reading prefer?

A sentence's score is minus the sum of its surprisals: the log-likelihood of the autoregressive
reading, the pseudo-log-likelihood of the masked one (every token hidden in turn, Salazar et al.
2020). Sums, not means per token: so the sentences of BLiMP are scored (Warstadt et al. 2020).

    python -m backend.analyses.foundations.minimal_pairs    scores the set anew, and writes it down
"""

from __future__ import annotations

import json
import sys
from collections.abc import Iterator
from dataclasses import asdict, dataclass
from functools import cache
from pathlib import Path

from backend.analyses.foundations.masked_and_causal import masked_and_causal
from backend.models.networks.readers import CausalReader, MaskedReader
from backend.probability.proportion import Proportion

PAIRS = Path(__file__).with_suffix(".json")
SCORES = Path(__file__).with_name("minimal_pairs_scores.json")


@dataclass(frozen=True)
class Pair:
    """Two sentences, of which the first is acceptable and the second is not."""

    phenomenon: str
    acceptable: str
    unacceptable: str


@dataclass(frozen=True)
class Scores:
    """What both sentences cost in each reading, in bits: the lower one is preferred.

    Attributes:
        left: log-likelihood of the acceptable and the unacceptable one, negated.
        both: pseudo-log-likelihood of the two, negated.
    """

    left: tuple[float, float]
    both: tuple[float, float]

    @property
    def left_prefers(self) -> bool:
        """Whether the autoregressive reading prefers the acceptable sentence."""
        return self.left[0] < self.left[1]

    @property
    def both_prefers(self) -> bool:
        """Whether the masked reading prefers the acceptable sentence."""
        return self.both[0] < self.both[1]


def score(
    left: CausalReader, both: MaskedReader, acceptable: str, unacceptable: str
) -> Iterator[Scores | None]:
    """Read both sentences both ways; None after every step but the last.

    Raises:
        TextTooLong: one of them is over the limit.
        ValueError: one of them has no token.
    """
    costs = []
    for text in (acceptable, unacceptable):
        steps = []
        for step in masked_and_causal(left, both, text):
            steps.append(step)
            yield None
        read = steps[-1]
        if not read.ids:
            raise ValueError("a sentence without a token has no likelihood")
        costs.append((float(read.left_bits.sum()), float(read.both_bits.sum())))
    (left_one, both_one), (left_other, both_other) = costs
    yield Scores((left_one, left_other), (both_one, both_other))


@cache
def pairs() -> tuple[Pair, ...]:
    """The set, in its order."""
    found = json.loads(PAIRS.read_text(encoding="utf-8"))["pairs"]
    return tuple(Pair(**one) for one in found)


@cache
def known_scores() -> tuple[Scores, ...]:
    """What the default models made of the set, in the order of `pairs`."""
    found = json.loads(SCORES.read_text(encoding="utf-8"))
    return tuple(Scores(tuple(one["left"]), tuple(one["both"])) for one in found)


def accuracies(phenomenon: str = "") -> tuple[Proportion, Proportion]:
    """Of the set or of one phenomenon: the autoregressive and the masked reading."""
    scores = [
        scored
        for pair, scored in zip(pairs(), known_scores(), strict=True)
        if phenomenon in ("", pair.phenomenon)
    ]
    left = sum(one.left_prefers for one in scores)
    both = sum(one.both_prefers for one in scores)
    return Proportion(left, len(scores)), Proportion(both, len(scores))


def main() -> int:
    """Score the set with the default models. Returns the exit code."""
    from backend.models import load

    left, both = load("smollm2"), load("smollm2-masked")
    scores = []
    for pair in pairs():
        *_, scored = score(left, both, pair.acceptable, pair.unacceptable)
        assert scored is not None
        scores.append(asdict(scored))
    SCORES.write_text(json.dumps(scores, indent=1) + "\n", encoding="utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())
