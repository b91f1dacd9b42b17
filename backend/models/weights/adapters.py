"""The adapters that come with this app: where each lies, and which one it is."""

from __future__ import annotations

import hashlib
from functools import cache
from pathlib import Path

_FOLDER = Path(__file__).parents[2] / "adapters"

# By the `variant` of the catalogue; a variant that adds nothing to its base has none.
ADAPTERS = {"masked version": _FOLDER / "masked_version", "control": _FOLDER / "control"}


@cache
def adapter_digest(folder: Path) -> str:
    """One SHA-256 sum over all that is loaded from there: names and contents, in order of names.

    What is said about it there (a README, what it was measured to be worth) changes no weight.
    """
    whole = hashlib.sha256()
    files = [folder / "adapter_config.json", *folder.glob("*.safetensors")]
    for file in sorted(files, key=lambda path: path.name):
        whole.update(f"{file.name}\0".encode())
        whole.update(hashlib.sha256(file.read_bytes()).digest())
    return whole.hexdigest()
