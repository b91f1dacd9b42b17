"""Set-up knows when nothing is to do, does not wait for a dead host, and says what is wrong."""

from __future__ import annotations

import socket
import sys
import time
from pathlib import Path

import pytest

from tools import environment


@pytest.fixture
def project(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A project of its own whose environment is taken to be this interpreter's; pip is a list."""
    for name in environment.DEVELOPMENT:
        (tmp_path / name).write_text("torch==2.13.0\n", encoding="utf-8")
    folder = tmp_path / ".venv"
    (folder / "bin").mkdir(parents=True)
    (folder / "pyvenv.cfg").touch()
    (folder / "bin" / "activate").write_text(f'VIRTUAL_ENV="{folder}"\n', encoding="utf-8")
    monkeypatch.setattr(environment, "ROOT", tmp_path)
    monkeypatch.setattr(environment, "FOLDER", folder)
    monkeypatch.setattr(environment, "PYTHON", Path(sys.executable))
    monkeypatch.setattr(environment, "STAMP", folder / "logitscope.json")
    monkeypatch.setattr(environment, "install_torch_without_cuda", lambda: None)
    return tmp_path


@pytest.fixture
def installations(monkeypatch: pytest.MonkeyPatch) -> list[tuple[str, ...]]:
    calls: list[tuple[str, ...]] = []

    def record(*arguments: str) -> bool:
        calls.append(arguments)
        return True

    monkeypatch.setattr(environment, "pip", record)
    return calls


def test_a_set_up_environment_is_left_alone(
    project: Path, installations: list[tuple[str, ...]]
) -> None:
    assert not environment.is_current(development=False)
    environment.build(development=True)
    assert [Path(call[-1]).name for call in installations] == ["requirements-dev.txt"]
    assert environment.is_current(development=True)
    assert environment.is_current(development=False)


def test_the_checks_need_more_than_the_app(
    project: Path, installations: list[tuple[str, ...]]
) -> None:
    environment.build(development=False)
    assert environment.is_current(development=False)
    assert not environment.is_current(development=True)


@pytest.mark.parametrize("name", environment.DEVELOPMENT)
def test_a_changed_pin_means_set_up_again(
    project: Path, installations: list[tuple[str, ...]], name: str
) -> None:
    environment.build(development=True)
    (project / name).write_text("torch==2.14.0\n", encoding="utf-8")
    assert not environment.is_current(development=True)


def test_a_failed_installation_is_not_taken_for_done(
    project: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(environment, "pip", lambda *arguments: False)
    with pytest.raises(environment.SetUpError, match="network"):
        environment.build(development=False)
    assert not environment.is_current(development=False)


def test_a_folder_that_is_no_environment_is_not_deleted(project: Path) -> None:
    (environment.FOLDER / "pyvenv.cfg").unlink()
    (environment.FOLDER / "mine.txt").touch()
    with pytest.raises(environment.SetUpError, match="no virtual environment"):
        environment.create()
    assert (environment.FOLDER / "mine.txt").exists()


def test_a_host_that_keeps_silent_costs_no_more_than_the_patience(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(environment, "PATIENCE", 0.2)
    with socket.create_server(("127.0.0.1", 0)) as silent:
        start = time.monotonic()
        assert not environment.answers(f"http://127.0.0.1:{silent.getsockname()[1]}/")
    assert time.monotonic() - start < 10


def test_a_host_without_a_name_answers_no() -> None:
    assert not environment.answers(f"{environment.CPU_WHEELS}/torch/")


@pytest.mark.parametrize(
    ("setting", "allowed"), [(None, True), ("0", True), ("1", False), ("true", False)]
)
def test_a_person_may_forbid_every_index(
    monkeypatch: pytest.MonkeyPatch, setting: str | None, allowed: bool
) -> None:
    monkeypatch.setattr(environment, "PYTHON", Path(sys.executable))
    monkeypatch.delenv("PIP_NO_INDEX", raising=False)
    if setting is not None:
        monkeypatch.setenv("PIP_NO_INDEX", setting)
    assert environment.pip_may_use_an_index() is allowed
