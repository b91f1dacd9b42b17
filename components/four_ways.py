"""The same text as characters, words, tokens and bytes, one under the other."""

from __future__ import annotations

import unicodedata

import streamlit as st

from backend.analyses.splits import Part, splits
from backend.analyses.tokens import Tokens
from backend.models.vocabulary import visible
from components.token_strip import Row, Span, token_spans, token_strip

_BYTES = 240  # of text: a row of bytes has to stay readable


def four_ways(result: Tokens, first: int) -> None:
    """Draw the text from piece `first` on, four ways; what shares a byte lights up together."""
    excerpt = result.excerpt(first, _BYTES)
    ways = splits(excerpt.text, excerpt.start)
    words = sum(not part.text.isspace() for part in ways.words)

    st.header("The same text, four ways", anchor=False)
    if len(excerpt.text.encode()) < len(result.raw):
        st.caption(f"The first {len(excerpt.text.encode())} bytes of what is drawn above.")
    token_strip(
        [
            Row(
                _counted(len(ways.characters), "character"), [_sign(one) for one in ways.characters]
            ),
            Row(
                _counted(words, "word or sign", "words and signs"),
                [_word(one) for one in ways.words],
            ),
            Row(_counted(len(excerpt.pieces), "token"), token_spans(excerpt.pieces)),
            Row(_counted(len(ways.bytes), "byte"), [_byte(one) for one in ways.bytes]),
        ],
        key="tokens_four_ways",
        label="The same text, four ways",
    )


def _counted(number: int, one: str, many: str = "") -> str:
    return f"{number:,} {one if number == 1 else many or one + 's'}"


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
