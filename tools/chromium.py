"""Finds the browser of the browser tests; run as a program, installs it where that is possible.

On Debian, as root, that is the distribution's Chromium and the fonts the tests' texts need.
Elsewhere it says what to install.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")
APPLICATIONS = (
    Path("/Applications/Google Chrome.app/Contents/MacOS/Google Chrome"),
    Path("/Applications/Chromium.app/Contents/MacOS/Chromium"),
)
FONTS = ("fonts-noto-core", "fonts-noto-cjk", "fonts-noto-color-emoji")

ADVICE = (
    "The browser tests need Chromium or Google Chrome, and none was found.\n"
    "  Debian:  apt install chromium\n"
    "  others:  install Google Chrome or Chromium the usual way\n"
    "  or name one yourself:  CHROMIUM=/path/to/chrome make test\n"
    "Everything but the browser tests:  make lint types layers unit pages"
)


def find() -> str | None:
    """The browser's executable: the one named in CHROMIUM, else the first that is installed."""
    named = os.environ.get("CHROMIUM")
    if named:
        return shutil.which(named)
    for name in NAMES:
        if path := shutil.which(name):
            return path
    return next((str(path) for path in APPLICATIONS if path.exists()), None)


def main() -> int:
    missing = missing_packages()
    if missing:
        install(missing)
    if find() is None:
        print(ADVICE, file=sys.stderr)
        return 1
    return 0


def missing_packages() -> list[str]:
    """The Debian packages to install here; none where that is not this program's business."""
    if not is_debian() or os.geteuid() != 0 or shutil.which("apt-get") is None:
        return []
    wanted = [*([] if find() else ["chromium"]), *FONTS]
    return [name for name in wanted if not is_installed(name)]


def install(packages: list[str]) -> None:
    """Install Debian packages. Without fonts the tests still run, so a failure is not the end."""
    print("Installing for the browser tests:", " ".join(packages), flush=True)
    quiet = {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}
    for command in (
        ["apt-get", "update", "--quiet"],
        ["apt-get", "install", "--quiet", "--yes", "--no-install-recommends", *packages],
    ):
        if subprocess.run(command, env=quiet, check=False).returncode:
            print(f"{' '.join(command[:2])} failed; its message is above.", file=sys.stderr)


def is_debian() -> bool:
    # Not Ubuntu: its package only points to a snap, which a container can't run.
    try:
        lines = Path("/etc/os-release").read_text(encoding="utf-8").splitlines()
    except OSError:
        return False
    return "ID=debian" in lines


def is_installed(package: str) -> bool:
    query = ["dpkg-query", "--show", "--showformat=${db:Status-Status}", package]
    return subprocess.run(query, capture_output=True, text=True, check=False).stdout == "installed"


if __name__ == "__main__":
    sys.exit(main())
