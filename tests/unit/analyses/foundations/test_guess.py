"""A guess costs what the model says it costs, token by token."""

from __future__ import annotations

import numpy as np
import pytest

from backend.analyses.foundations.guess import LIMIT_GUESSES, LIMIT_TOKENS, guess, split_guesses
from backend.models import AutoregressiveModel
from backend.probability.prediction import Prediction

TEXT = "The capital of France is"


def plain_bits(model: AutoregressiveModel, text: str, word: str) -> list[float]:
    """Softmax and chain rule, a plain pass for each token of the word."""
    ids, bits = model.encode(text), []
    for token_id in model.encode(word):
        logits = model.next_logits(ids).astype(np.float64)
        bits.append(float(np.log2(np.exp(logits).sum()) - logits[token_id] / np.log(2)))
        ids = [*ids, token_id]
    return bits


@pytest.mark.parametrize("word", ["Paris", "Thessaloniki", "🦜"])
def test_a_guess_is_measured_by_the_chain_rule(smollm2: AutoregressiveModel, word: str) -> None:
    ids = smollm2.encode(TEXT)
    prediction = Prediction.of(smollm2.next_logits(ids))
    measured = guess(smollm2, ids, prediction, word)
    assert measured is not None
    assert measured.bits == pytest.approx(plain_bits(smollm2, TEXT, f" {word}"), abs=1e-3)
    assert measured.surprisal == pytest.approx(measured.bits.sum())
    first = prediction.logits[measured.ids[0]]
    assert measured.rank == 1 + int((prediction.logits > first).sum())


def test_a_word_brings_its_own_space_only_once(smollm2: AutoregressiveModel) -> None:
    ids = smollm2.encode(TEXT)
    prediction = Prediction.of(smollm2.next_logits(ids))
    bare, own = (guess(smollm2, ids, prediction, word) for word in ("Paris", " Paris"))
    assert bare is not None
    assert own is not None
    assert bare.ids == own.ids


def test_a_long_guess_is_cut(smollm2: AutoregressiveModel) -> None:
    ids = smollm2.encode(TEXT)
    prediction = Prediction.of(smollm2.next_logits(ids))
    measured = guess(smollm2, ids, prediction, "x y " * 50)
    assert measured is not None
    assert len(measured.ids) == len(measured.bits) == LIMIT_TOKENS


def test_guesses_are_parted_and_counted_once() -> None:
    assert split_guesses(" Paris, Lyon\nParis ,, a town ") == ["Paris", "Lyon", "a town"]
    assert split_guesses(" ,\n, ") == []
    assert len(split_guesses(",".join(map(str, range(1000))))) == LIMIT_GUESSES
