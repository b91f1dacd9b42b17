"""What large blocks leave behind in memory, in a process of its own: the settings are for good."""

from __future__ import annotations

import subprocess
import sys

MEGABYTE = 2**20

# Messages of megabytes, each with something small that is kept behind it.
_COME_AND_GO = f"""
import sys
from pathlib import Path
from backend.models.engine.malloc import return_large_blocks

def resident():
    pages = Path("/proc/self/statm")  # elsewhere there is no glibc, and nothing to see
    return int(pages.read_text().split()[1]) * 4096 if pages.exists() else 0

if sys.argv[1] == "returned":
    return_large_blocks()
del_me = b"x" * (24 * {MEGABYTE})  # the first one: glibc learns from it
del del_me
before, kept = resident(), []
for _ in range(4):
    large = []
    for _ in range(10):
        large.append(b"x" * (8 * {MEGABYTE}))
        kept.append(b"x" * 10_000)
    del large
print(resident() - before)
"""


def left(how: str) -> int:
    """Bytes in memory after they have gone."""
    command = [sys.executable, "-c", _COME_AND_GO, how]
    return int(subprocess.check_output(command))


def test_large_blocks_go_back_to_the_system() -> None:
    assert left("returned") < 8 * MEGABYTE
