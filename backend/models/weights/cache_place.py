"""The folder in which weights are kept."""

from __future__ import annotations

import os
import stat
import tempfile
from pathlib import Path

from backend.models.weights.manifest import MANIFEST

CACHE_VARIABLE = "LOGITSCOPE_CACHE"


def cache_folder() -> Path:
    """LOGITSCOPE_CACHE; else the platform's place for caches; else, where that can neither be
    written nor holds a model already, a folder of this user's among the temporary ones.
    """
    chosen = os.environ.get(CACHE_VARIABLE)
    if chosen:
        return Path(chosen).expanduser().absolute()
    usual = _usual()
    return usual if may_write(usual) or any(usual.glob(f"*/{MANIFEST}")) else _temporary()


def note() -> str | None:
    """What whoever runs the app should know about the folder; None: all is as usual."""
    found, usual = cache_folder(), _usual()
    if found == usual or os.environ.get(CACHE_VARIABLE):
        return None
    return (
        f"The folder for caches, {usual}, cannot be written. The models are kept in {found} and "
        f"are fetched again when that is emptied. To keep them, set {CACHE_VARIABLE} to a folder "
        "that can be written."
    )


def may_write(folder: Path) -> bool:
    """Whether files can be made in a folder, or the folder itself where there is none yet."""
    nearest = next(path for path in (folder, *folder.parents) if path.exists())
    return nearest.is_dir() and os.access(nearest, os.W_OK | os.X_OK)


def _usual() -> Path:
    from platformdirs import user_cache_path

    return user_cache_path("logitscope", appauthor=False)


def _temporary() -> Path:
    user = f"-{os.getuid()}" if hasattr(os, "getuid") else ""
    folder = Path(tempfile.gettempdir()) / f"logitscope{user}"
    # Everybody can make files there: what somebody else has put under our name is not for us.
    return folder if _is_ours(folder) else folder.with_name(f"{folder.name}-{os.getpid()}")


def _is_ours(folder: Path) -> bool:
    try:
        found = folder.lstat()
    except FileNotFoundError:
        return True
    return stat.S_ISDIR(found.st_mode) and (
        not hasattr(os, "getuid") or found.st_uid == os.getuid()
    )
