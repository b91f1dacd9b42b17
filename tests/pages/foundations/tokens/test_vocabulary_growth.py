"""Words or tokens, on its page: for which kind of word the claim holds."""

from __future__ import annotations

from tests.pages.conftest import OpenPage
from tests.pages.foundations.tokens.tabs import GROWTH, PAGE
from tests.pages.screen import open_tab, said


def test_the_claim_holds_for_one_kind_of_word_and_not_for_the_other(open_page: OpenPage) -> None:
    app = open_tab(open_page(PAGE), PAGE, GROWTH)
    verdicts = [line.value for line in app.markdown if "hold" in line.value]
    spaces, signs, capped = verdicts[-3:]
    assert "**It holds**" in spaces
    assert "split at spaces" in spaces
    assert "**It does not hold**" in signs
    assert "split at punctuation" in signs
    assert "**It holds**" in capped
    assert app.get("plotly_chart")
    assert "“unknown”" in said(app)


def test_the_cap_is_the_persons_choice(open_page: OpenPage) -> None:
    app = open_tab(open_page(PAGE), PAGE, GROWTH)
    app.select_slider(key="cap").set_value(512).run()
    app.toggle(key="log_axes").set_value(True).run()
    assert not app.exception
    assert "capped at 512 tokens" in said(app)
