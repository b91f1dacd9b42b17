"""Memory that was freed goes back to the system, as far as the C library lets one ask for it.

glibc keeps what was freed, in a pool for every thread that ever asked for memory. Here every visit
is a thread of its own, and what it leaves behind in its pool nobody else uses. Large blocks glibc
takes from the system one by one and gives back, but only until it has seen one freed: from then on
it takes others of that size from the pool too, where something small that lies behind keeps them.
Ten people who send texts of megabytes would leave hundreds behind.
"""

from __future__ import annotations

import ctypes
import sys

_M_TRIM_THRESHOLD, _M_MMAP_THRESHOLD, _M_ARENA_MAX = -1, -3, -8  # malloc.h

# Bytes from which a block is the system's. Above what a pass through a network asks for again and
# again (each new one costs a page fault for every 4 KB), below the messages that come in.
LARGE = 4 * 1024 * 1024
# Free bytes that stay at the end of the pool: as much as glibc would let it be by itself here.
SPARE = 32 * 1024 * 1024


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


def return_large_blocks() -> None:
    """Let large blocks go back to the system when they are freed, however many came before."""
    library = _glibc()
    if library is not None:
        library.mallopt(_M_MMAP_THRESHOLD, LARGE)
        library.mallopt(_M_TRIM_THRESHOLD, SPARE)  # set, or it would stay at 128 KB from now on


def give_back() -> None:
    """Give pages that hold nothing back to the system. Takes some milliseconds."""
    library = _glibc()
    if library is not None:
        library.malloc_trim(0)
