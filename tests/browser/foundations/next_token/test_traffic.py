"""What somebody costs the network who types, and who moves the slider."""

from __future__ import annotations

from playwright.sync_api import Page, expect

from tests.browser.foundations.next_token.opened import open_next_token
from tests.browser.traffic import Traffic
from tests.browser.waiting import READY, settled

PER_TYPING_PAUSE = 120_000  # bytes
PER_RELEASE = 30_000  # of them none for the logits, which stay


def test_a_pause_sends_the_logits_packed_and_no_script_again(app_url: str, new_page: Page) -> None:
    traffic = Traffic(new_page)
    open_next_token(new_page, app_url)
    settled(new_page)
    line = new_page.get_by_label("Text", exact=True)
    line.press("End")
    for word in ("here", "there"):
        before = traffic.received
        line.press_sequentially(f" {word}")
        expect(new_page.get_by_text(f"the last one “␣{word}”").first).to_be_visible(timeout=READY)
        settled(new_page)
        assert 70_000 < traffic.received - before <= PER_TYPING_PAUSE

    before = traffic.received
    new_page.get_by_role("slider", name="Temperature").first.press("ArrowRight")
    new_page.wait_for_url("**t=1.*")
    settled(new_page)
    assert 0 < traffic.received - before <= PER_RELEASE

    assert {name.split("/")[-2] for name in traffic.scripts} >= {
        "logitscope.live_bars",
        "logitscope.term_tips",
    }
    assert set(traffic.scripts.values()) == {1}, "a script is asked for once"
