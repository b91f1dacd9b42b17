"""The text to learn from or to count: a file is read, kept, or refused."""

from __future__ import annotations

import pytest

from tests.pages.conftest import OpenPage
from tests.pages.foundations.tokens.tabs import CHAT, FILE, GROWTH, LEARN, PAGE
from tests.pages.screen import open_tab, said


def test_a_file_is_read_kept_and_counted(open_page: OpenPage) -> None:
    app = open_tab(open_page(PAGE), PAGE, LEARN)
    app.segmented_control(key="corpus").set_value(FILE).run()
    assert not app.exception
    app.file_uploader(key="tokens_file").upload("t.md", b"one two, one two, one two").run()
    assert not app.exception
    assert "t.md: 25 bytes" in said(app)
    assert "from the file (25 bytes)" in said(app)
    open_tab(app, PAGE, CHAT)
    open_tab(app, PAGE, GROWTH)
    assert "t.md: 25 bytes" in said(app), "the file is forgotten when another tab was open"


@pytest.mark.parametrize("raw", [b"\x89PNG\x00\x00", "naïve".encode("latin-1")])
def test_a_file_that_is_no_text_is_refused_in_a_sentence(open_page: OpenPage, raw: bytes) -> None:
    app = open_tab(open_page(PAGE), PAGE, GROWTH)
    app.segmented_control(key="corpus").set_value(FILE).run()
    app.file_uploader(key="tokens_file").upload("t.txt", raw).run()
    assert not app.exception
    assert not app.error
    assert "UTF-8, then try again" in app.warning[0].value


def test_a_file_over_the_limit_is_refused_with_both_numbers(open_page: OpenPage) -> None:
    app = open_tab(open_page(PAGE), PAGE, LEARN)
    app.segmented_control(key="corpus").set_value(FILE).run()
    app.file_uploader(key="tokens_file").upload("t.txt", b"x " * 510_000).run()
    assert not app.exception
    assert "1,020,000 bytes; the limit here is 1,000,000" in app.warning[0].value
