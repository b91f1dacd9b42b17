"""Words or tokens, on its page: for which kind of word there are fewer tokens."""

from __future__ import annotations

from tests.pages.conftest import OpenPage
from tests.pages.foundations.tokens.tabs import GROWTH, PAGE
from tests.pages.screen import open_tab, said


def test_tokens_are_fewer_than_one_kind_of_words_and_not_than_the_other(
    open_page: OpenPage,
) -> None:
    app = open_tab(open_page(PAGE), PAGE, GROWTH)
    verdicts = [line.value for line in app.markdown if "ewer" in line.value]
    spaces, signs, capped = verdicts[-3:]
    assert "**Fewer tokens**" in spaces
    assert "split at spaces" in spaces
    assert "**Not fewer**" in signs
    assert "split at punctuation" in signs
    assert "**Fewer tokens**" in capped
    assert app.get("plotly_chart")
    assert "“unknown”" in said(app)


def test_the_cap_is_the_persons_choice(open_page: OpenPage) -> None:
    app = open_tab(open_page(PAGE), PAGE, GROWTH)
    app.select_slider(key="cap").set_value(512).run()
    app.toggle(key="log_axes").set_value(True).run()
    assert not app.exception
    assert "a vocabulary of 512 tokens" in said(app)
