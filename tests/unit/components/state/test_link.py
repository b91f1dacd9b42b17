"""The codec of links: there and back, nonsense, and nothing a person wrote in the bare link."""

from __future__ import annotations

from dataclasses import fields, replace

import pytest

from backend.probability.sampling import Sampling
from components.state.bar_view import BarView
from components.state.link import (
    LONGEST_WRITTEN,
    PARAMETERS,
    TEXT_LIMIT,
    Parameter,
    Space,
    bare,
    from_link,
    to_link,
)

FULL = Space(
    text="Hi ",
    model="distilgpt2",
    position=2,
    word="London",
    sampling=Sampling(0.5, 9, 0.9, 0.1, "temperature_last"),
    part="compare_prompts",
    lesson=2,
    written=(0, 300, 49_151),
    look=1,
    seed=7,
    count=16,
    chat=True,
    guess_first=True,
    room=True,
    bars=BarView("logit", axis="log", ordered_by=1),
    own={"second": "another text"},
)
# What holds a person's own words, or where in them one looks.
PRIVATE = {"text", "word", "at", "written", "look", "second"}


def test_there_and_back() -> None:
    assert from_link(to_link(FULL, {"second"}), {"second"}) == FULL


def test_every_field_of_a_space_is_in_the_link() -> None:
    names = {field.name for field in fields(Space)}
    assert {one.field.partition(".")[0] for one in PARAMETERS} == names - {"own"}
    assert len(to_link(FULL, {"second"})) == len(PARAMETERS) + 1


def test_defaults_are_left_out() -> None:
    assert to_link(Space()) == {}


def test_the_bare_link_has_settings_and_no_words() -> None:
    whole = to_link(FULL, {"second"})
    assert whole.keys() - bare(whole).keys() == PRIVATE
    assert "another text" not in bare(whole, {"divisor"}).values()


def test_a_parameter_nobody_declares_public_is_private() -> None:
    """A test of the one above: to forget the declaration loses a setting, and no secret."""
    forgotten = Parameter("seed", "seed", int)
    assert not forgotten.public
    assert bare({"seed": "7", "forgotten": "my words", "divisor": "2"}) == {"seed": "7"}
    assert bare({"forgotten": "my words", "divisor": "2"}, {"divisor"}) == {"divisor": "2"}


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("t", "hot"), ("t", "nan"), ("t", "inf"), ("t", "-1"), ("t", "1e9"), ("t", ""),
        ("k", "1.5"), ("k", "-3"), ("k", "1e400"), ("p", "2"), ("p", "½"), ("minp", "-0.1"),
        ("order", "temperature_never"), ("model", "../../etc/passwd"), ("model", "gpt2"),
        ("at", "-1"), ("at", "two"), ("at", "٣"), ("at", "9" * 5000), ("unknown", "<script>"),
        ("guess", "yes"), ("room", "2"), ("lesson", "0"), ("lesson", "-1"),
        ("n", "-1"), ("n", "many"), ("seed", "x"), ("seed", "-1"), ("written", "???"),
        ("written", "A"), ("written", "x" * 4000), ("look", "-1"), ("chat", "yes"),
        ("view", "odds"), ("axis", "zoom"), ("by", "2"),
    ],
)  # fmt: skip
def test_nonsense_falls_back_and_takes_nothing_along(name: str, value: str) -> None:
    asked = from_link({"text": "Hi", "p": "0.5", name: value})
    assert replace(asked, sampling=Sampling()) == Space(text="Hi")
    assert asked.sampling == (Sampling() if name == "p" else Sampling(top_p=0.5))


def test_a_long_text_stays_out_with_what_was_written_after_it() -> None:
    long = Space(text="é" * (TEXT_LIMIT // 2 + 1), written=(1,), own={"second": "x" * 9_999})
    assert to_link(long, {"second"}) == {}


def test_as_many_tokens_as_a_space_holds_fit() -> None:
    longest = Space(written=tuple(range(LONGEST_WRITTEN)))
    link = to_link(longest)
    assert len(link["written"]) < TEXT_LIMIT
    assert from_link(link) == longest
