"""Training sentences out of a WordNet database, a small one laid out like the real files."""

from __future__ import annotations

from pathlib import Path

import pytest

from backend.training.wordnet import sentence, with_article, works

LICENCE = "  1 This stands in front of every file.  \n"
DATA = {
    "noun": (
        "00000001 06 n 01 saddle 0 000 | a seat for the rider of a horse  \n"
        '00000002 06 n 01 bridge 0 000 | an arch over a gap; "the troops crossed the bridge"; '
        '"long bridge"  \n'
        "00000003 06 n 02 cradle 0 cot 0 000 | a baby bed  \n"
        "00000004 06 n 01 ice_cream 0 000 | a frozen dessert  \n"
        "00000006 15 n 01 France 0 000 | a republic in western Europe  \n"
        "00000007 28 n 01 hour 0 000 | a period of sixty minutes  \n"
    ),
    "verb": (
        '00000005 35 v 01 wash 0 000 01 + 08 00 | clean with water; "Wash the car!"; "wash"  \n'
    ),
    "adj": "",
    "adv": "",
}
INDEX = {
    "noun": (
        "saddle n 1 1 @ 1 1 00000001  \n"
        "bridge n 2 2 @ ~ 2 0 00000002 00000001  \n"  # in no text of WordNet's
        "cradle n 1 0 1 1 00000003  \n"
        "cot n 1 0 1 3 00000003  \n"  # the more common word of that sense
        "ice_cream n 1 1 @ 1 1 00000004  \n"  # two words
        "france n 1 1 @ 1 1 00000006  \n"  # a name
        "hour n 1 1 @ 1 1 00000007  \n"
    ),
    "verb": "wash v 1 0 1 4 00000005  \n",
    "adj": "",
    "adv": "",
}


@pytest.fixture
def found(tmp_path: Path) -> dict[str, list[str]]:
    for kind, lines in DATA.items():
        (tmp_path / f"data.{kind}").write_text(LICENCE + lines, encoding="latin-1")
        (tmp_path / f"index.{kind}").write_text(LICENCE + INDEX[kind], encoding="latin-1")
    return works(tmp_path)


def test_examples_become_sentences_and_scraps_are_left_out(found: dict[str, list[str]]) -> None:
    assert found["examples-noun"] == ["The troops crossed the bridge."]
    assert found["examples-verb"] == ["Wash the car!"]


def test_common_single_words_are_defined(found: dict[str, list[str]]) -> None:
    assert found["definitions"] == [
        "A saddle is a seat for the rider of a horse.",
        "A cot is a baby bed.",
        "An hour is a period of sixty minutes.",
        "To wash is to clean with water.",
    ]


def test_articles_go_by_sound() -> None:
    words = [
        "apple",
        "umbrella",
        "uncle",
        "heir",
        "honor",
        "use",
        "union",
        "european",
        "one",
    ]
    articles = [with_article(word).split()[0] for word in words]
    assert articles == ["An"] * 5 + ["A"] * 4


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("he ran", "He ran."),
        ("Who ran?", "Who ran?"),
        ("she called him `fool'", "She called him 'fool'"),
        ("a long walk;", "A long walk."),
    ],
)
def test_a_sentence_has_a_capital_and_an_end(text: str, expected: str) -> None:
    assert sentence(text) == expected
