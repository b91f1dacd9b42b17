"""A slider under a finger."""

from __future__ import annotations

from playwright.sync_api import Locator, Page

_MARGIN = 8  # pixels; the track is that much shorter at each end


def drag(page: Page, slider: Locator, share: float) -> None:
    """Put a finger on the middle of the slider and move it to that share of its length."""
    slider.scroll_into_view_if_needed()
    box = slider.bounding_box()
    assert box
    y = box["y"] + box["height"] / 2
    page.mouse.move(box["x"] + box["width"] / 2, y)
    page.mouse.down()
    for step in range(1, 11):
        at = 0.5 + (share - 0.5) * step / 10
        page.mouse.move(box["x"] + _MARGIN + (box["width"] - 2 * _MARGIN) * at, y)
        page.wait_for_timeout(20)
