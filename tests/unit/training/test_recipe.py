"""Sequences share rows."""

from __future__ import annotations

import numpy as np

from backend.models.networks.vocabulary import Vocabulary
from backend.training.corpus import LONGEST, Sampler, Work
from backend.training.recipe import Recipe, Sequence, batch, rows


def test_the_control_is_asked_for_the_same_tokens_of_the_same_text(vocabulary: Vocabulary) -> None:
    work = Work("a", (("The dog barked loudly at night.", "Nobody slept a minute."),))
    both, control = (
        batch(Recipe(objective=objective), 3, Sampler([work], vocabulary), vocabulary)
        for objective in ("masked", "causal")
    )
    assert both == control
    assert 0 < len(both[0].hidden) < len(both[0].ids)


def test_rows_hold_every_sequence_once_and_little_room() -> None:
    rng = np.random.default_rng(0)
    lengths = [int(length) for length in rng.integers(5, LONGEST + 1, 40)]
    packed = rows([Sequence([number] * length, [0]) for number, length in enumerate(lengths)])
    assert sorted(sequence.ids[0] for row in packed for sequence in row) == list(range(40))
    needed = [sum(len(sequence.ids) + 1 for sequence in row) for row in packed]
    assert max(needed) <= LONGEST + 1
    assert sum(needed) > 0.85 * (LONGEST + 1) * len(packed)
