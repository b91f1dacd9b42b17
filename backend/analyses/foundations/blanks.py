"""Texts with blanks: what a person left open, and what each reading would put there.

A blank is `___` (three or more underscores), or what models are trained with: `[MASK]`, `<mask>`,
`<extra_id_0>` (Raffel et al. 2020), in capitals or not, or `[BLANK]`, `<blank>`. It stands for one
token, and takes one space before it along, because a token carries its own: filled without it,
" dog" would have to stand after a lonely space, where no word begins.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Any

import numpy as np

from backend.analyses.foundations.masked_and_causal import LIMIT, ReadingAt
from backend.errors import TextTooLong
from backend.models.networks.readers import CausalReader, MaskedReader
from backend.models.networks.vocabulary import Vocabulary
from backend.probability.prediction import Prediction
from backend.probability.sampling import Sampling, distribution
from backend.text.limits import BYTES_PER_TOKEN, encode_within
from backend.text.pieces import Piece, tokens
from backend.text.words import characters, words

LIMIT_BLANKS = 10  # the left reading takes a pass for each, one after the other
BLANK_LABEL = "___"

_BLANK = re.compile(
    r" ?(?:_{3,}|\[(?:mask|blank)\]|<(?:mask|blank|extra_id_\d{1,2})>|<\|(?:mask|blank)\|>)",
    re.IGNORECASE,
)
_PLACEHOLDER = "_"  # a model has to be given some token; where a token is hidden, it sees none


@dataclass(frozen=True)
class BlankedText:
    """A text in which any number of tokens may be blanks.

    Attributes:
        ids: its tokens; at a blank some token that no reading ever sees.
        blanks: positions of the blanks.
        pieces: where each token stands in the text, one a position; a blank has no token.
        characters, words: positions that belong together; a blank always stands alone.
    """

    ids: tuple[int, ...]
    blanks: tuple[int, ...]
    pieces: tuple[Piece, ...]
    characters: tuple[range, ...]
    words: tuple[range, ...]

    def hidden(self, position: int, whole_word: bool = False) -> tuple[int, ...]:
        """What is hidden when this position is in question: it, the rest of its character (or of
        its word), and every blank.
        """
        groups = self.words if whole_word else self.characters
        group = next(group for group in groups if position in group)
        return tuple(sorted({*group, *self.blanks}))


@dataclass(frozen=True)
class GapReading(ReadingAt):
    """Both readings of one position of a text with several tokens hidden.

    Attributes:
        context: what the left reading had before it, its own choices at hidden positions.
    """

    context: tuple[int, ...]


@dataclass(frozen=True)
class Filled:
    """Every blank of a text filled with the most likely token of each reading.

    Attributes:
        left_ids, left_probabilities: one a blank, each given the choices before it.
        both_ids, both_probabilities: one a blank, each by itself: no blank sees another's filling.
    """

    left_ids: tuple[int, ...]
    left_probabilities: tuple[float, ...]
    both_ids: tuple[int, ...]
    both_probabilities: tuple[float, ...]


def blanked_text(vocabulary: Vocabulary, text: str) -> BlankedText:
    """Find the blanks of a text, and the tokens of what stands between them.

    Raises:
        TextTooLong: over the limit of tokens, or over `LIMIT_BLANKS` blanks.
    """
    if len(text) > LIMIT * BYTES_PER_TOKEN:
        raise TextTooLong(len(text), LIMIT * BYTES_PER_TOKEN, "characters")
    found = list(_BLANK.finditer(text))
    if len(found) > LIMIT_BLANKS:
        raise TextTooLong(len(found), LIMIT_BLANKS, "blanks")
    (placeholder,) = vocabulary.encode(_PLACEHOLDER)
    ids: list[int] = []
    blanks: list[int] = []
    pieces: list[Piece] = []
    grouped_characters: list[range] = []
    grouped_words: list[range] = []
    begin = 0
    for match in [*found, None]:
        between = text[begin : match.start() if match else len(text)]
        between_ids = encode_within(vocabulary, between, LIMIT)
        grouped_characters += _moved(characters(vocabulary, between_ids), len(ids))
        grouped_words += _moved(words(vocabulary, between_ids), len(ids))
        pieces += _pieces(vocabulary, between, len(text[:begin].encode()), len(ids))
        ids += between_ids
        if match:
            alone = range(len(ids), len(ids) + 1)
            pieces.append(_blank_piece(text, match, len(ids)))
            blanks.append(len(ids))
            grouped_characters.append(alone)
            grouped_words.append(alone)
            ids.append(placeholder)
            begin = match.end()
    if len(ids) > LIMIT:
        raise TextTooLong(len(ids), LIMIT)
    return BlankedText(
        tuple(ids), tuple(blanks), tuple(pieces), tuple(grouped_characters), tuple(grouped_words)
    )


def own_choices(
    left: CausalReader, blanked: BlankedText, position: int, hidden: tuple[int, ...]
) -> dict[int, int]:
    """What the left reading puts at the hidden positions before `position`, by position.

    It cannot go on without something there, so each gets its most probable token, given the text
    and its own choices before: a pass each.
    """
    context = list(blanked.ids)
    choices = {}
    for place in hidden:
        if place < position:
            logits = left.next_logits(context[:place])
            choices[place] = context[place] = int(np.argmax(logits))
    return choices


def gap_reading(
    left: CausalReader,
    both: MaskedReader,
    blanked: BlankedText,
    position: int,
    hidden: tuple[int, ...],
    choices: Mapping[int, int],
) -> GapReading:
    """Both readings of one position, with others hidden as well: two forward passes.

    Args:
        hidden: positions hidden together, this one among them.
        choices: what the left reading has at those before it (`own_choices`).
    """
    context = tuple(
        choices.get(place, token_id) for place, token_id in enumerate(blanked.ids[:position])
    )
    rows = both.logits_at(list(blanked.ids), list(hidden))
    return GapReading(
        position,
        hidden,
        left=Prediction.of(left.next_logits(list(context))),
        both=Prediction.of(rows[hidden.index(position)]),
        context=context,
    )


def filled(left: CausalReader, both: MaskedReader, blanked: BlankedText) -> Filled:
    """Fill every blank: the left reading one after another, the masked one all in one pass."""
    context, left_choices = list(blanked.ids), []
    for place in blanked.blanks:
        choice, probability = _most_likely(left.next_logits(context[:place]))
        left_choices.append((choice, probability))
        context[place] = choice
    both_choices = [
        _most_likely(row) for row in both.logits_at(list(blanked.ids), list(blanked.blanks))
    ]
    return Filled(*_unzipped(left_choices), *_unzipped(both_choices))


def _most_likely(logits: np.ndarray) -> tuple[int, float]:
    """The most probable token and its probability over the whole vocabulary."""
    choice = int(np.argmax(logits))
    return choice, float(distribution(logits, Sampling())[choice])


def _unzipped(choices: list[tuple[int, float]]) -> tuple[Any, Any]:
    return tuple(one for one, _ in choices), tuple(probability for _, probability in choices)


def _moved(groups: list[range], by: int) -> list[range]:
    return [range(group.start + by, group.stop + by) for group in groups]


def _pieces(vocabulary: Vocabulary, text: str, start: int, first: int) -> list[Piece]:
    """The tokens of a stretch of text that begins at byte `start`, at position `first`."""
    seen = [piece for piece in tokens(vocabulary, text).pieces() if piece.token]
    return [
        replace(piece, position=first + place, start=start + piece.start, end=start + piece.end)
        for place, piece in enumerate(seen)
    ]


def _blank_piece(text: str, match: re.Match[str], position: int) -> Piece:
    start = len(text[: match.start()].encode())
    return Piece(
        position=position,
        start=start,
        end=start + len(match[0].encode()),
        token=None,
        label=BLANK_LABEL,
        starts_word=match[0].startswith(" "),
        whole="",
        opens=False,
    )
