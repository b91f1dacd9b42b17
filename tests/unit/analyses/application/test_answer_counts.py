"""Where an answer ends, which answers are the same, and what their counts say."""

from __future__ import annotations

import math

import pytest

from backend.analyses.application.answer_counts import (
    AnswerCounts,
    aligned,
    counted,
    is_right,
    is_whole,
    normal_form,
    short_answer,
)


@pytest.mark.parametrize(
    ("text", "answer", "whole"),
    [
        (" Canberra", "Canberra", False),
        (" Canberra, which", "Canberra", True),
        (" Canberra and", "Canberra and", False),  # it may become "android"
        (" Canberra and it", "Canberra", True),
        (" F. Scott Fitzgerald", "F. Scott Fitzgerald", False),
        ("\n\n: Lima.", "Lima", True),
        (" the city of Lima\n", "the city of Lima", True),
        ("...", "", False),
        ("", "", False),
        (" sandwich", "sandwich", False),
    ],
)
def test_where_an_answer_ends(text: str, answer: str, whole: bool) -> None:
    assert short_answer(text) == answer
    assert is_whole(text) == whole


@pytest.mark.parametrize(
    ("answer", "form"),
    [
        ("The  City", "city"),
        ('a "Theatre"', "theatre"),
        ("South America", "south america"),
        ("Moby-Dick", "mobydick"),
        ("«Ünïcode»", "ünïcode"),
        ("STRASSE", "strasse"),
        ("the", "the"),
        ("🎈", "🎈"),
        ("!?", "!?"),
        ("", ""),
        ("\u202eabc\u202c <b>", "\u202eabc\u202c <b>"),
    ],
)
def test_a_normal_form(answer: str, form: str) -> None:
    assert normal_form(answer) == form
    assert normal_form(form) == form, "it is its own normal form"


def test_right_is_a_whole_word() -> None:
    assert is_right("city of canberra", ["Canberra"])
    assert is_right("south america", ["South America"])
    assert not is_right("considered", ["red"])
    assert not is_right("", ["red"])


def test_counts_say_how_far_samples_agree() -> None:
    found = counted("Sydney", ["Sydney", "the Sydney", "Canberra", "canberra", "Perth"])
    assert found.counts == (("canberra", 2), ("sydney", 2), ("perth", 1))
    assert (found.total, found.top_count, found.agreement) == (5, 2, 0.4)
    assert found.top == "sydney", "of equally frequent ones the greedy answer"
    assert counted("Perth", ["a", "b"]).top == counted("Perth", ["b", "a"]).top
    assert found.right(["Canberra"]) == 2
    shares = [0.4, 0.4, 0.2]
    assert found.entropy_bits == pytest.approx(-sum(one * math.log2(one) for one in shares))
    assert found.same_within == pytest.approx((2 + 2) / 20)


def test_all_alike() -> None:
    found = counted("x", ["x"] * 20)
    assert (found.agreement, found.entropy_bits, found.same_within) == (1, 0, 1)


def test_aligned_counts_have_a_column_for_each_answer() -> None:
    one, other = AnswerCounts("a", (("a", 3),)), AnswerCounts("b", (("b", 2), ("a", 1)))
    forms, table = aligned([one, other])
    assert forms == ["a", "b"]
    assert table.tolist() == [[3, 0], [1, 2]]
