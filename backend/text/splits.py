"""One text cut without any model: into characters, into words, into bytes."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from backend.text.graphemes import Span, words_signs_and_spaces
from backend.text.graphemes import characters as characters_of


@dataclass(frozen=True)
class Part:
    """One stretch of the text.

    Attributes:
        start, end: its bytes in the UTF-8 text, `end` excluded.
        text: what stands there; for a byte, its two hexadecimal digits.
        whole: for one of several bytes that spell a character, that character; otherwise empty.
        opens: it is the first byte of its `whole`.
    """

    start: int
    end: int
    text: str
    whole: str = ""
    opens: bool = False


@dataclass(frozen=True)
class Splits:
    """The same text three ways. Each tiles the text: end to end, the parts are the text.

    Attributes:
        characters: as a person sees them (extended grapheme clusters, Unicode Annex 29).
        words: runs of letters and digits, single signs, and the white space between them.
        bytes: as UTF-8 spells the text.
    """

    characters: tuple[Part, ...]
    words: tuple[Part, ...]
    bytes: tuple[Part, ...]


def splits(text: str, start: int = 0) -> Splits:
    """Cut `text`, which begins at byte `start` of a longer one.

    Raises:
        UnicodeEncodeError: the text holds lone surrogates (clean it first).
    """
    characters = _laid_out(text, characters_of(text), start)
    return Splits(
        characters=characters,
        words=_laid_out(text, words_signs_and_spaces(text), start),
        bytes=tuple(byte for character in characters for byte in _spelled(character)),
    )


def _laid_out(text: str, spans: Iterable[Span], start: int) -> tuple[Part, ...]:
    parts = []
    for first, last in spans:
        inside = text[first:last]
        end = start + len(inside.encode())
        parts.append(Part(start, end, inside))
        start = end
    return tuple(parts)


def _spelled(character: Part) -> Iterator[Part]:
    spelling = character.text.encode()
    whole = character.text if len(spelling) > 1 else ""
    for place, byte in enumerate(spelling, start=character.start):
        yield Part(place, place + 1, f"{byte:02X}", whole, bool(whole) and place == character.start)
