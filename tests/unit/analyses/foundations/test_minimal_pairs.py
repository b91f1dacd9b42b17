"""Minimal pairs: the set, its scores, and the interval of an accuracy."""

from __future__ import annotations

import json
from collections import Counter

import pytest

from backend.analyses.foundations.minimal_pairs import (
    PAIRS,
    accuracies,
    known_scores,
    pairs,
    score,
)
from backend.errors import TextTooLong
from backend.models import AutoregressiveModel, MaskedModel
from backend.probability.surprisal import surprisal_bits

SAMPLE = (0, 14, 27, 38, 44, 59)


def test_the_set_has_six_pairs_for_each_of_ten_phenomena_and_names_its_source() -> None:
    counts = Counter(pair.phenomenon for pair in pairs())
    assert set(counts.values()) == {6}
    assert len(counts) == 10
    assert json.loads(PAIRS.read_text(encoding="utf-8"))["source"]
    assert len({pair.acceptable for pair in pairs()}) == len(known_scores()) == 60


def test_a_pair_differs_in_one_place() -> None:
    for pair in pairs():
        one, other = pair.acceptable.split(), pair.unacceptable.split()
        assert len(one) == len(other)
        assert sum(a != b for a, b in zip(one, other, strict=True)) == 1


@pytest.mark.parametrize("number", SAMPLE)
def test_the_shipped_scores_are_computed_anew(
    smollm2: AutoregressiveModel, smollm2_masked: MaskedModel, number: int
) -> None:
    pair, known = pairs()[number], known_scores()[number]
    *_, found = score(smollm2, smollm2_masked, pair.acceptable, pair.unacceptable)
    assert found is not None
    assert found.left == pytest.approx(known.left, abs=1e-3)
    assert found.both == pytest.approx(known.both, abs=1e-3)


def test_the_sums_are_those_of_plain_loops(
    smollm2: AutoregressiveModel, smollm2_masked: MaskedModel
) -> None:
    good, bad = "He invited us.", "He invited we."
    *_, found = score(smollm2, smollm2_masked, good, bad)
    assert found is not None
    for text, left, both in zip((good, bad), found.left, found.both, strict=True):
        ids = smollm2.encode(text)
        alone = [smollm2_masked.logits_at(ids, [place])[0] for place in range(len(ids))]
        assert left == pytest.approx(surprisal_bits(smollm2.logits(ids)[:-1], ids).sum(), abs=1e-3)
        by_hand = sum(
            surprisal_bits(row[None], [token])[0] for row, token in zip(alone, ids, strict=True)
        )
        assert both == pytest.approx(by_hand, abs=1e-3)


def test_a_sentence_that_is_too_long_or_empty_is_refused(
    smollm2: AutoregressiveModel, smollm2_masked: MaskedModel
) -> None:
    with pytest.raises(TextTooLong):
        list(score(smollm2, smollm2_masked, "word " * 500, "short"))
    with pytest.raises(ValueError, match="without a token"):
        list(score(smollm2, smollm2_masked, "", "short"))


def test_the_phenomena_add_up_to_the_whole() -> None:
    names = {pair.phenomenon for pair in pairs()}
    for reading in (0, 1):
        assert sum(accuracies(name)[reading].hits for name in names) == accuracies()[reading].hits
