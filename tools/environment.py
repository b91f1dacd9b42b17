"""Builds the virtual environment in `.venv`: the app's needs; with `--dev` the checks' needs too.

A second run that finds nothing changed contacts nobody. Uses the standard library only, runs on the
Python of the system (even an old one, to say that it is too old) and installs with pip, so a
person's own pip settings hold.
"""

from __future__ import annotations

import argparse
import hashlib
import importlib.util
import json
import os
import queue
import shutil
import subprocess
import sys
import threading
import urllib.request
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
FOLDER = ROOT / ".venv"
PYTHON = FOLDER / "bin" / "python"
STAMP = FOLDER / "logitscope.json"
OLDEST = (3, 11)

RUNTIME = ["requirements.txt", "constraints.txt"]
DEVELOPMENT = [*RUNTIME, "requirements-ray.txt", "requirements-dev.txt"]

CPU_WHEELS = "https://download.pytorch.org/whl/cpu"
PATIENCE = 3.0  # seconds that the host of the CPU wheels gets to answer


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--dev", action="store_true", help="also install what the checks need")
    development = parser.parse_args().dev
    if is_current(development):
        return 0
    try:
        build(development)
    except SetUpError as error:
        print(f"\nSet-up stopped: {error}", file=sys.stderr)
        return 1
    except KeyboardInterrupt:
        print("\nSet-up interrupted. The next run takes it up again.", file=sys.stderr)
        return 130
    return 0


class SetUpError(Exception):
    """Set-up can't go on; the text says what to do."""


