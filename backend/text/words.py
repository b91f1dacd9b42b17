"""Which tokens of a text belong to one character or word. Knows a vocabulary, no network."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence

import regex

from backend.models.networks.vocabulary import Vocabulary
from backend.text import graphemes
from backend.text.graphemes import Span

# A word is a run of letters, marks, digits and underscores, with apostrophes inside it ("it's").
# Scripts that put no space between words are cut at every sign: no rule tells where a word ends.
_UNSPACED = r"[\p{Han}\p{Hiragana}\p{Katakana}\p{Thai}\p{Lao}\p{Khmer}\p{Myanmar}]"
_WORD = regex.compile(rf"(?V1)[\w--{_UNSPACED}]+(?:['’][\w--{_UNSPACED}]+)*")


def characters(vocabulary: Vocabulary, ids: Sequence[int]) -> list[range]:
    """Positions grouped so that every group decodes to whole characters, as a person sees them.

    Most groups hold one position; an emoji or a rare sign takes several.
    """
    return _grouped(vocabulary, ids, graphemes.characters)


def words(vocabulary: Vocabulary, ids: Sequence[int]) -> list[range]:
    """Positions grouped so that the tokens of one word are together; a sign stands alone.

    The white space before a word goes with it as far as the vocabulary puts both into one token.
    No character is cut: every group of `characters` lies within one of these.
    """
    return _grouped(vocabulary, ids, _words, graphemes.characters)


def _words(text: str) -> Iterator[Span]:
    return (found.span() for found in _WORD.finditer(text))


def _grouped(
    vocabulary: Vocabulary, ids: Sequence[int], *whole: Callable[[str], Iterator[Span]]
) -> list[range]:
    """Positions grouped so that nothing these find in the text is cut."""
    raws = [vocabulary.token(token_id).raw for token_id in ids]
    # One code point a byte where the bytes are no whole character: lengths stay right.
    text = b"".join(raws).decode(errors="surrogateescape")
    byte_at = [0]  # of every code point, and of the end
    for sign in text:
        byte_at.append(byte_at[-1] + len(sign.encode(errors="surrogateescape")))
    inside: set[int] = set()  # bytes at which no group may begin
    for found in whole:
        for start, end in found(text):
            inside.update(range(byte_at[start] + 1, byte_at[end]))
    groups: list[range] = []
    offset = 0
    for position, raw in enumerate(raws):
        if groups and offset in inside:
            groups[-1] = range(groups[-1].start, position + 1)
        else:
            groups.append(range(position, position + 1))
        offset += len(raw)
    return groups
