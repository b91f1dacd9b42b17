"""The analysis behind the page Next token, and its limits."""

import numpy as np
import pytest

from backend.analyses.foundations.next_token import LIMIT, next_token
from backend.errors import TextTooLong
from backend.models import AutoregressiveModel
from backend.probability.sampling import Sampling, distribution


def test_it_is_the_models_own_distribution(smollm2: AutoregressiveModel) -> None:
    result = next_token(smollm2, "The capital of France is")
    assert result.ids == tuple(smollm2.encode("The capital of France is"))
    np.testing.assert_array_equal(result.prediction.logits, smollm2.next_logits(result.ids))
    (paris,) = smollm2.encode(" Paris")
    assert result.prediction.rank(paris) == 1
    assert distribution(result.prediction.logits, Sampling())[paris] == pytest.approx(
        0.806, abs=6e-4
    )


def test_a_trailing_space_is_never_trimmed(smollm2: AutoregressiveModel) -> None:
    plain, spaced = (next_token(smollm2, text) for text in ("It is", "It is "))
    assert len(spaced.ids) == len(plain.ids) + 1
    assert spaced.prediction.top(1) != plain.prediction.top(1)


def test_at_the_limit_and_over_it(smollm2: AutoregressiveModel) -> None:
    assert len(next_token(smollm2, " word" * LIMIT).ids) == LIMIT
    with pytest.raises(TextTooLong) as error:
        next_token(smollm2, " word" * (LIMIT + 1))
    assert (error.value.count, error.value.limit) == (LIMIT + 1, LIMIT)


def test_megabytes_are_refused_without_a_tokenizer(
    smollm2: AutoregressiveModel, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(smollm2.vocabulary, "encode", None)
    with pytest.raises(TextTooLong, match="10,000,000 characters"):
        next_token(smollm2, "x" * 10_000_000)
