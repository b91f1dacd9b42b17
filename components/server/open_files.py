"""How many files the server may open: as many as the system lets it."""

from __future__ import annotations

import logging
import sys

# Every tab takes four (a connection, and an event loop of three), a closed one three for two
# minutes more. A system may count in millions, and each possible file costs some systems memory.
WANTED = 65_536
# macOS says "unlimited" and refuses more than a number it doesn't tell.
_LESS = (WANTED, 24_576, 10_240, 4_096, 1_024)

log = logging.getLogger("logitscope")


def raise_limit(wanted: int = WANTED) -> int | None:
    """Raise this process's soft limit as far as its hard limit allows, never lower it.

    Returns:
        The limit from now on; None where the system has none, as Windows.
    """
    if sys.platform == "win32":
        return None
    import resource  # noqa: PLC0415 - Windows has none

    soft, hard = resource.getrlimit(resource.RLIMIT_NOFILE)
    if soft == resource.RLIM_INFINITY:
        return wanted
    for asked in (wanted, *_LESS):
        most = asked if hard == resource.RLIM_INFINITY else min(asked, hard)
        if most <= soft:
            break
        try:
            resource.setrlimit(resource.RLIMIT_NOFILE, (most, hard))
        except (ValueError, OSError):
            continue
        log.info("open files: up to %d, from %d", most, soft)
        return most
    return soft
