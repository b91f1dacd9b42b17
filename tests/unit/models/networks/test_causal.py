"""The default model, really loaded: known probabilities, and what it may not see."""

from __future__ import annotations

import numpy as np
import pytest

from backend.models.networks.causal import AutoregressiveModel
from backend.probability.surprisal import surprisal_bits
from tests.unit.models.networks.sentences import BANK, DOCTOR
from tests.unit.models.tiny_reader import CANDIDATES, IDS, POSITION, tiny_reader
from tests.unit.softmax import softmax


@pytest.mark.parametrize(
    ("text", "most_likely"),
    [
        ("The capital of France is", {" Paris": 0.806, " the": 0.036, " not": 0.016}),
        ("The capital of France is ", {"2": 0.365, "1": 0.185}),
        ("", {"-": 0.398}),
    ],
)
def test_known_probabilities(
    left: AutoregressiveModel, text: str, most_likely: dict[str, float]
) -> None:
    found = softmax(left.next_logits(left.encode(text)))
    order = np.argsort(-found)
    for place, (token, probability) in enumerate(most_likely.items()):
        assert left.decode([int(order[place])]) == token
        assert found[order[place]] == pytest.approx(probability, abs=6e-4)


def test_entropy_of_the_known_example(left: AutoregressiveModel) -> None:
    found = softmax(left.next_logits(left.encode("The capital of France is")))
    assert -(found * np.log2(found)).sum() == pytest.approx(1.956, abs=2e-3)


def test_all_rows_agree_with_one_at_a_time(left: AutoregressiveModel) -> None:
    ids = left.encode(BANK)
    rows = left.logits(ids)
    assert rows.shape == (len(ids) + 1, left.vocabulary_size)
    assert rows.dtype == np.float32
    for length in range(len(ids) + 1):
        np.testing.assert_allclose(rows[length], left.next_logits(ids[:length]), atol=2e-3)


def test_the_autoregressive_reading_does_not_see_the_right(left: AutoregressiveModel) -> None:
    rows = left.logits(left.encode(DOCTOR))
    other = left.logits(left.encode("The doctor told the cat a story."))
    np.testing.assert_allclose(rows[:5], other[:5], atol=2e-3)


def test_a_text_in_a_batch_has_the_numbers_it_has_alone(left: AutoregressiveModel) -> None:
    texts = [left.encode(text) for text in (BANK, "", DOCTOR, "The capital of France is", "a")]
    together = left.next_logits_of(texts)
    for row, ids in zip(together, texts, strict=True):
        alone = left.next_logits(ids)
        np.testing.assert_allclose(row, alone, atol=1e-3)
        # rounding differs with the shape of the pass: by less than the three digits on the screen
        np.testing.assert_allclose(softmax(row), softmax(alone), atol=1e-4)


def test_without_the_start_token_the_ids_are_read_as_they_are(left: AutoregressiveModel) -> None:
    ids = left.encode(BANK)
    read = left.next_logits([left.start_id, *ids], start=False)
    np.testing.assert_allclose(softmax(read), softmax(left.next_logits(ids)), atol=1e-5)
    together = left.next_logits_of([ids, ids[:3]], start=False)
    for row, text in zip(together, (ids, ids[:3]), strict=True):
        np.testing.assert_allclose(
            softmax(row), softmax(left.next_logits(text, start=False)), atol=1e-4
        )
    with pytest.raises(ValueError, match="nothing to read"):
        left.next_logits([], start=False)


# --- the rest of a text after other tokens ---


@pytest.fixture(scope="module")
def tiny() -> AutoregressiveModel:
    return tiny_reader()


def test_each_candidate_costs_what_a_reading_of_the_whole_text_says(
    tiny: AutoregressiveModel,
) -> None:
    rows = list(tiny.surprisals_after(IDS, POSITION, CANDIDATES))
    assert len(rows) == len(CANDIDATES)
    for candidate, bits in zip(CANDIDATES, rows, strict=True):
        text = [*IDS[:POSITION], candidate, *IDS[POSITION + 1 :]]
        whole = surprisal_bits(tiny.logits(text)[:-1], text)
        np.testing.assert_allclose(bits, whole[POSITION + 1 :], atol=1e-4)


def test_at_the_end_there_is_nothing_left_to_cost(tiny: AutoregressiveModel) -> None:
    (bits,) = tiny.surprisals_after(IDS, len(IDS) - 1, [4])
    assert bits.shape == (0,)


def test_a_position_or_a_token_that_does_not_exist_is_refused(tiny: AutoregressiveModel) -> None:
    with pytest.raises(ValueError, match="not in a text"):
        list(tiny.surprisals_after(IDS, len(IDS), [4]))
    with pytest.raises(ValueError, match="outside the vocabulary"):
        list(tiny.surprisals_after(IDS, 0, [tiny.vocabulary_size]))
