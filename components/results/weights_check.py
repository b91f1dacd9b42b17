"""Whether the weights on the disk are still what they were, looked at while people use them.

A network computes with what its file holds: one whose file has rotted gives wrong numbers for
ever, and says nothing. So the sums are computed after every start, slowly and after the first
answers; what is rotten is fetched anew, and everything that was computed with it is forgotten.
"""

from __future__ import annotations

import gc
import logging
import os
import sys
import time
from collections.abc import Callable
from contextlib import suppress
from threading import Thread, get_native_id

from backend.errors import Unreachable
from backend.models.catalog import CATALOG
from backend.models.networks import loading
from backend.models.weights.ensure import present
from backend.models.weights.provenance import forget as forget_provenance
from backend.models.weights.rot import rotten, throw_away
from components.results import shared, store

LATER = 60.0  # seconds after the start
REST = 0.05  # seconds between two slices: 540 MB take about ten seconds
NICE = 10

log = logging.getLogger("logitscope")


def start() -> None:
    """Look once, in the background."""
    Thread(target=_look_later, name="logitscope-weights-check", daemon=True).start()


def _look_later() -> None:
    time.sleep(LATER)
    with suppress(OSError):  # of this thread alone, which only Linux can do
        if sys.platform == "linux":
            os.setpriority(os.PRIO_PROCESS, get_native_id(), NICE)
    look(lambda: time.sleep(REST))


def look(rest: Callable[[], None]) -> list[str]:
    """Look at every model that is here.

    Args:
        rest: called between two slices.

    Returns:
        The models that were rotten; their files are gone, and nothing of them is in memory.
    """
    bad = [name for name, entry in CATALOG.items() if entry.base is None and _is_rotten(name, rest)]
    if bad:
        _begin_anew()
    return bad


def _is_rotten(name: str, rest: Callable[[], None]) -> bool:
    folder = present(name)
    if folder is None:
        return False
    try:
        file = rotten(folder, rest)
        if file is None:
            return False
        log.error("%s of %s has changed on the disk: it is fetched again", file, name)
        throw_away(folder)
    except (OSError, ValueError, KeyError):
        log.exception("the weights of %s could not be checked", name)
        return False
    return True


def _begin_anew() -> None:
    """Forget what is loaded and what was computed; then load the default models again."""
    with suppress(Unreachable):  # then there is no engine yet
        old = shared.engine()
        shared.engine.clear()
        old.close()
        del old
    store.results.clear()
    shared.forget_vocabularies()
    loading.forget()
    forget_provenance()
    gc.collect()  # there is no room for a network twice
    shared.warm()