def is_current(development: bool) -> bool:
    """Whether the environment holds what the files ask for, as far as its stamp tells."""
    try:
        stamp = json.loads(STAMP.read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return False
    # The app's needs are a part of the checks' needs.
    current = stamp.get("development") == digest(DEVELOPMENT) or (
        not development and stamp.get("runtime") == digest(RUNTIME)
    )
    # An environment does not survive being moved, nor the Python it stands on being replaced.
    return current and stamp.get("folder") == str(FOLDER) and version(PYTHON) == stamp.get("python")


def build(development: bool) -> None:
    """Make the environment if there is none that works, install into it, stamp it."""
    if not works(PYTHON) or moved():
        create()
    STAMP.unlink(missing_ok=True)  # whatever interrupts the installation, the next run resumes it
    print(f"Setting up {FOLDER.name}: the first time this takes a few minutes.", flush=True)
    install_torch_without_cuda()
    requirements = "requirements-dev.txt" if development else "requirements.txt"
    if not pip("install", "--requirement", str(ROOT / requirements)):
        raise SetUpError(
            "pip could not install everything (its message is above). "
            "Set-up needs the network, or your own package source in pip's settings, this once."
        )
    stamp = {
        "folder": str(FOLDER),
        "python": version(PYTHON),
        "runtime": digest(RUNTIME),
        "development": digest(DEVELOPMENT) if development else None,
    }
    STAMP.write_text(json.dumps(stamp, indent=2) + "\n", encoding="utf-8")


def create() -> None:
    """Make a fresh environment with the Python that runs this file."""
    if sys.version_info < OLDEST:
        raise SetUpError(
            f"Python {sys.version_info[0]}.{sys.version_info[1]} is too old; Logitscope needs "
            f"{OLDEST[0]}.{OLDEST[1]} or newer. Name a newer one: make app PYTHON=python3.12"
        )
    if importlib.util.find_spec("venv") is None or importlib.util.find_spec("ensurepip") is None:
        package = f"python{sys.version_info[0]}.{sys.version_info[1]}-venv"
        raise SetUpError(
            "this Python has no venv module. On Debian and Ubuntu it is a package of its own: "
            f"apt install {package}"
        )
    if FOLDER.exists() and not (FOLDER / "pyvenv.cfg").exists():
        raise SetUpError(f"{FOLDER} exists and is no virtual environment. Move it out of the way.")
    shutil.rmtree(FOLDER, ignore_errors=True)
    if subprocess.run([sys.executable, "-m", "venv", str(FOLDER)], check=False).returncode:
        raise SetUpError(f"could not make a virtual environment in {FOLDER}.")


def install_torch_without_cuda() -> None:
    """Install torch from PyTorch's index of CPU builds, where that saves gigabytes and can be had.

    Only torch itself comes from there; what it needs is installed with everything else. Where this
    fails, the installation of the requirements brings the usual build.
    """
    if sys.platform != "linux" or has_nvidia_card() or not pip_may_use_an_index():
        return
    torch = next(
        line.strip()
        for line in (ROOT / "requirements.txt").read_text(encoding="utf-8").splitlines()
        if line.startswith("torch==")
    )
    if installed("torch") == torch.partition("==")[2]:
        return
    if not answers(f"{CPU_WHEELS}/torch/"):
        print(
            f"{CPU_WHEELS} does not answer: taking torch from your usual package source. "
            "That build may bring CUDA along, a download of several gigabytes.",
            flush=True,
        )
        return
    pip("install", "--no-deps", "--index-url", CPU_WHEELS, torch)


def has_nvidia_card() -> bool:
    return Path("/proc/driver/nvidia").exists() or shutil.which("nvidia-smi") is not None


def pip_may_use_an_index() -> bool:
    """False if the person's settings tell pip to use no index at all."""
    settings = (output(PYTHON, "-m", "pip", "config", "list") or "").splitlines()
    values = [line.partition("=")[2].strip("'\"") for line in settings if "no-index=" in line]
    return all(value.lower() in ("", "0", "false", "no") for value in values)


def answers(address: str) -> bool:
    """Whether an HTTPS address answers soon, through the person's proxy if there is one."""
    answer: queue.Queue[bool] = queue.Queue()

    def ask() -> None:
        request = urllib.request.Request(address, method="HEAD")
        try:
            with urllib.request.urlopen(request, timeout=PATIENCE):
                answer.put(True)
        except (OSError, ValueError):  # no route, no such name, a bad certificate, a bad proxy
            answer.put(False)

    # In a thread because the look-up of a name can hang for longer than any time-out of a socket.
    threading.Thread(target=ask, daemon=True).start()
    try:
        return answer.get(timeout=PATIENCE)
    except queue.Empty:
        return False


def digest(names: list[str]) -> str:
    """One sum over the contents of these files."""
    total = hashlib.sha256()
    for name in names:
        total.update((ROOT / name).read_bytes() + b"\0")
    return total.hexdigest()


def moved() -> bool:
    """Whether this environment was made somewhere else: its scripts would still point there."""
    try:
        lines = (FOLDER / "bin" / "activate").read_text(encoding="utf-8").splitlines()
    except OSError:
        return True
    return not any("VIRTUAL_ENV" in line and str(FOLDER) in line for line in lines)


def works(python: Path) -> bool:
    """Whether this interpreter runs, is new enough and has pip."""
    found = version(python)
    if found is None or tuple(map(int, found.split(".")[:2])) < OLDEST:
        return False
    return output(python, "-m", "pip", "--version") is not None


def version(python: Path) -> str | None:
    return output(python, "-c", "import platform; print(platform.python_version())")


def installed(name: str) -> str | None:
    """The version of a package in the environment, without a local part such as `+cpu`."""
    code = f"from importlib.metadata import version; print(version({name!r}).split('+')[0])"
    return output(PYTHON, "-c", code)


def pip(*arguments: str) -> bool:
    settings = {"PIP_DISABLE_PIP_VERSION_CHECK": "1", "PIP_USER": "0", "PIP_NO_INPUT": "1"}
    command = [str(PYTHON), "-m", "pip", *arguments]
    return subprocess.run(command, env={**os.environ, **settings}, check=False).returncode == 0


def output(python: Path, *arguments: str) -> str | None:
    """What a run of this interpreter prints, or None if it fails."""
    try:
        run = subprocess.run([str(python), *arguments], capture_output=True, text=True, check=False)
    except OSError:
        return None
    return run.stdout.strip() if run.returncode == 0 else None


if __name__ == "__main__":
    sys.exit(main())
