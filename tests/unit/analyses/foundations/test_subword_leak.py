"""One word hidden in four ways, against single readings."""

from __future__ import annotations

import pytest

from backend.analyses.foundations.subword_leak import LIMIT_PIECES, SubwordLeak, subword_leak
from backend.models import AutoregressiveModel, MaskedModel
from backend.text.words import words
from tests.unit.analyses.surprisal_of import surprisal_of

TEXT = "Unbelievably, the dog barked at a pterodactyl."


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
    for piece, position in enumerate(word):
        for found, hidden in (
            (pterodactyl.alone_bits, [position]),
            (pterodactyl.wordwise_bits, list(range(position, word.stop))),
            (pterodactyl.whole_bits, list(word)),
        ):
            row = smollm2_masked.logits_at(ids, hidden)[hidden.index(position)]
            assert found[piece] == pytest.approx(surprisal_of(row, ids[position]), abs=1e-2)
        logits = smollm2.next_logits(ids[:position])
        assert pterodactyl.left_bits[piece] == pytest.approx(
            surprisal_of(logits, ids[position]), abs=1e-2
        )


def test_only_words_of_a_few_pieces_are_compared(
    smollm2: AutoregressiveModel, smollm2_masked: MaskedModel
) -> None:
    ids = smollm2.encode(TEXT)
    for word in (range(1), range(LIMIT_PIECES + 1)):
        with pytest.raises(ValueError, match="tokens"):
            subword_leak(smollm2, smollm2_masked, ids, word)
