"""Memory that was freed goes back to the system, as far as the C library lets one ask for it.

glibc keeps what was freed, in a pool for every thread that ever asked for memory. Here every visit
is a thread of its own, and what it leaves behind in its pool nobody else uses.
"""

from __future__ import annotations

import ctypes
import sys

_M_ARENA_MAX = -8  # malloc.h


def _glibc() -> ctypes.CDLL | None:
    if sys.platform != "linux":
        return None
    library = ctypes.CDLL(None)
    return library if hasattr(library, "gnu_get_libc_version") else None


def share_pools() -> None:
    """Let all threads share one pool. Early: those that are there stay."""
    library = _glibc()
    if library is not None:
        library.mallopt(_M_ARENA_MAX, 1)


def give_back() -> None:
    """Give pages that hold nothing back to the system. Takes some milliseconds."""
    library = _glibc()
    if library is not None:
        library.malloc_trim(0)
