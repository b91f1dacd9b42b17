"""Labels: everything is seen, and what is not the same has not the same label."""

from __future__ import annotations

import unicodedata

import pytest
import regex

from backend.models.networks.vocabulary import Vocabulary
from backend.visible import visible

# Signs that leave no mark on a screen, by Unicode's own lists and by the look of them.
UNSEEN = regex.compile(
    r"[\p{Default_Ignorable_Code_Point}\p{White_Space}\p{C}\p{Z}\u2800\U0001D159]"
)
BYTES = regex.compile(r"^⟨[0-9A-F]{2}( [0-9A-F]{2})*⟩$")  # a piece of a character


@pytest.mark.parametrize(
    ("text", "label"),
    [
        ("a b\n\t\r", "a␣b⏎⇥␍"),
        ("\u200b\u202e\x00\u00a0\ufeff", "⟨U+200B⟩⟨U+202E⟩⟨U+0000⟩⟨U+00A0⟩⟨U+FEFF⟩"),
        ("so\u00adft", "so⟨U+00AD⟩ft"),
        ("\u3164\u115f\uffa0\u034f\u2800", "⟨U+3164⟩⟨U+115F⟩⟨U+FFA0⟩⟨U+034F⟩⟨U+2800⟩"),
        ("\ud83d\ue000\u0378", "⟨U+D83D⟩⟨U+E000⟩⟨U+0378⟩"),
        # a selector or a joiner that joins nothing
        ("\ufe0f", "⟨U+FE0F⟩"),
        ("a\ufe0f", "a⟨U+FE0F⟩"),
        ("1\ufe0f", "1⟨U+FE0F⟩"),
        ("😀\ufe0f", "😀⟨U+FE0F⟩"),
        ("👩\u200d", "👩⟨U+200D⟩"),
        ("\u200d👩", "⟨U+200D⟩👩"),
        # signs typed that we use as marks
        ("␣", "⟨U+2423⟩"),
        ("⏎⇥␍◌", "⟨U+23CE⟩⟨U+21E5⟩⟨U+240D⟩⟨U+25CC⟩"),
        ("⟨U+200B⟩", "⟨U+27E8⟩U+200B⟩"),
        # accents with nothing to stand on
        ("\u0301", "◌\u0301"),
        (" \u0301", "␣◌\u0301"),
        ("\u094d", "◌\u094d"),
        ("\u0301\u0302", "◌\u0301◌\u0302"),
        # what would look like another sign
        ("e\u0301", "e◌\u0301"),
        ("\u212a\u2011", "⟨U+212A⟩⟨U+2011⟩"),
        ("\u1112\u1161", "\u1112⟨U+1161⟩"),
    ],
)
def test_what_nobody_would_see_is_written_out(text: str, label: str) -> None:
    assert visible(text) == label


@pytest.mark.parametrize(
    "text",
    [
        "plain",
        "é한ü",
        "x\u0304\u0308",
        "👩\u200d👩\u200d👧",
        "❤\ufe0f",
        "👁\ufe0f\u200d🗨\ufe0f",
        "🤦🏽\u200d♂\ufe0f",
        "1\ufe0f\u20e3",
        "🇩🇪",
        "🏴\U000e0067\U000e0062\U000e0065\U000e006e\U000e0067\U000e007f",
        "क्\u200dष",
        "שָׁלוֹם",
        "สวัสดี",
    ],
)
def test_what_is_seen_stays_as_it_is(text: str) -> None:
    assert visible(text) == text


def test_every_sign_of_unicode_has_a_label_of_its_own_that_is_seen() -> None:
    labels = {visible(chr(code)) for code in range(0x110000)}
    assert len(labels) == 0x110000
    assert [label for label in labels if UNSEEN.search(label)] == []


def test_every_token_has_a_label_of_its_own_that_is_seen(vocabulary: Vocabulary) -> None:
    seen: dict[str, int] = {}
    for token_id in range(vocabulary.size):
        label = vocabulary.token(token_id).label
        drawn = unicodedata.normalize("NFC", label)  # which of two ways to code it, nobody sees
        assert seen.setdefault(drawn, token_id) == token_id, label
        assert label, token_id
        assert not UNSEEN.search(BYTES.sub("", label)), token_id
        assert unicodedata.category(label[0])[0] != "M", token_id
    assert len(seen) == 49_152
    assert vocabulary.token(31_752).label == "⟨U+FE0F⟩"
