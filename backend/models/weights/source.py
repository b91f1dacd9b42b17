"""What every source of weights has in common: how it reports progress, and how it fails."""

from __future__ import annotations

import errno
import hashlib
from collections.abc import Callable
from pathlib import Path

# (what is being done, bytes done, bytes in all); 0 in all: nobody knows how many
Progress = Callable[[str, int, int], None]

# what is done to fetch a model
DOWNLOADING, CHECKING, CONVERTING = "Downloading", "Checking", "Converting"

DISK_FULL = "the disk is full"

_FULL = {errno.ENOSPC, errno.EDQUOT}
# other programs (pip) and languages (safetensors is written in Rust) have it in their text only
_FULL_TEXTS = ("No space left on device", "Disk quota exceeded")


class SourceFailed(Exception):
    """One source could not deliver; the next one is tried. Its text is shown to people."""


def reason(error: BaseException) -> str:
    """One line that tells a person why a source failed."""
    if isinstance(error, OSError) and error.errno in _FULL:
        return DISK_FULL
    if any(text in str(error) for text in _FULL_TEXTS):
        return DISK_FULL
    if isinstance(error, OSError) and error.strerror:
        return error.strerror
    lines = str(error).strip().splitlines()
    return lines[0] if lines else type(error).__name__


def sha256(path: Path) -> str:
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def check_sum(path: Path, expected: str) -> None:
    """Raises SourceFailed if the file is not exactly the one that was pinned."""
    found = sha256(path)
    if found != expected:
        raise SourceFailed(
            f"{path.name} has the wrong SHA-256 sum ({found[:12]}… for {expected[:12]}…)"
        )
