"""Files whose bytes have changed though size and time have not: a disk that fails, a bad copy.

`manifest.fault` looks at sizes and times at every start; to read everything takes seconds. Here it
is read slowly, while people are using what was loaded.
"""

from __future__ import annotations

import hashlib
import json
import shutil
from pathlib import Path

from backend.models.weights.manifest import MANIFEST
from backend.stoppable import Check, no_check

SLICE = 4 * 2**20  # bytes between two checks: about ten milliseconds


def rotten(folder: Path, check: Check = no_check) -> str | None:
    """The name of the first file that is not what the manifest says; None: all are.

    Args:
        check: called before every slice; to rest in it is what makes this slow.

    Raises:
        OSError: a file cannot be read.
        ValueError, KeyError: the manifest makes no sense.
    """
    files = json.loads((folder / MANIFEST).read_text(encoding="utf-8"))["files"]
    for name in sorted(files):
        digest = hashlib.sha256()
        with (folder / name).open("rb") as file:
            check()
            while data := file.read(SLICE):
                digest.update(data)
                check()
        if digest.hexdigest() != files[name]["sha256"]:
            return name
    return None


def throw_away(folder: Path) -> None:
    """Take a folder out of the cache, so that it is made anew. Raises OSError if it can't be.

    The manifest goes first: without it nobody takes the rest for a model.
    """
    (folder / MANIFEST).unlink(missing_ok=True)
    shutil.rmtree(folder)
