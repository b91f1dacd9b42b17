"""Sampling: from logits to a distribution, from a distribution to samples. Knows logits, not text.

Everything is float64 over the whole vocabulary. The truncation rules are those of the warpers in
transformers: top-k keeps every token that ties with the k-th, top-p keeps the token that crosses p,
min-p is relative to the most probable token. They run in this order: top-k, top-p, min-p.
"""

from __future__ import annotations

import dataclasses
import math
import operator
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Literal, get_args

import numpy as np

Order = Literal["temperature_first", "temperature_last"]

HIGHEST_TEMPERATURE = 10.0


@dataclass(frozen=True)
class Sampling:
    """How a distribution is made from logits.

    Attributes:
        temperature: 0 to 10. The logits are divided by it; 0 means greedy, the first arg max alone.
        top_k: keep the k highest logits and every tie with the k-th; 0 keeps all.
        top_p: 0 to 1. Keep the smallest set of most probable tokens that reaches p; 1 keeps all.
            Among equal logits the lower id counts as the more probable.
        min_p: 0 to 1. Keep tokens with at least this share of the top token's probability.
        order: "temperature_first" truncates the heated distribution (transformers);
            "temperature_last" truncates at temperature 1 and heats the tokens it keeps (llama.cpp).

    Raises:
        ValueError: a setting is not a number of its kind, not finite, or outside its range.
    """

    temperature: float = 1.0
    top_k: int = 0
    top_p: float = 1.0
    min_p: float = 0.0
    order: Order = "temperature_first"

    def __post_init__(self) -> None:
        limits = {"temperature": HIGHEST_TEMPERATURE, "top_p": 1.0, "min_p": 1.0}
        for name, highest in limits.items():
            object.__setattr__(self, name, _number(name, getattr(self, name), highest))
        object.__setattr__(self, "top_k", _count("top_k", self.top_k))
        if self.order not in get_args(Order):
            raise ValueError(f"order must be one of {get_args(Order)}, not {self.order!r}")

    @classmethod
    def from_untrusted(cls, values: object, otherwise: Sampling | None = None) -> Sampling:
        """Settings from a browser or a link: each one that makes no sense is `otherwise`'s."""
        kept = otherwise or cls()
        if not isinstance(values, Mapping):
            return kept
        for field in dataclasses.fields(cls):
            if field.name in values:
                try:
                    kept = dataclasses.replace(kept, **{field.name: values[field.name]})
                except ValueError:
                    continue
        return kept


def distribution(logits: np.ndarray, sampling: Sampling) -> np.ndarray:
    """The probability of each token under these settings.

    Args:
        logits: (vocab,) real numbers; -inf is a token that cannot come.

    Returns:
        (vocab,) float64, sums to 1; exactly 0 where a token was cut.

    Raises:
        ValueError: not one row, empty, NaN or +inf among the logits, or all of them -inf.
    """
    scores = checked(logits).astype(np.float64)
    if sampling.temperature == 0:
        greedy = np.zeros_like(scores)
        greedy[np.argmax(scores)] = 1.0
        return greedy
    relative = scores - scores.max()  # (vocab,) at most 0, so exp never overflows
    with np.errstate(over="ignore"):  # a tiny temperature may take a gap to -inf: probability 0
        heated = relative / sampling.temperature
    judged = heated if sampling.order == "temperature_first" else relative
    weights = np.where(_kept(judged, sampling), np.exp(heated), 0.0)
    return np.asarray(weights / weights.sum())


def generator_after(seed: int, before: Sequence[int]) -> np.random.Generator:
    """The random numbers with which a seed samples after these ids: the only place that makes them.

    Every text has a generator of its own. A list of numbers that is too short is filled with zeros
    by numpy's `SeedSequence`, so that (1, 5) and (1, 5, 0) would be one seed: the length is one of
    the numbers, in front of the ids, and no two texts share their noise.

    Args:
        seed: 0 to 2**32 - 1.
        before: the ids of the whole text.
    """
    return np.random.default_rng((seed, len(before), *before))


