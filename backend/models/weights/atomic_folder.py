"""Folders that are complete or absent: written by one process at a time, put in place by a rename.

Knows no models: who calls decides what is written, and where.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path


@contextmanager
def alone(lock: Path, waiting: Callable[[], None]) -> Iterator[None]:
    """Hold a lock among processes and threads. The system lets go of it when a process dies.

    Args:
        lock: a file for this purpose alone; it stays.
        waiting: called twice a second while another one holds it.
    """
    from filelock import FileLock, Timeout

    lock.parent.mkdir(parents=True, exist_ok=True)
    file_lock = FileLock(lock)
    while True:
        try:
            file_lock.acquire(timeout=0.5)
            break
        except Timeout:
            waiting()
    try:
        yield
    finally:
        file_lock.release()


def put_in_place(fresh: Path, folder: Path, aside: Path) -> None:
    """Sync a folder to the disk, then make it visible under its name with one rename.

    Args:
        fresh: the folder as it was written.
        folder: its name from now on.
        aside: where to move what has that name so far, if anything. All three are on one disk.
    """
    for path in fresh.iterdir():
        _sync(path)
    _sync(fresh)
    if folder.exists():  # a rename cannot replace a folder that holds something
        folder.rename(aside)
    fresh.rename(folder)
    _sync(folder.parent)


def _sync(path: Path) -> None:
    if path.is_dir() and os.name == "nt":
        return  # Windows opens no folders, and needs no sync for them
    # Windows syncs only what is open for writing; elsewhere reading is enough, folders need it
    handle = os.open(path, os.O_RDWR if os.name == "nt" else os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
