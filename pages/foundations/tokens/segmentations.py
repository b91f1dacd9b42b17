"""The same text as characters, words, tokens and bytes, one under the other."""

from __future__ import annotations

import unicodedata

import streamlit as st

from backend.models.networks.vocabulary import Vocabulary
from backend.numbers import count_text, counted
from backend.text.pieces import Excerpt, Tokens, tokens
from backend.text.splits import Part, splits
from backend.visible import visible
from components.frame import prose
from components.widgets.token_strip import Row, Span, token_spans, token_strip
from pages.foundations.tokens.other_vocabularies import NAMES, other_vocabularies
from pages.foundations.tokens.train_bpe import own_vocabulary

_BYTES = 240  # of text: a row of bytes has to stay readable


def draw(name: str, result: Tokens, first: int) -> None:
    """Draw the text from piece `first` on; what shares a byte lights up together.

    Args:
        name: the model whose tokens are in `result`.
    """
    excerpt = result.excerpt(first, _BYTES)
    ways = splits(excerpt.text, excerpt.start)
    words = sum(not part.text.isspace() for part in ways.words)

    if len(excerpt.text.encode()) < len(result.raw):
        shown = counted(len(excerpt.text.encode()), "byte")
        prose.caption(f"Shown: {shown}, from the first token of the strip above.")
    slot = st.container()
    others = other_vocabularies(name)
    own = own_vocabulary()
    if own is not None:
        others[f"your own vocabulary ({count_text(own.size)})"] = own
    rows = [
        Row(counted(len(ways.characters), "character"), [_sign(one) for one in ways.characters]),
        Row(counted(words, "word or sign", "words and signs"), [_word(one) for one in ways.words]),
        _tokens_row(NAMES.get(name, name), token_spans(excerpt.pieces)),
        *(_tokens_row(title, _cut(other, excerpt)) for title, other in others.items()),
        Row(counted(len(ways.bytes), "byte"), [_byte(one) for one in ways.bytes]),
    ]
    with slot:
        token_strip(
            rows,
            key="tokens_four_ways",
            label="The same text, cut in several ways",
        )


def _cut(vocabulary: Vocabulary, excerpt: Excerpt) -> list[Span]:
    """The excerpt in another vocabulary, at its position in the whole text."""
    return token_spans(tokens(vocabulary, excerpt.text).pieces(), offset=excerpt.start)


def _tokens_row(title: str, spans: list[Span]) -> Row:
    return Row(f"{counted(len(spans), 'token')} of {title}", spans)


def _sign(part: Part) -> Span:
    names = [f"U+{ord(sign):04X} {unicodedata.name(sign, '').lower()}" for sign in part.text[:8]]
    more = " …" if len(part.text) > 8 else ""
    return Span(part.start, part.end, visible(part.text), " · ".join(names).strip() + more)


def _word(part: Part) -> Span:
    kind = "white space" if part.text.isspace() else "word or sign"
    return Span(part.start, part.end, visible(part.text), f"{kind} · {part.end - part.start} bytes")


def _byte(part: Part) -> Span:
    return Span(
        part.start,
        part.end,
        part.text,
        f"byte {int(part.text, 16)}",
        kind="part" if part.whole else "text",
        whole=visible(part.whole),
        opens=part.opens,
    )