def sample(probabilities: np.ndarray, rng: np.random.Generator, count: int = 1) -> np.ndarray:
    """Sample `count` token ids, each independently. (count,) int64.

    The Gumbel-max trick (Gumbel 1954; Maddison et al. 2014, "A* sampling"): the arg max of log p
    plus independent noise -log(-log u) is a token with exactly these probabilities. Noise of 1e-5
    in the logits, as between one pass and another, changes it in about one of 1e5 samples, at every
    temperature; an inverted cumulative distribution gathers it over thousands of edges.

    Takes one number a token and sample from `rng`: sample k of two distributions over the same
    vocabulary has the same noise, and sample 0 of many is the sample alone. A token of probability
    0 is never sampled.

    Raises:
        ValueError: the probabilities are not one row of finite numbers >= 0 with a positive sum.
    """
    weights = _checked_weights(probabilities)
    possible = np.flatnonzero(weights)
    weights = weights[possible]
    ids = np.empty(count, dtype=np.int64)
    with np.errstate(divide="ignore", over="ignore"):  # a number of 0 is -inf: it never wins
        for number in range(count):
            uniform = rng.random(probabilities.size)[possible]
            # of the same order as log p - log(-log u), with one logarithm
            ids[number] = possible[np.argmax(np.log(uniform) / weights)]
    return ids


def sample_one(probabilities: np.ndarray, rng: np.random.Generator) -> int:
    """Sample one token id. Errors as in `sample`."""
    return int(sample(probabilities, rng)[0])


def entropy_bits(probabilities: np.ndarray) -> float:
    """Shannon's entropy: the sum of -p log2 p, in bits."""
    positive = probabilities[probabilities > 0]
    return max(0.0, float(-(positive * np.log2(positive)).sum()))  # never -0.0


def perplexity(probabilities: np.ndarray) -> float:
    """2 to the entropy: as uncertain as choosing among so many equally likely tokens."""
    return float(2.0 ** entropy_bits(probabilities))


def candidates_left(probabilities: np.ndarray) -> int:
    """How many tokens can still be sampled: not cut, and with a probability above 0 in float64.

    At a low temperature, probabilities below about 5e-324 are 0 without any cut; with 0 they are
    never sampled. The live bars count the same (`candidates` in science.js).
    """
    return int(np.count_nonzero(probabilities))


def checked(logits: np.ndarray) -> np.ndarray:
    """The logits as they are, if a distribution can be made of them; else ValueError."""
    row = np.asarray(logits)
    if row.ndim != 1 or row.size == 0:
        raise ValueError(f"logits must be one row, not of shape {row.shape}")
    highest = row.max()  # NaN if any is
    if not np.isfinite(highest):
        raise ValueError("logits must hold no NaN, no +inf, and at least one finite number")
    return row


def _checked_weights(probabilities: np.ndarray) -> np.ndarray:
    weights = np.asarray(probabilities, dtype=np.float64)
    if weights.ndim != 1 or not np.isfinite(weights).all() or (weights < 0).any():
        raise ValueError("probabilities must be one row of finite numbers that are not negative")
    if not weights.any():
        raise ValueError("at least one probability must be positive")
    return weights


def _kept(scores: np.ndarray, sampling: Sampling) -> np.ndarray:
    """Which tokens survive truncation, judged by these log weights (highest 0). (vocab,) bool."""
    kept = np.ones(scores.shape, dtype=bool)
    if 0 < sampling.top_k < scores.size:
        kept = scores >= np.partition(scores, -sampling.top_k)[-sampling.top_k]
    if sampling.top_p < 1:
        order = np.argsort(-scores, kind="stable")
        weights = np.where(kept, np.exp(scores), 0.0)[order]
        reached = np.cumsum(weights)
        before = np.concatenate(([0.0], reached[:-1]))  # the mass of all more probable tokens
        wanted = before < sampling.top_p * reached[-1]
        wanted[0] = True  # even at p = 0
        kept[order] &= wanted
    if sampling.min_p > 0:
        kept &= np.exp(scores) >= sampling.min_p
    return kept


def _number(name: str, value: Any, highest: float) -> float:
    if isinstance(value, bool | str) or value is None:
        raise ValueError(f"{name} must be a number, not {value!r}")
    try:
        number = float(value)
    except (TypeError, OverflowError) as error:
        raise ValueError(f"{name} must be a number, not {value!r}") from error
    if not math.isfinite(number) or not 0 <= number <= highest:
        raise ValueError(f"{name} must be between 0 and {highest:g}, not {number}")
    return number


def _count(name: str, value: Any) -> int:
    if isinstance(value, float) and value.is_integer():
        value = int(value)  # JavaScript has one kind of number
    try:
        count = operator.index(value)
    except TypeError as error:
        raise ValueError(f"{name} must be a whole number, not {value!r}") from error
    if isinstance(value, bool) or count < 0:
        raise ValueError(f"{name} must be a whole number from 0, not {value!r}")
    return count
