"""A masked model read in another numbering: the same tokens, the same logits."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
import pytest
from tokenizers import Tokenizer
from tokenizers.models import BPE

from backend.models.networks.masked import Gap, MaskedModel
from backend.models.networks.vocabulary import Vocabulary
from backend.models.networks.vocabulary_map import MappedMaskedModel, matching_ids


def vocabulary(letters: str) -> Vocabulary:
    entries = {letter: place for place, letter in enumerate(letters)}
    tokenizer = Tokenizer(BPE(vocab=entries, merges=[]))
    tokenizer.add_special_tokens(["<s>"])
    return Vocabulary(tokenizer)


class Letters(MaskedModel):
    """Its logits tell which text it was given, in its own numbering."""

    seconds = 0.5

    def __init__(self) -> None:
        self.vocabulary = vocabulary("cba")

    def logits_of(self, gaps: Sequence[Gap]) -> list[np.ndarray]:
        rows = [np.array([10.0, 11, 12, 13], dtype=np.float32) + sum(gap.ids) for gap in gaps]
        return [row[None].repeat(len(gap.wanted), 0) for row, gap in zip(rows, gaps, strict=True)]


@pytest.fixture
def mapped() -> MappedMaskedModel:
    return MappedMaskedModel(Letters(), vocabulary("abx"))


def test_tokens_match_by_their_bytes_and_control_tokens_never() -> None:
    assert matching_ids(vocabulary("abx"), vocabulary("cba")).tolist() == [2, 1, -1, -1]


def test_logits_come_in_the_other_numbering_and_what_is_missing_cannot_come(
    mapped: MappedMaskedModel,
) -> None:
    # "ab" is [2, 1] to the model
    np.testing.assert_array_equal(mapped.logits_at([0, 1], [0]), [[15, 14, -np.inf, -np.inf]])
    (place, row), *_ = mapped.each([0, 1], [1])
    assert place == 1
    np.testing.assert_array_equal(row, [15, 14, -np.inf, -np.inf])
    assert mapped.vocabulary_size == 4
    assert mapped.seconds == 0.5


def test_a_token_the_model_does_not_have_is_refused(mapped: MappedMaskedModel) -> None:
    with pytest.raises(ValueError, match="does not have"):
        mapped.logits_at([0, 2], [0])
