"""How far a small change of a prompt moves the probabilities of the next token.

Measured on the prompts of `robustness.json`, each with every change of `text_changes.py`.

    python -m backend.analyses.application.robustness    asks the set anew, and writes it down
"""

from __future__ import annotations

import json
import sys
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import numpy as np

from backend.analyses.application.text_changes import CHANGES, Change
from backend.models.networks.readers import CausalReader
from backend.probability.divergence import jensen_shannon_bits
from backend.probability.sampling import Sampling, distribution

SET = Path(__file__).with_name("robustness.json")
MEASURED = Path(__file__).with_name("robustness_measured.json")

LIMIT = 128  # tokens of a prompt: twenty and more texts of that length are read at once
_DRAWS, _SEED = 2_000, 1  # of the bootstrap


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
        top_after: the token that is most likely now.
    """

    change: Change
    text: str
    bits: float
    top: int
    before: float
    after: float
    top_after: int


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


def moved(
    model: CausalReader, text: str, word: str, changes: Sequence[Change] = CHANGES
) -> tuple[Moved, ...]:
    """Every change of a text, all read at once. In the order of `changes`.

    Raises:
        TextTooLong: a changed text is over the model's limit.
    """
    texts = [change.apply(text, word) for change in changes]
    ids = [tuple(model.vocabulary.encode(one)) for one in (text, *texts)]
    first, *rest = (distribution(row, Sampling()) for row in model.next_logits_of(ids))
    top = int(first.argmax())
    return tuple(
        Moved(
            change=change,
            text=changed,
            bits=jensen_shannon_bits(first, row),
            top=top,
            before=float(first[top]),
            after=float(row[top]),
            top_after=int(row.argmax()),
        )
        for change, changed, row in zip(changes, texts, rest, strict=True)
    )


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
    lines = ",\n".join(f' "{name}": {json.dumps(bits)}' for name, bits in found.items())
    MEASURED.write_text(f"{{\n{lines}\n}}\n", encoding="utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())
