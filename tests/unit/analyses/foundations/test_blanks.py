"""Blanks: what counts as one, what it takes along, and what each reading puts there."""

from __future__ import annotations

import numpy as np
import pytest

from backend.analyses.foundations.blanks import (
    LIMIT_BLANKS,
    BlankedText,
    blanked_text,
    filled,
    gap_reading,
    own_choices,
)
from backend.analyses.foundations.masked_and_causal import LIMIT
from backend.errors import TextTooLong
from backend.models import AutoregressiveModel, MaskedModel
from backend.models.networks.vocabulary import Vocabulary
from backend.probability.sampling import Sampling, distribution


def parts(vocabulary: Vocabulary, text: str) -> list[str | None]:
    """The tokens of a text; None for a blank."""
    found = blanked_text(vocabulary, text)
    return [
        None if position in found.blanks else vocabulary.decode([token_id])
        for position, token_id in enumerate(found.ids)
    ]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The ___ ran", ["The", None, " ran"]),
        ("The [MASK] ran", ["The", None, " ran"]),
        ("The [mask] ran", ["The", None, " ran"]),
        ("___ ran", [None, " ran"]),
        ("He ran ___", ["He", " ran", None]),
        ("___", [None]),
        ("He ran ___.", ["He", " ran", None, "."]),
        ("a ___ ___ b", ["a", None, None, " b"]),
        ("a ______ b", ["a", None, " b"]),  # however long: one blank
        ("a ____ b", ["a", None, " b"]),
        ("The  ___ ran", ["The", " ", None, " ran"]),  # only one space goes along
        ("bark___ loudly", ["b", "ark", None, " loudly"]),
        ("a\n___", ["a", "\n", None]),  # a line end is no space
        ("___[MASK]", [None, None]),
        ("The <mask> ran", ["The", None, " ran"]),
        ("The <MASK> ran <|mask|>", ["The", None, " ran", None]),
        ("The [blank] ran <blank>.", ["The", None, " ran", None, "."]),
        ("The <extra_id_0> ran <extra_id_1>", ["The", None, " ran", None]),
    ],
)
def test_what_is_a_blank_and_takes_one_space_along(
    vocabulary: Vocabulary, text: str, expected: list[str | None]
) -> None:
    assert parts(vocabulary, text) == expected


@pytest.mark.parametrize(
    "text", ["", "a __ b", "__init__", "MASK", "[ MASK ]", "< mask >", "<mask"]
)
def test_what_is_no_blank(vocabulary: Vocabulary, text: str) -> None:
    assert blanked_text(vocabulary, text).blanks == ()
    assert blanked_text(vocabulary, text).ids == tuple(vocabulary.encode(text))


@pytest.mark.parametrize("text", ["Ein ___ läuft über 🦙 ___!", "no blank, 🦙", "___", "é[MASK]é "])
def test_pieces_and_blanks_tile_the_text(vocabulary: Vocabulary, text: str) -> None:
    found = blanked_text(vocabulary, text)
    assert len(found.pieces) == len(found.ids)
    assert [piece.position for piece in found.pieces] == list(range(len(found.ids)))
    assert found.pieces[0].start == 0
    assert found.pieces[-1].end == len(text.encode())
    for before, after in zip(found.pieces, found.pieces[1:], strict=False):
        assert before.end == after.start
    for position, piece in enumerate(found.pieces):
        assert (piece.token is None) == (position in found.blanks)


def test_a_blank_belongs_to_no_word(vocabulary: Vocabulary) -> None:
    found = blanked_text(vocabulary, "bark___ed barked")
    (blank,) = found.blanks
    assert range(blank, blank + 1) in found.words
    assert found.hidden(blank, whole_word=True) == (blank,)


def test_hiding_a_word_hides_its_tokens_and_all_blanks(vocabulary: Vocabulary) -> None:
    found = blanked_text(vocabulary, "The ___ barked at ___.")
    first, second = found.blanks
    end_of_barked = first + 2
    assert found.hidden(end_of_barked) == (first, end_of_barked, second)
    assert found.hidden(end_of_barked, whole_word=True) == (
        first,
        end_of_barked - 1,
        end_of_barked,
        second,
    )


