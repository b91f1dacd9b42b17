"""A field whose value was changed elsewhere is another field; what was typed stays where it is."""

from __future__ import annotations

from typing import Any

import pytest
import streamlit as st

from components.state import driven


@pytest.fixture(autouse=True)
def state(monkeypatch: pytest.MonkeyPatch) -> dict[str, Any]:
    found: dict[str, Any] = {}
    monkeypatch.setattr(st, "session_state", found)
    return found


def test_a_field_stays_the_same_while_its_value_does(state: dict[str, Any]) -> None:
    assert driven.key_of("seed", "1") == "seed"
    assert state["seed"] == "1"
    assert driven.key_of("seed", "1") == "seed"


def test_what_is_typed_and_kept_is_no_other_field(state: dict[str, Any]) -> None:
    driven.key_of("seed", "1")
    state["seed"] = "7"  # typed; its callback has kept 7
    assert driven.key_of("seed", "7") == "seed"


def test_a_value_from_elsewhere_makes_another_field(state: dict[str, Any]) -> None:
    driven.key_of("seed", "1")
    assert driven.key_of("seed", "2") == "seed~1"
    assert state["seed~1"] == "2"
    state["seed"] = "1"  # a late message about the field before
    assert driven.key_of("seed", "2") == "seed~1"
    assert driven.key_of("seed", "3") == "seed~2"


def test_two_ways_to_write_a_value_are_the_same(state: dict[str, Any]) -> None:
    def means(typed: str) -> float:
        return float(typed.replace(",", "."))

    driven.key_of("number", 0.5, means)
    state["number"] = "0,70"
    assert driven.key_of("number", 0.7, means) == "number"
    state["number"] = "many"  # is no number: the field shows what is kept again
    assert driven.key_of("number", 0.7, means) == "number~1"


def test_a_new_session_goes_on_with_the_fields_on_the_screen() -> None:
    driven.begin_with(["$$ID-0a1b-draw_seed~3", "$$ID-77-other", "$$ID-9-count~12"])
    assert driven.key_of("draw_seed", "4") == "draw_seed~3"
    assert driven.key_of("count", 16) == "count~12"
    assert driven.key_of("other", 1) == "other"


def test_a_field_that_was_not_drawn_for_a_while_begins_with_what_is_kept(
    state: dict[str, Any],
) -> None:
    driven.key_of("seed", "1")
    del state["seed"]  # Streamlit forgets widgets of a page that was left
    assert driven.key_of("seed", "5") == "seed"
    assert state["seed"] == "5"
