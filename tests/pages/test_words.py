"""No banned word is shown: in the source, in the documents, on the pages. Which, is in tests/words.

`python -m tests.words` lists what is left, with what to say instead.
"""

from __future__ import annotations

import re

import pytest
from streamlit.testing.v1 import AppTest

from components.frame.page_card import PageCard
from tests.pages.cards import CARDS, over
from tests.pages.conftest import OpenPage
from tests.words.banned import BANNED
from tests.words.hits import Hit, hits, on_page
from tests.words.rendered import shown_on
from tests.words.shown import (
    ROOT,
    Shown,
    documents,
    everything_written,
    paragraphs,
    python_strings,
    script_strings,
)


def listed(found: list[Hit]) -> str:
    return "\n".join(map(str, found))


def test_no_banned_word_is_written_anywhere() -> None:
    found = hits()
    assert not found, f"{len(found)} banned words:\n{listed(found)}"


@over(CARDS)
@pytest.mark.parametrize("room", ["0", "1"])
def test_no_banned_word_is_on_a_page(open_page: OpenPage, card: PageCard, room: str) -> None:
    found = on_page(open_page(card.id, room=room), card)
    assert not found, f"{len(found)} banned words:\n{listed(found)}"


@over([card for card in CARDS if card.lesson])
def test_no_banned_word_is_in_a_lesson(open_page: OpenPage, card: PageCard) -> None:
    for step in range(1, len(card.lesson) + 1):
        found = hits(shown_on(open_page(card.id, lesson=str(step))))
        assert not found, listed(found)


# --- tests of these tests -----------------------------------------------------------------------


def words_in(found: list[Hit]) -> list[str]:
    return [hit.word for hit in found]


def planted(texts: object) -> list[str]:
    return words_in(hits(Shown(text, f"{line}") for line, text in texts))  # type: ignore[attr-defined]


def test_a_word_planted_in_python_is_found() -> None:
    source = (
        '"""The odds."""\n# odds\nodds = f("odds_key", "The odds", f"{n} odds, {say(\'a twin\')}")'
    )
    assert sorted(planted(python_strings(source))) == ["odds", "odds", "twin"]


def test_a_word_in_a_sentence_of_several_lines_is_found() -> None:
    assert planted(python_strings('say("It stands left "\n    "of the gap.")')) == [
        "left of the gap"
    ]


def test_a_docstring_of_a_function_and_of_an_attribute_is_no_text() -> None:
    source = 'def f():\n    """Odds."""\nclass C:\n    x: int = 1\n    """Odds."""\n'
    assert planted(python_strings(source)) == []


@pytest.mark.parametrize(
    ("source", "found"),
    [
        ('label("The odds"); // the odds\n/* odds */', ["odds"]),
        ("label(`${count} odds ${one ? 'a twin' : \"none\"}`)", ["odds", "twin"]),
        ("label('it\\'s the odds')", ["odds"]),
        ('.a::after { content: "the odds"; } /* "odds" */', ["odds"]),
        ('import { x } from "./odds.js"; y("odds-row")', []),
        ('x = /["\']/g; label("odds on it")', ["odds"]),
        ('label("http://x // the odds")', ["odds"]),
    ],
)
def test_a_word_planted_in_a_script_or_style_is_found(source: str, found: list[str]) -> None:
    assert planted(script_strings(source)) == found


def test_a_word_planted_in_a_document_is_found() -> None:
    text = "# The odds\n\nA `twin` in code, a\ntwin outside.\n\n```\nodds\n```\n| a | odds |\n"
    assert planted(paragraphs(text)) == ["odds", "twin", "odds"]


def test_a_word_planted_on_a_page_is_found() -> None:
    def page() -> None:
        import streamlit as st

        st.caption("These are its odds.")
        st.button("Arg max", help="The favourite")
        st.text_input("Text", value="My dear odds")
        with st.expander("The twin"):
            st.table({"draws": [1]})

    app = AppTest.from_function(page).run()
    found = words_in(hits(shown_on(app)))
    assert sorted(found) == ["Arg max", "draws", "favourite", "odds", "twin"]


@pytest.mark.parametrize("entry", BANNED, ids=lambda entry: entry.instead)
def test_what_is_to_be_said_instead_is_not_banned(entry: object) -> None:
    assert hits([Shown(entry.instead, "")]) == []  # type: ignore[attr-defined]


@pytest.mark.parametrize(
    "right",
    [
        "A logit is a log-odds: the logarithm of the odds p / (1 - p).",
        "Look up a word; the page shows where.",
        "They are drawn joined, under the character they form.",
        "This takes the place of the mask; two decimal places.",
        "Price per million tokens",
        "A number of its own, made from random numbers",
        "The model writes on the right side of the screen.",
        "It is in the same place where you left it.",
    ],
)
def test_what_is_right_is_no_hit(right: str) -> None:
    assert hits([Shown(right, "")]) == []


def test_all_kinds_of_files_are_read() -> None:
    read = {one.where.rpartition(":")[0] for one in everything_written()}
    assert {re.sub(r".*\.", "", name) for name in read} == {"py", "js", "css", "md"}
    assert {str(file.relative_to(ROOT)) for file in documents()} <= read
    assert "pages/foundations/next_token/__init__.py" in read
    assert "components/widgets/live_bars/readout.js" in read
