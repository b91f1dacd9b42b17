"""Steps that can be undone and redone."""

import pytest

from components.state import history
from components.state.history import ONE_BURST, History


def text(value: str) -> dict[str, str]:
    return {"text": value}


def test_back_and_forward_lead_to_where_one_was() -> None:
    steps = History().kept(text("a")).kept(text("b"))
    before, steps = steps.back(text("c"))
    assert before == text("b")
    before, steps = steps.back(before)
    assert before == text("a")
    after, steps = steps.forward(before)
    assert after == text("b")
    after, steps = steps.forward(after)
    assert after == text("c")
    assert not steps.undone


def test_a_new_step_forgets_what_could_be_redone() -> None:
    _, steps = History().kept(text("a")).back(text("b"))
    assert steps.undone
    assert not steps.kept(text("a")).undone


def test_a_step_holds_the_fields_it_changed_and_no_others() -> None:
    steps = History().kept({"text": "a"})
    _, steps = steps.back({"text": "b", "sampling": 1})
    assert steps.undone == ({"text": "b"},)


def test_what_is_typed_in_one_burst_is_one_step() -> None:
    steps = History().kept(text(""), typed_at=0).kept(text("a"), typed_at=1)
    steps = steps.kept(text("ab"), typed_at=1 + 0.9 * ONE_BURST)
    assert steps.past == (text(""),)
    assert len(steps.kept(text("abc"), typed_at=9).past) == 2


def test_what_is_typed_after_another_step_is_a_step_of_its_own() -> None:
    steps = History().kept(text(""), typed_at=0).kept(text("a")).kept(text("a b"), typed_at=0.1)
    assert [one["text"] for one in steps.past] == ["", "a", "a b"]


def test_nothing_to_undo_is_an_error() -> None:
    with pytest.raises(IndexError):
        History().back(text("a"))
    with pytest.raises(IndexError):
        History().forward(text("a"))


def test_it_is_bounded_in_count_and_in_bytes(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(history, "MOST_STEPS", 3)
    monkeypatch.setattr(history, "MOST_BYTES", 10)
    steps = History()
    for one in ("aa", "bb", "cc", "dd"):
        steps = steps.kept(text(one))
    assert [one["text"] for one in steps.past] == ["bb", "cc", "dd"]
    steps = steps.kept(text("é" * 4))
    assert [one["text"] for one in steps.past] == ["dd", "é" * 4]
    assert steps.kept(text("x" * 11)).past == ()
