"""Training sentences out of the dictionary Ding, from lines laid out like its own."""

from __future__ import annotations

from pathlib import Path

import pytest

from backend.training.ding import deeds, plain, sentences

LINES = [
    "# Version :: devel :: This is a remark of the file.",
    "Kamm {m} | Er verlor den Kamm. :: comb | He lost the comb [coll.] .",
    "los | Es geht los! | Los! :: off | It’s about to start!; We're about to begin! | Let's go!",
    "billig | Das ist nur recht und billig. :: cheap | That is only fair to/on everyone.",
    "jdn. fragen | Wen fragst du? :: to ask sb. | Whom (of them (all)) do you want to ask?",
    "etw. ansehen :: He looks at sth. with care.",
    "Strafe {f} :: penalty; fine | penalties; fines",
    "wiederholt | Er verlor den Kamm. :: again | He lost the comb.",
]


def test_whole_sentences_are_found_once_and_choices_left_out(tmp_path: Path) -> None:
    (tmp_path / "de-en").write_text("\n".join(LINES) + "\n", encoding="utf-8")
    assert list(sentences(tmp_path / "de-en")) == [
        "He lost the comb.",
        "It's about to start!",
        "We're about to begin!",
        "Whom do you want to ask?",
    ]


def test_deeds_are_spelled_out_and_need_an_object(tmp_path: Path) -> None:
    lines = [
        "satteln :: to saddle | to saddle a horse; to saddle sb. with sth. | saddled",
        "klettern :: to climb (up) a ladder | to climb a ladder | to go up/down a hill",
    ]
    (tmp_path / "de-en").write_text("\n".join(lines) + "\n", encoding="utf-8")
    assert list(deeds(tmp_path / "de-en")) == [
        "To saddle a horse.",
        "To saddle somebody with something.",
        "To climb a ladder.",
    ]


@pytest.mark.parametrize(
    ("phrase", "text"),
    [
        ("“He’s in”, she said.", '"He\'s in", she said.'),
        ("a saw /sɔː/ cuts (wood)", "a saw cuts"),
        ("fair to/on me", "fair to/on me"),  # a choice, not a pronunciation
    ],
)
def test_remarks_go_and_quotation_marks_are_plain(phrase: str, text: str) -> None:
    assert plain(phrase) == text
