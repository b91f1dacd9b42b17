"""What decides a training run, and the batches it reads. Knows no network.

Every batch is a function of the seed and the number of the step alone, so nothing of a random
generator needs to be kept.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from backend.models.networks.vocabulary import Vocabulary
from backend.training.corpus import LONGEST, Sampler
from backend.training.masking import hide


@dataclass(frozen=True)
class Recipe:
    """Everything that decides what comes out, and so must not change when a run goes on."""

    objective: str = "masked"  # or "causal", the control
    rank: int = 16
    learning_rate: float = 2e-3
    warm_up: float = 0.05  # share of the budget with a rising learning rate; then it falls to 0
    batch_tokens: int = 500  # tokens of text in a step
    tokens: int = 500_000  # the budget
    seed: int = 7
    start: str = ""  # folder of the adapter it begins from; none: from scratch
    text: str = ""  # digest of the works it is trained on


@dataclass(frozen=True)
class Sequence:
    """One training example.

    Attributes:
        ids: token ids of the text.
        hidden: the positions that are asked for. The masked version reads a mask there; the control
            reads the text, and is asked for the same tokens, so that both learn from equally many.
    """

    ids: list[int]
    hidden: list[int]


def batch(recipe: Recipe, step: int, sampler: Sampler, vocabulary: Vocabulary) -> list[Sequence]:
    """The sequences of one step."""
    # Text and gaps have generators of their own: both objectives read the very same sequences.
    text_rng = np.random.default_rng([recipe.seed, step, 0])
    gap_rng = np.random.default_rng([recipe.seed, step, 1])
    sequences: list[Sequence] = []
    while sum(len(sequence.ids) for sequence in sequences) < recipe.batch_tokens:
        ids = sampler.draw(text_rng)
        sequences.append(Sequence(ids, hide(ids, vocabulary, gap_rng)))
    return sequences


Row = list[Sequence]  # sequences that stand one behind the other; none of them sees another


def rows(sequences: list[Sequence], width: int = LONGEST + 1) -> list[Row]:
    """Sequences put together in rows of at most `width` tokens, so that little is padding.

    The longest first, each into the first row with room for it and its start token. Most sequences
    are single short sentences: padded to the length of their neighbours, half of it was padding.
    """
    result: list[Row] = []
    rooms: list[int] = []
    for sequence in sorted(sequences, key=lambda sequence: -len(sequence.ids)):
        needed = len(sequence.ids) + 1
        place = next((row for row, room in enumerate(rooms) if room >= needed), len(rooms))
        if place == len(rooms):
            result.append([])
            rooms.append(width)
        result[place].append(sequence)
        rooms[place] -= needed
    return result


def bundles(sequences: list[Sequence], most: int = 6) -> list[list[Row]]:
    """The rows that go through the network together; attention needs memory for all of them."""
    packed = rows(sequences)
    return [packed[first : first + most] for first in range(0, len(packed), most)]