def test_limits_are_held_before_a_tokenizer_runs(vocabulary: Vocabulary) -> None:
    with pytest.raises(TextTooLong) as error:
        blanked_text(vocabulary, "___ " * (LIMIT_BLANKS + 1))
    assert (error.value.count, error.value.unit) == (LIMIT_BLANKS + 1, "blanks")
    for text in ("word " * LIMIT + "___ word", "word " * (LIMIT + 1), "___ " * 3_000_000):
        with pytest.raises(TextTooLong):
            blanked_text(vocabulary, text)
    assert len(blanked_text(vocabulary, "___" + " word" * (LIMIT - 1)).ids) == LIMIT


TWO = "The capital of ___ is ___, on the river Seine."


def read(
    left: AutoregressiveModel, both: MaskedModel, found: BlankedText, position: int
) -> tuple[np.ndarray, np.ndarray, tuple[int, ...]]:
    hidden = found.hidden(position)
    choices = own_choices(left, found, position, hidden)
    reading = gap_reading(left, both, found, position, hidden, choices)
    return reading.left.logits, reading.both.logits, reading.context


def test_the_left_reading_goes_on_from_its_own_greedy_choice(
    smollm2: AutoregressiveModel, smollm2_masked: MaskedModel
) -> None:
    found = blanked_text(smollm2.vocabulary, TWO)
    first, second = found.blanks
    choice = int(np.argmax(smollm2.next_logits(smollm2.encode("The capital of"))))
    context = [*smollm2.encode("The capital of"), choice, *smollm2.encode(" is")]
    logits, _, seen = read(smollm2, smollm2_masked, found, second)
    assert seen == tuple(context)
    np.testing.assert_allclose(logits, smollm2.next_logits(context), atol=1e-3)
    assert own_choices(smollm2, found, first, found.hidden(first)) == {}


def test_the_masked_reading_hides_all_blanks_together(
    smollm2: AutoregressiveModel, smollm2_masked: MaskedModel
) -> None:
    found = blanked_text(smollm2.vocabulary, TWO)
    together = smollm2_masked.logits_at(list(found.ids), list(found.blanks))
    for row, blank in zip(together, found.blanks, strict=True):
        _, logits, _ = read(smollm2, smollm2_masked, found, blank)
        np.testing.assert_allclose(logits, row, atol=1e-3)


def test_what_stands_for_a_blank_is_never_seen(
    smollm2: AutoregressiveModel, smollm2_masked: MaskedModel
) -> None:
    found = blanked_text(smollm2.vocabulary, TWO)
    other = BlankedText(
        tuple(7 if position in found.blanks else one for position, one in enumerate(found.ids)),
        found.blanks,
        found.pieces,
        found.characters,
        found.words,
    )
    for position in range(len(found.ids)):
        for one, same in zip(
            read(smollm2, smollm2_masked, found, position)[:2],
            read(smollm2, smollm2_masked, other, position)[:2],
            strict=True,
        ):
            np.testing.assert_array_equal(one, same)


def test_all_blanks_filled_are_the_most_likely_tokens_of_each(
    smollm2: AutoregressiveModel, smollm2_masked: MaskedModel
) -> None:
    found = blanked_text(smollm2.vocabulary, TWO)
    result = filled(smollm2, smollm2_masked, found)
    for number, blank in enumerate(found.blanks):
        left, both, _ = read(smollm2, smollm2_masked, found, blank)
        for logits, token_id, probability in (
            (left, result.left_ids[number], result.left_probabilities[number]),
            (both, result.both_ids[number], result.both_probabilities[number]),
        ):
            probabilities = distribution(logits, Sampling())
            assert token_id == int(np.argmax(probabilities))
            assert probability == pytest.approx(probabilities.max(), abs=1e-4)
