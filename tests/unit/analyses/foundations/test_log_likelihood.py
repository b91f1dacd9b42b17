"""The sums: the pseudo-log-likelihoods against plain loops, and what perplexity is."""

from __future__ import annotations

import numpy as np
import pytest

from backend.analyses.foundations.log_likelihood import (
    LogLikelihood,
    log_likelihood,
    log_likelihood_bits,
    perplexity,
)
from backend.analyses.foundations.masked_and_causal import MaskedAndCausal, masked_and_causal
from backend.analyses.foundations.subword_leak import LIMIT_PIECES, SubwordLeak, subword_leak
from backend.models import AutoregressiveModel, MaskedModel
from backend.probability.sampling import Sampling, distribution
from backend.text.words import words

TEXT = "Unbelievably, the dog barked at a pterodactyl."


def bits(logits: np.ndarray, token_id: int) -> float:
    return -float(np.log2(distribution(logits, Sampling())[token_id]))


@pytest.fixture(scope="module")
def readings(smollm2: AutoregressiveModel, smollm2_masked: MaskedModel) -> MaskedAndCausal:
    *_, last = masked_and_causal(smollm2, smollm2_masked, TEXT)
    return last


@pytest.fixture(scope="module")
def steps(smollm2_masked: MaskedModel, readings: MaskedAndCausal) -> list[LogLikelihood]:
    return list(log_likelihood(smollm2_masked, smollm2_masked.vocabulary, readings))


def test_the_log_likelihood_is_the_log_of_the_product(
    smollm2: AutoregressiveModel, readings: MaskedAndCausal
) -> None:
    ids = list(readings.ids)
    product = 1.0
    for place, token_id in enumerate(ids):
        product *= distribution(smollm2.next_logits(ids[:place]), Sampling())[token_id]
    assert log_likelihood_bits(readings.left_bits) == pytest.approx(np.log2(product), abs=1e-2)


def test_the_pseudo_log_likelihood_is_a_loop_over_single_hidden_positions(
    smollm2_masked: MaskedModel, readings: MaskedAndCausal
) -> None:
    ids = list(readings.ids)
    plain = sum(
        bits(smollm2_masked.logits_at(ids, [place])[0], token_id)
        for place, token_id in enumerate(ids)
    )
    assert log_likelihood_bits(readings.both_bits) == pytest.approx(-plain, abs=1e-2)


def test_word_wise_hides_a_token_and_the_rest_of_its_word(
    smollm2_masked: MaskedModel, steps: list[LogLikelihood]
) -> None:
    ids = list(steps[-1].readings.ids)
    grouped = words(smollm2_masked.vocabulary, ids)
    assert sorted(len(word) for word in grouped)[-3:] == [2, 3, 4]
    for word in grouped:
        for place in word:
            rest = list(range(place, word.stop))
            plain = bits(smollm2_masked.logits_at(ids, rest)[0], ids[place])
            assert steps[-1].word_bits[place] == pytest.approx(plain, abs=1e-2)


def test_it_grows_and_goes_on_where_it_broke_off(
    smollm2_masked: MaskedModel, steps: list[LogLikelihood]
) -> None:
    done = [step.done for step in steps]
    assert done == list(range(done[0], len(steps[-1].word_bits) + 1))
    assert steps[-1].split_words == 3
    rest = list(
        log_likelihood(
            smollm2_masked,
            smollm2_masked.vocabulary,
            steps[0].readings,
            known=steps[len(steps) // 2],
        )
    )
    assert len(rest) == len(steps) - len(steps) // 2 - 1
    np.testing.assert_allclose(rest[-1].word_bits, steps[-1].word_bits, atol=1e-3)


def test_without_split_words_nothing_is_left_to_do(
    smollm2: AutoregressiveModel, smollm2_masked: MaskedModel
) -> None:
    *_, whole = masked_and_causal(smollm2, smollm2_masked, "The dog ran.")
    (only,) = log_likelihood(smollm2_masked, smollm2_masked.vocabulary, whole)
    np.testing.assert_array_equal(only.word_bits, whole.both_bits)
    assert only.split_words == 0


def test_unfinished_readings_are_refused(
    smollm2_masked: MaskedModel, readings: MaskedAndCausal
) -> None:
    unknown = MaskedAndCausal(readings.ids, readings.left_bits, np.full(len(readings.ids), np.nan))
    with pytest.raises(ValueError, match="not complete"):
        next(log_likelihood(smollm2_masked, smollm2_masked.vocabulary, unknown))


def test_the_perplexity_of_fair_draws_is_their_number() -> None:
    assert perplexity(np.full(7, np.log2(10))) == pytest.approx(10)
    assert log_likelihood_bits(np.full(7, 2.0)) == -14


# --- one word -----------------------------------------------------------------------------------


@pytest.fixture(scope="module")
def pterodactyl(smollm2: AutoregressiveModel, smollm2_masked: MaskedModel) -> SubwordLeak:
    ids = smollm2.encode(TEXT)
    word = next(
        word
        for word in words(smollm2.vocabulary, ids)
        if smollm2.decode(ids[word.start : word.stop]) == " pterodactyl"
    )
    return subword_leak(smollm2, smollm2_masked, ids, word)


def test_four_ways_to_hide_a_word_against_single_readings(
    smollm2: AutoregressiveModel, smollm2_masked: MaskedModel, pterodactyl: SubwordLeak
) -> None:
    ids, word = smollm2.encode(TEXT), pterodactyl.word
    for piece, place in enumerate(word):
        for found, hidden in (
            (pterodactyl.alone_bits, [place]),
            (pterodactyl.wordwise_bits, list(range(place, word.stop))),
            (pterodactyl.whole_bits, list(word)),
        ):
            row = smollm2_masked.logits_at(ids, hidden)[hidden.index(place)]
            assert found[piece] == pytest.approx(bits(row, ids[place]), abs=1e-2)
        logits = smollm2.next_logits(ids[:place])
        assert pterodactyl.left_bits[piece] == pytest.approx(bits(logits, ids[place]), abs=1e-2)


def test_only_words_of_a_few_pieces_are_compared(
    smollm2: AutoregressiveModel, smollm2_masked: MaskedModel
) -> None:
    ids = smollm2.encode(TEXT)
    for word in (range(1), range(LIMIT_PIECES + 1)):
        with pytest.raises(ValueError, match="tokens"):
            subword_leak(smollm2, smollm2_masked, ids, word)
