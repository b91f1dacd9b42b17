"""Terms are found as whole words, in the plural, the longest first, and in running text only."""

from __future__ import annotations

import re

import pytest

from components.frame.term_marks import Marker, address, marked_in, unmarked

GLOSSARY = {
    "Token": "A piece of text.",
    "Special token": "A token that stands for no text.",
    "Vocabulary": "All tokens a model knows.",
    "Log-likelihood": "The logarithm.",
    "Pseudo-log-likelihood": "What stands for it.",
    "Byte pair encoding (BPE)": "How it is learned.",
    "Unicode and UTF-8": "The numbering.",
    "Nucleus sampling (top-p)": "A cut.",
    "Masked model": "Sees both sides.",
    "Blank": 'A gap, written ___ or "[MASK]" | \\ here.',
    "Softmax": "Scores to probabilities.",
    "Analysis": "A closer look.",
    "Gain": "A difference.",
    "Perplexity": "Of a text.",
    "Perplexity of one distribution": "Of a distribution.",
}
MARKER = Marker(GLOSSARY)
LINK = re.compile(r'\[([^\[\]]*)\]\(glossary\?find=\S+ "[^"]*(?:\\"[^"]*)*"\)')


def marks(text: str) -> str:
    """The text with << >> around what is marked."""
    marked = MARKER.marked(text, lambda _: True)
    assert unmarked(marked) == text
    return LINK.sub(r"<<\1>>", marked)


@pytest.mark.parametrize(
    ("text", "marked"),
    [
        ("A token.", "A <<token>>."),
        ("Tokens, and a token.", "<<Tokens>>, and a token."),
        ("Two vocabularies", "Two <<vocabularies>>"),
        ("Two analyses, one softmax", "Two <<analyses>>, one <<softmax>>"),
        ("A special token and a token", "A <<special token>> and a <<token>>"),
        ("Special tokens first", "<<Special tokens>> first"),
        ("Its pseudo-log-likelihood", "Its <<pseudo-log-likelihood>>"),
        ("A log-likelihood", "A <<log-likelihood>>"),
        ("The perplexity of this distribution", "The <<perplexity of this distribution>>"),
        ("It gains, and the gain", "It gains, and the <<gain>>"),
        ("byte pair encoding, or BPE", "<<byte pair encoding>>, or BPE"),
        ("BPE, never bpe", "<<BPE>>, never bpe"),
        ("UTF-8 and Unicode", "<<UTF-8>> and Unicode"),
        ("top-p = 1", "<<top-p>> = 1"),
        ("**Token** first", "**<<Token>>** first"),
        ("The **masked** model", "The <<**masked** model>>"),
        ("The masked **model** here", "The <<masked **model**>> here"),
        ("A special\ntoken", "A <<special\ntoken>>"),
        ("A token's id", "A <<token>>'s id"),
        ("“Words or tokens?”, a token", "“Words or tokens?”, a <<token>>"),
        ("Ünicode token … 语言 token", "Ünicode <<token>> … 语言 token"),
        ("", ""),
        (" \n", " \n"),
    ],
)
def test_a_term_is_marked(text: str, marked: str) -> None:
    assert marks(text) == marked


@pytest.mark.parametrize(
    "text",
    [
        "tokenizer, subtoken, sub-token, token-wise, tokenised, bétoken, tokené, a_token",
        "`token` and ``a ` token``",
        "```\ntoken\n```",
        "$token$ and $$token$$",
        "[a token](elsewhere) and ![token](picture)",
        "[a token](glossary?find=Token)",
        "<token> https://example.org/token",
        "# A token\n\n#### Two tokens",
        "| token | token |",
        "“token” and ␣token",
        ":material/token: :blue[x]",
        "bpe, utf-8x",
    ],
)
def test_no_term_is_marked(text: str) -> None:
    assert marks(text) == text


def test_what_is_not_mine_is_left() -> None:
    asked: list[str] = []

    def mine(name: str) -> bool:
        asked.append(name)
        return name != "Token"

    marked = MARKER.marked("Tokens, a token, the vocabulary", mine)
    assert marked_in(marked) == [address("Vocabulary")]
    assert asked == ["Token", "Vocabulary"], "once for each"


def test_the_sentence_is_the_title_and_holds_no_markup() -> None:
    marked = MARKER.marked("a blank", lambda _: True)
    says = r"A gap, written \_\_\_ or \"\[MASK\]\" \| \\ here."
    assert marked == f'a [blank](glossary?find=Blank "{says}")'
    assert unmarked(marked) == "a blank"


def test_an_address_holds_nothing_that_ends_a_link() -> None:
    assert address("Byte pair encoding (BPE)") == "glossary?find=Byte%20pair%20encoding%20%28BPE%29"


def test_without_a_glossary_nothing_is_marked() -> None:
    assert Marker({}).marked("A token.", lambda _: True) == "A token."
    assert Marker({}).terms_in("A token.") == []
