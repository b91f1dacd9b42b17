"""The server may open as many files as the system lets it."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[4]
PROGRAM = """
import resource
from components.server.open_files import raise_limit
hard = resource.getrlimit(resource.RLIMIT_NOFILE)[1]
most = {hard} if hard == resource.RLIM_INFINITY else min({hard}, hard)
resource.setrlimit(resource.RLIMIT_NOFILE, ({soft}, most))
print(raise_limit({wanted}), *resource.getrlimit(resource.RLIMIT_NOFILE))
"""


@pytest.mark.skipif(sys.platform == "win32", reason="no such limit there")
@pytest.mark.parametrize(
    ("soft", "hard", "wanted", "after"),
    [
        (256, 1_024, 65_536, "1024 1024 1024"),  # as far as the system allows
        (256, 1_024, 512, "512 512 1024"),
        (1_024, 1_024, 512, "1024 1024 1024"),  # never lowered
    ],
)
def test_the_soft_limit_is_raised_to_the_hard_one(
    soft: int, hard: int, wanted: int, after: str
) -> None:
    program = PROGRAM.format(soft=soft, hard=hard, wanted=wanted)
    command = [sys.executable, "-c", program]
    said = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=True)
    assert said.stdout.strip() == after
