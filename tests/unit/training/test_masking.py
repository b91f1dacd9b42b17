"""What is hidden in a training text."""

from __future__ import annotations

import numpy as np

from backend.models.networks.vocabulary import Vocabulary
from backend.text.words import characters
from backend.training.masking import FEW, hide


def test_a_third_of_the_sequences_loses_little_and_the_rest_a_sixth(vocabulary: Vocabulary) -> None:
    ids = vocabulary.encode("1 2 3 4 5 6 7 8 9 0 " * 5)
    rng = np.random.default_rng(0)
    counts = np.array([len(hide(ids, vocabulary, rng)) for _ in range(600)])
    few = counts <= 2
    assert abs(few.mean() - FEW) < 0.06
    assert 0.15 <= counts[~few].mean() / len(ids) <= 0.20


def test_pieces_of_a_character_are_hidden_together(vocabulary: Vocabulary) -> None:
    ids = vocabulary.encode("ab 🙂 cd 🙂 ef")
    emoji = [set(piece) for piece in characters(vocabulary, ids) if len(piece) > 1]
    assert len(emoji) == 2
    rng = np.random.default_rng(0)
    for _ in range(200):
        hidden = set(hide(ids, vocabulary, rng))
        assert 0 < len(hidden) < len(ids)
        assert all(piece <= hidden or not piece & hidden for piece in emoji)
