"""The manifest of a folder in the cache: what is in it, from where, and whether it still is."""

from __future__ import annotations

import json
import os
from contextlib import suppress
from importlib.metadata import version
from pathlib import Path
from typing import Any

from backend.models.weights.source import sha256

MANIFEST = "manifest.json"
NEEDED = ("model.safetensors", "config.json", "tokenizer.json")

# Raised whenever a conversion writes something else than before: older folders are made anew.
FORMAT = 1


def write_manifest(folder: Path, model: str, origin: str, source: str) -> None:
    """Describe every file of `folder` as it is now.

    Args:
        folder: where the files are, and the manifest will be.
        model: whose they are.
        origin: the pinned identity of the weights, one of the card's `origins`.
        source: the same for people: what the weights are and where they came from.
    """
    files = {
        path.name: {**_stamp(path), "sha256": sha256(path)} for path in sorted(folder.iterdir())
    }
    libraries = ("gguf", "safetensors", "tokenizers", "transformers")
    _save(
        folder,
        {
            "format": FORMAT,
            "model": model,
            "origin": origin,
            "source": source,
            "versions": {library: version(library) for library in libraries},
            "files": files,
        },
    )


def fault(folder: Path, model: str, origins: frozenset[str], verify: bool = False) -> str | None:
    """What is wrong with a folder of the cache, in words; None if it can be used.

    Sizes and times are compared every time; sums (a second or two for 540 MB) only with `verify`
    or where a time differs, as it does in a folder that was copied by hand.
    """
    try:
        manifest = json.loads((folder / MANIFEST).read_text(encoding="utf-8"))
        return _fault(folder, manifest, model, origins, verify)
    except FileNotFoundError:
        return "not there yet" if not folder.exists() else "a file is missing"
    except OSError as error:
        return f"it cannot be read: {error.strerror}"
    except (ValueError, KeyError, TypeError, AttributeError):
        return "its manifest is damaged"


def _fault(
    folder: Path, manifest: dict[str, Any], model: str, origins: frozenset[str], verify: bool
) -> str | None:
    if manifest["format"] != FORMAT or manifest["model"] != model:
        return "another version of this app wrote it"
    if manifest["origin"] not in origins:
        return "it holds other weights than the pinned ones"
    files = manifest["files"]
    if not set(NEEDED) <= set(files):
        return "a file is missing"
    touched = False
    for name, expected in files.items():
        path = folder / name
        found = _stamp(path)
        if found["size"] != expected["size"]:
            return f"{name} has the wrong size"
        moved = found["mtime_ns"] != expected["mtime_ns"]
        if (moved or verify) and sha256(path) != expected["sha256"]:
            return f"{name} has the wrong SHA-256 sum"
        expected.update(found)
        touched = touched or moved
    if touched:
        _remember(folder, manifest)
    return None


def _stamp(path: Path) -> dict[str, int]:
    status = path.stat()
    return {"size": status.st_size, "mtime_ns": status.st_mtime_ns}


def _remember(folder: Path, manifest: dict[str, Any]) -> None:
    """Note the new times, so that the sums are not computed at every start."""
    with suppress(OSError):  # a read-only cache: the sums are computed again next time
        _save(folder, manifest)


def _save(folder: Path, manifest: dict[str, Any]) -> None:
    beside = folder / f".{MANIFEST}.{os.getpid()}"
    try:
        beside.write_text(json.dumps(manifest, indent=1), encoding="utf-8")
        beside.replace(folder / MANIFEST)
    finally:
        beside.unlink(missing_ok=True)
