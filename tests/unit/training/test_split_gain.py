"""The gain is split: its parts, and which tokens are asked for."""

from __future__ import annotations

import numpy as np
import pytest

from backend.models.networks.vocabulary import Vocabulary
from backend.training.corpus import Work
from backend.training.split_gain import last_tokens, parts, table

WORKS = [
    Work("a", (("The dog barked loudly at night.", "Nobody slept a minute, not even the cat."),)),
    Work("b", (("Who comes there at this hour?", "It was only the wind in the old trees."),)),
]


def test_the_parts_add_up_to_the_whole() -> None:
    bits = {"original": np.array([5.0]), "control": np.array([4.0]), "masked": np.array([1.0])}
    assert {name: one.tolist() for name, one in parts(bits).items()} == {
        "training": [1.0],
        "right context": [3.0],
        "total": [4.0],
    }


@pytest.mark.parametrize("closing", [True, False])
def test_the_last_token_is_asked_for(vocabulary: Vocabulary, closing: bool) -> None:
    texts, places = last_tokens(WORKS, vocabulary, each=4, closing=closing)
    assert len(texts) == 8
    for ids, place in zip(texts, places, strict=True):
        assert place.position == len(ids) - 1
        assert (vocabulary.token(ids[-1]).text in ".!?") == closing
    assert (texts, places) == last_tokens(WORKS, vocabulary, each=4, closing=closing)


def test_the_table_has_true_minus_signs() -> None:
    figure = {"mean": -0.5, "low": -1.0, "high": 0.25}
    names = ("training", "right context", "total")
    written = table({"all tokens": {"positions": 12, **dict.fromkeys(names, figure)}})
    assert "| all tokens | 12 | −0.50 (−1.00 to 0.25) |" in written
