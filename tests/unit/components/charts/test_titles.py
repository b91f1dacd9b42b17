"""What a chart's title says of the text it is about."""

from __future__ import annotations

from components.charts.titles import ending


def test_the_end_of_a_text_shows_its_last_spaces() -> None:
    assert ending("") == "the start token alone"
    assert ending("one two") == "“one two”"
    assert ending("one two ") == "“one two␣”"
    assert ending("x" * 100) == f"“…{'x' * 36}”"
    assert ending("one\ntwo") == "“one⏎two”"
