"""How far a small change of a prompt moves the probabilities of the next token.

Measured on the prompts of `robustness.json`, each with every change of `text_changes.py`.

    python -m backend.analyses.application.robustness    asks the set anew, and writes it down
"""

from __future__ import annotations

import json
import sys
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from itertools import accumulate
from pathlib import Path

import numpy as np

from backend.analyses.application.text_changes import CHANGES, Change, key_word
from backend.analyses.rows_file import write_rows
from backend.models.networks.readers import CausalReader
from backend.probability.divergence import jensen_shannon_bits
from backend.probability.sampling import Sampling, distribution

SET = Path(__file__).with_name("robustness.json")
MEASURED = Path(__file__).with_name("robustness_measured.json")

LIMIT = 128  # tokens of a prompt
TOGETHER = 512  # tokens of the texts that are read at once
_DRAWS, _SEED = 2_000, 1  # of the bootstrap


Ids = tuple[int, ...]


@dataclass(frozen=True)
class Prompt:
    """The beginning of a sentence, the word that the rest hangs on, and of what kind it is."""

    text: str
    word: str
    kind: str


@dataclass(frozen=True)
class Moved:
    """What a change did to the distribution of the next token, at temperature 1.

    Attributes:
        bits: Jensen and Shannon's divergence between before and after, 0 to 1 bit.
        top: the token that was most likely before.
        before, after: its probability.
        top_after: the token that is most likely now; `highest_after`: its probability.
    """

    change: Change
    text: str
    bits: float
    top: int
    before: float
    after: float
    top_after: int
    highest_after: float


@dataclass(frozen=True)
class MeanBits:
    """Of a change, over the prompts of the set.

    Attributes:
        mean: bits; `low`, `high`: its 95 % interval, a percentile bootstrap over prompts
            (Davison and Hinkley 1997, 5.3).
    """

    change: Change
    mean: float
    low: float
    high: float


def compared(change: Change, text: str, first: np.ndarray, second: np.ndarray) -> Moved:
    """What a change has done.

    Args:
        text: the changed one.
        first, second: (vocab,) the probabilities before and after it.
    """
    top = int(first.argmax())
    return Moved(
        change=change,
        text=text,
        bits=jensen_shannon_bits(first, second),
        top=top,
        before=float(first[top]),
        after=float(second[top]),
        top_after=int(second.argmax()),
        highest_after=float(second.max()),
    )


def moving(
    model: CausalReader,
    text: str,
    word: str,
    known: Sequence[Moved] = (),
    changes: Sequence[Change] = CHANGES,
) -> Iterator[tuple[Moved, ...]]:
    """Every change of a text, as many read at once as have `TOGETHER` tokens: short texts all.

    Args:
        known: how far it has got, to go on from.

    Yields:
        All that is known after each pass, in the order of `changes`.

    Raises:
        TextTooLong: a changed text is over the model's limit.
    """
    found = list(known)
    encode = model.vocabulary.encode
    before = tuple(encode(text))
    first: np.ndarray | None = None
    while left := changes[len(found) :]:
        texts = [change.apply(text, word) for change in left]
        ids = _first_of([tuple(encode(one)) for one in texts])
        asked = ids if first is not None else [before, *ids]
        rows = [distribution(row, Sampling()) for row in model.next_logits_of(asked)]
        if first is None:
            first, *rows = rows
        found += [
            compared(change, changed, first, row)
            for change, changed, row in zip(left, texts, rows, strict=False)
        ]
        yield tuple(found)


def moved(
    model: CausalReader, text: str, word: str, changes: Sequence[Change] = CHANGES
) -> tuple[Moved, ...]:
    """Every change of a text, in the order of `changes`. Raises as `moving`."""
    *_, last = moving(model, text, word, changes=changes)
    return last


def word_of(text: str) -> str:
    """The word whose letters are changed: of a prompt of the set its own, else the longest."""
    return next((one.word for one in prompts() if one.text == text), None) or key_word(text)


def _first_of(texts: list[Ids]) -> list[Ids]:
    """As many of the first ones as have `TOGETHER` tokens in all; one at least."""
    ends = list(accumulate(map(len, texts)))
    return texts[: max(1, sum(end <= TOGETHER for end in ends))]


@cache
def prompts() -> tuple[Prompt, ...]:
    kinds = json.loads(SET.read_text(encoding="utf-8"))["kinds"]
    return tuple(Prompt(text, word, kind) for kind, every in kinds.items() for text, word in every)


@cache
def measured() -> dict[str, tuple[float, ...]]:
    """Bits of every prompt, in their order, by the id of the change."""
    found = json.loads(MEASURED.read_text(encoding="utf-8"))
    return {change: tuple(bits) for change, bits in found.items()}


@cache
def means() -> tuple[MeanBits, ...]:
    """Of every change, the largest first."""
    rng = np.random.default_rng(_SEED)
    drawn = rng.integers(len(prompts()), size=(_DRAWS, len(prompts())))
    found = []
    for change in CHANGES:
        bits = np.array(measured()[change.id])
        low, high = np.quantile(bits[drawn].mean(axis=1), (0.025, 0.975))
        found.append(MeanBits(change, float(bits.mean()), float(low), float(high)))
    return tuple(sorted(found, key=lambda one: -one.mean))


def main() -> int:
    """Ask the default model the whole set. Returns the exit code."""
    from backend.analyses.application.default_model import default_model

    model, _ = default_model()
    found: dict[str, list[float]] = {change.id: [] for change in CHANGES}
    for one in prompts():
        for each in moved(model, one.text, one.word):
            found[each.change.id].append(round(each.bits, 5))
    write_rows(MEASURED, found)
    return 0


if __name__ == "__main__":
    sys.exit(main())
