"""The addresses are said once, and nothing is asked for them."""

from __future__ import annotations

import pytest
from streamlit import config, net_util

from components.server.welcome import say_where

OPTION = "logger.hideWelcomeMessage"


@pytest.mark.parametrize(("where", "lines"), [("/there/.streamlit/config.toml", 3), ("a flag", 0)])
def test_the_command_that_turned_the_banner_off_says_it_itself(
    where: str, lines: int, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(config, "get_where_defined", lambda name: {OPTION: where}[name])
    monkeypatch.setattr(net_util, "get_external_ip", lambda: pytest.fail("asked outside"))
    say_where()
    said = capsys.readouterr().out.split("\n")
    assert sum(bool(line) for line in said) == lines
    assert not lines or "http://localhost:" in said[1]


def test_streamlits_own_banner_is_off() -> None:
    assert config.get_option(OPTION) is True
