"""The browser of the tests is found, or the advice says how to get one."""

from __future__ import annotations

import sys

import pytest

from tools import chromium


def test_a_browser_can_be_named(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("CHROMIUM", sys.executable)
    assert chromium.find() == sys.executable


def test_without_a_browser_the_advice_says_what_to_install(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(chromium, "missing_packages", list)
    monkeypatch.setattr(chromium, "find", lambda: None)
    assert chromium.main() == 1
    assert "apt install chromium" in capsys.readouterr().err
