"""How long to wait for what, and for the end of a run of the script."""

from __future__ import annotations

from playwright.sync_api import Page, expect

READY = 60_000  # milliseconds; the first page of a run waits for the models
RESTS = "[data-testid=stApp][data-test-script-state=notRunning]"


def settled(page: Page) -> None:
    # The sign of a run comes late, and a short run may end before it.
    expect(page.locator(RESTS)).to_be_attached(timeout=READY)
    expect(page.get_by_test_id("stStatusWidget")).to_have_count(0, timeout=READY)
