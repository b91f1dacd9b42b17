"""Two texts, on its page: what each costs."""

from __future__ import annotations

import pytest

from tests.pages.conftest import OpenPage
from tests.pages.foundations.tokens.tabs import PAGE, TWO
from tests.pages.screen import open_tab, said, type_text


@pytest.mark.parametrize("number", [0, 1, 2, 3])
def test_each_pair_can_be_taken(open_page: OpenPage, number: int) -> None:
    app = open_tab(open_page(PAGE), PAGE, TWO)
    app.button(key=f"tokens_pair_{number}").click().run()
    assert not app.exception
    assert "For SmolLM2-135M" in said(app)


def test_the_price_is_of_a_million_texts(open_page: OpenPage) -> None:
    app = open_tab(open_page(PAGE), PAGE, TWO)
    type_text(app, "first", "one two")
    app.text_input(key="price").set_value("2,5").run()
    assert app.text_input(key="price").label == "Price per million tokens"
    price = app.table[0].value.iloc[-1].tolist()
    assert price[0].startswith("Price per million")
    assert price[1] == "5.00"


@pytest.mark.parametrize("text", ["", "\x00", "<b>x</b>", "👩‍👩‍👧‍👦" * 99])
def test_any_two_texts_are_compared(open_page: OpenPage, text: str) -> None:
    app = open_tab(open_page(PAGE), PAGE, TWO)
    type_text(app, "second", text)
    type_text(app, "first", text)
    assert not app.exception
    assert not app.error
