"""Both readings of a text: known figures, progress, and going on where it broke off."""

import numpy as np
import pytest

from backend.analyses.foundations.masked_and_causal import LIMIT, masked_and_causal, reading_at
from backend.errors import TextTooLong
from backend.models import AutoregressiveModel, MaskedModel
from backend.probability.sampling import Sampling, distribution
from backend.probability.surprisal import surprisal_bits

BANK = "I went to the bank to deposit my salary."


@pytest.fixture(scope="module")
def pair(
    smollm2: AutoregressiveModel, smollm2_masked: MaskedModel
) -> tuple[AutoregressiveModel, MaskedModel]:
    return smollm2, smollm2_masked


@pytest.fixture(scope="module")
def steps(pair: tuple[AutoregressiveModel, MaskedModel]) -> list:
    return list(masked_and_causal(*pair, BANK))


def test_the_surprisals_are_those_of_the_full_distributions(
    pair: tuple[AutoregressiveModel, MaskedModel], steps: list
) -> None:
    for position, token_id in enumerate(steps[-1].ids):
        reading = reading_at(*pair, BANK, position)
        for prediction, bits in (
            (reading.left, steps[-1].left_bits),
            (reading.both, steps[-1].both_bits),
        ):
            probability = distribution(prediction.logits, Sampling())[token_id]
            assert bits[position] == pytest.approx(-np.log2(probability), abs=1e-3)


def test_the_known_example(steps: list) -> None:
    assert steps[-1].left_bits[4] == pytest.approx(9.35, abs=0.01)
    assert steps[-1].difference_bits[4] > 8


def test_it_grows_by_a_position_a_step(steps: list) -> None:
    assert [step.done for step in steps] == list(range(len(steps[-1].ids) + 1))
    assert not np.isnan(steps[-1].gain_bits).any()


def test_the_control_parts_training_and_right_context(
    pair: tuple[AutoregressiveModel, MaskedModel], smollm2_control: AutoregressiveModel
) -> None:
    *_, split = masked_and_causal(*pair, BANK, control=smollm2_control)
    own = surprisal_bits(smollm2_control.logits(split.ids)[:-1], split.ids)
    assert split.control_bits is not None
    assert split.training_bits is not None
    assert split.right_context_bits is not None
    np.testing.assert_allclose(split.control_bits, own, atol=1e-3)
    whole = split.training_bits + split.right_context_bits
    np.testing.assert_allclose(whole, split.difference_bits)
    np.testing.assert_array_equal(split.gain_bits, split.right_context_bits)


def test_the_control_sees_nothing_to_the_right(smollm2_control: AutoregressiveModel) -> None:
    ids = smollm2_control.encode(BANK)
    cut = smollm2_control.logits(ids[:5])
    np.testing.assert_allclose(smollm2_control.logits(ids)[:6], cut, atol=1e-3)


def test_it_goes_on_where_it_broke_off(
    pair: tuple[AutoregressiveModel, MaskedModel], steps: list
) -> None:
    rest = list(masked_and_causal(*pair, BANK, known=steps[6]))
    assert [step.done for step in rest] == list(range(7, len(steps)))
    np.testing.assert_allclose(rest[-1].both_bits, steps[-1].both_bits, atol=1e-3)


def test_a_text_over_the_limit_is_refused_before_anything_runs(
    pair: tuple[AutoregressiveModel, MaskedModel],
) -> None:
    with pytest.raises(TextTooLong) as error:
        reading_at(*pair, "word " * (LIMIT + 1), 0)
    assert error.value.limit == LIMIT
    with pytest.raises(TextTooLong):
        next(masked_and_causal(*pair, "word " * (LIMIT + 1)))


def test_an_empty_text_has_no_positions(pair: tuple[AutoregressiveModel, MaskedModel]) -> None:
    assert [step.done for step in masked_and_causal(*pair, "")] == [0]
    with pytest.raises(ValueError, match="not in a text"):
        reading_at(*pair, "", 0)
