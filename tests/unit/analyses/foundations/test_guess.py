"""A guess costs what the model says it costs, token by token."""

from __future__ import annotations

import numpy as np
import pytest

from backend.analyses.foundations.guess import LIMIT_GUESSES, LIMIT_TOKENS, guess, split_guesses
from backend.models import AutoregressiveModel
from backend.probability.prediction import Prediction
from backend.probability.sampling import Sampling

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
    measured = guess(smollm2, ids, prediction, word, Sampling())
    assert measured is not None
    assert measured.bits == pytest.approx(plain_bits(smollm2, TEXT, f" {word}"), abs=1e-3)
    assert measured.surprisal == pytest.approx(measured.bits.sum() + measured.end_bits)
    assert (measured.end_bits > 0) == (word != "🦜")
    first = prediction.logits[measured.ids[0]]
    assert measured.rank == 1 + int((prediction.logits > first).sum())


def test_a_word_brings_its_own_space_only_once(smollm2: AutoregressiveModel) -> None:
    ids = smollm2.encode(TEXT)
    prediction = Prediction.of(smollm2.next_logits(ids))
    bare, own = (guess(smollm2, ids, prediction, word, Sampling()) for word in ("Paris", " Paris"))
    assert bare is not None
    assert own is not None
    assert bare.ids == own.ids


@pytest.mark.parametrize("text", ["The capital of France is ", "Question:\n", ""])
def test_after_white_space_a_word_has_no_second_space(
    smollm2: AutoregressiveModel, text: str
) -> None:
    ids = smollm2.encode(text)
    prediction = Prediction.of(smollm2.next_logits(ids))
    measured = guess(smollm2, ids, prediction, "Paris", Sampling())
    assert measured is not None
    assert smollm2.decode([*ids, *measured.ids]) == f"{text}Paris"


def test_a_long_guess_is_cut(smollm2: AutoregressiveModel) -> None:
    ids = smollm2.encode(TEXT)
    prediction = Prediction.of(smollm2.next_logits(ids))
    measured = guess(smollm2, ids, prediction, "x y " * 50, Sampling())
    assert measured is not None
    assert len(measured.ids) == len(measured.bits) == LIMIT_TOKENS


def test_a_guess_is_a_whole_word_and_not_the_beginning_of_one(smollm2: AutoregressiveModel) -> None:
    """The next token's text, token by token: what begins with a letter goes on with the word."""
    text = "The capital of Germany is"
    ids = smollm2.encode(text)
    prediction = Prediction.of(smollm2.next_logits(ids))
    for word, begun, whole in (("Ber", 11.2, 17.8), ("Berlin", None, None)):
        measured = guess(smollm2, ids, prediction, word, Sampling())
        assert measured is not None
        logits = smollm2.next_logits(smollm2.encode(f"{text} {word}")).astype(np.float64)
        weights = np.exp(logits - logits.max())
        texts = [smollm2.vocabulary.token(one).text for one in range(weights.size)]
        ends = [not (one.lstrip("'’")[:1] + "_")[0].isalnum() for one in texts]
        by_hand = -np.log2(weights[np.array(ends)].sum() / weights.sum())
        assert measured.end_bits == pytest.approx(by_hand, rel=0.02, abs=0.02), word
        if begun:
            assert measured.bits.sum() == pytest.approx(begun, abs=0.1)
            assert measured.surprisal == pytest.approx(whole, abs=0.2)


def test_a_guess_is_measured_at_the_settings(smollm2: AutoregressiveModel) -> None:
    ids = smollm2.encode(TEXT)
    prediction = Prediction.of(smollm2.next_logits(ids))
    hot, cut = (
        guess(smollm2, ids, prediction, "Paris", one) for one in (Sampling(2.0), Sampling(top_k=1))
    )
    assert hot is not None
    assert cut is not None
    assert 2.0 ** -hot.bits[0] == pytest.approx(0.0608, abs=1e-4)
    assert (cut.bits[0], str(cut.bits[0])) == (0, "0.0")
    ruled_out = guess(smollm2, ids, prediction, "Thessaloniki", Sampling(top_k=1))
    assert ruled_out is not None
    assert ruled_out.surprisal == np.inf


def test_guesses_are_separated_and_counted_once() -> None:
    assert split_guesses(" Paris, Lyon\nParis ,, a town ") == ["Paris", "Lyon", "a town"]
    assert split_guesses(" ,\n, ") == []
    assert len(split_guesses(",".join(map(str, range(1000))))) == LIMIT_GUESSES
