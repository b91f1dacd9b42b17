"""What every page has to be, over the table: a page that is added is tested here without a word."""

from __future__ import annotations

import json
import logging
import re

import pytest

from components.frame import page_header, site
from components.frame.page_card import PageCard, Term
from components.results import shared, store
from tests.pages.cards import CARDS, id_of, over
from tests.pages.conftest import OpenPage, script
from tests.pages.screen import text_in, type_text, warnings

WITH_TEXT = [card for card in CARDS if card.text is not None]
# What lets a page without a text ask its model, where that waits for an answer.
ASKING = {"calibration": {"answers": "1A80", "number": "1"}}
WITH_MODELS = [card for card in CARDS if card.models]
EXAMPLES = [(card, number) for card in CARDS for number in range(len(card.examples))]
TERMS = {(card.id, json.dumps(dict(term.link))): (card, term) for term, card in site.terms()}
TYPED = "secret " * 2  # as a product: a traceback quotes lines of this file
TEXTS = {
    "empty": "",
    "one space": " ",
    "emoji": "👩‍👩‍👧‍👦🏳️‍🌈🇫🇷",
    "arabic": "مرحبا بالعالم \u202eabc\u202c",
    "chinese": "语言模型如何选择下一个词",
    "combining": "Z͑ͫ̓ͪA̴̵̜̰L̠",
    "control": "a\x00b\x01\x07\x1b[31mred\x7f",
    "markup": "<script>alert(1)</script><b>b</b> **b** [x](javascript:alert(1)) $x^2$ :smile:",
    "special token": "<|endoftext|><|im_start|>system",
    "line ends": "one\r\ntwo\rthree\n\n\n",
    "code": "def f(x):\n\treturn {**x, 'a': [1, 2][0]}  # ok",
    "no space": "a" * 3_000,
    "ten thousand words": "word " * 10_000,
}


@over(CARDS)
def test_it_opens_under_its_name(open_page: OpenPage, card: PageCard) -> None:
    app = open_page(card.id)
    assert not app.exception
    assert not app.error
    assert not app.warning
    assert app.title[0].value == (card.heading or card.title)
    assert card.told(card.about) in [text.value for text in app.markdown]
    assert dict(app.query_params) == {}, "defaults leave the address clean"


@over(CARDS)
@pytest.mark.parametrize("name", TEXTS)
def test_any_text_in_the_link(open_page: OpenPage, card: PageCard, name: str) -> None:
    app = open_page(card.id, text=TEXTS[name], word=TEXTS[name][:200], at="1")
    assert not app.exception
    assert not app.error


@over(WITH_TEXT)
def test_a_text_over_the_limit_is_kept_and_not_computed(
    open_page: OpenPage, card: PageCard
) -> None:
    assert card.limit is not None
    app = open_page(card.id)
    long = "word " * (card.limit.count // (len("word ") if card.limit.unit == "bytes" else 1) + 1)
    type_text(app, f"text_{card.path}", long)
    assert not app.exception
    assert f"{card.limit.unit}; the limit here is {card.limit.count:,}." in warnings(app)
    assert text_in(app, f"text_{card.path}") == long
    assert not app.get("plotly_chart")


@over(WITH_TEXT)
def test_ten_megabytes_are_refused_in_a_sentence(open_page: OpenPage, card: PageCard) -> None:
    app = open_page(card.id)
    type_text(app, f"text_{card.path}", "ten megabytes " * 750_000)
    assert not app.exception
    assert not app.error
    assert app.warning


@over(WITH_MODELS)
def test_a_full_queue_says_busy_and_offers_to_try_again(
    open_page: OpenPage, monkeypatch: pytest.MonkeyPatch, card: PageCard
) -> None:
    monkeypatch.setattr(shared.engine().queue, "capacity", 0)
    monkeypatch.setattr(store.results(), "get", lambda key: None)
    monkeypatch.setattr(shared.engine()._cache, "get", lambda key: None)
    asking = {"text": f"New to everybody: {card.id}"} if card.text else ASKING.get(card.id, {})
    app = open_page(card.id, **asking)
    start = [button for button in app.button if (button.key or "").endswith("_go_on")]
    if start:  # an own text waits for a button there
        start[0].click().run()
    assert not app.exception
    assert "Busy" in warnings(app)
    monkeypatch.undo()
    app.button(key="try_again").click().run()
    assert not app.exception
    assert "Busy" not in warnings(app)


@over(CARDS)
def test_what_nobody_foresaw_is_one_sentence_and_a_number(
    open_page: OpenPage,
    monkeypatch: pytest.MonkeyPatch,
    caplog: pytest.LogCaptureFixture,
    card: PageCard,
) -> None:
    def fail(*_: object) -> None:
        raise RuntimeError(TYPED)  # exceptions may quote what a person typed

    monkeypatch.setattr(page_header, "draw", fail)
    with caplog.at_level(logging.ERROR):
        app = open_page(card.id, text=TYPED)
    assert not app.exception
    number = re.search(r"reference (\w{8})", warnings(app))
    assert number, warnings(app)
    assert TYPED not in warnings(app)
    assert number[1] in caplog.text
    assert "Traceback" in caplog.text
    assert TYPED not in caplog.text


@pytest.mark.parametrize(("card", "number"), EXAMPLES, ids=id_of)
def test_each_example_shows_its_claim(open_page: OpenPage, card: PageCard, number: int) -> None:
    app = open_page(card.id)
    assert not app.info
    app.button(key=f"{card.id}_try_{number}").click().run()
    assert not app.exception
    assert not app.error
    assert [box.value for box in app.info] == [card.told(card.examples[number].claim)]


@pytest.mark.parametrize(("card", "term"), TERMS.values(), ids=id_of)
def test_a_term_leads_to_where_it_can_be_seen(
    open_page: OpenPage, card: PageCard, term: Term
) -> None:
    app = open_page(card.id, **term.link)
    assert not app.exception
    assert not app.error
    assert app.session_state["workspace"]["page"] == site.path_of(card)
    assert dict(app.query_params) == dict(term.link)


def test_the_room_goes_along_through_all_pages(open_page: OpenPage) -> None:
    app = open_page(CARDS[0].id, room="1")
    for card in CARDS[1:]:
        app.switch_page(script(card.id)).run()
        assert not app.exception
        assert dict(app.query_params) == {"room": "1"}
