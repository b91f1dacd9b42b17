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
from backend.models import AutoregressiveModel, MaskedModel
from backend.probability.sampling import Sampling, distribution
from backend.text.words import words
from tests.unit.analyses.surprisal_of import surprisal_of

TEXT = "Unbelievably, the dog barked at a pterodactyl."


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
    for position, token_id in enumerate(ids):
        product *= distribution(smollm2.next_logits(ids[:position]), Sampling())[token_id]
    assert log_likelihood_bits(readings.left_bits) == pytest.approx(np.log2(product), abs=1e-2)


def test_the_pseudo_log_likelihood_is_a_loop_over_single_hidden_positions(
    smollm2_masked: MaskedModel, readings: MaskedAndCausal
) -> None:
    ids = list(readings.ids)
    plain = sum(
        surprisal_of(smollm2_masked.logits_at(ids, [position])[0], token_id)
        for position, token_id in enumerate(ids)
    )
    assert log_likelihood_bits(readings.both_bits) == pytest.approx(-plain, abs=1e-2)


def test_word_wise_hides_a_token_and_the_rest_of_its_word(
    smollm2_masked: MaskedModel, steps: list[LogLikelihood]
) -> None:
    ids = list(steps[-1].readings.ids)
    grouped = words(smollm2_masked.vocabulary, ids)
    assert sorted(len(word) for word in grouped)[-3:] == [2, 3, 4]
    for word in grouped:
        for position in word:
            rest = list(range(position, word.stop))
            plain = surprisal_of(smollm2_masked.logits_at(ids, rest)[0], ids[position])
            assert steps[-1].word_bits[position] == pytest.approx(plain, abs=1e-2)


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
