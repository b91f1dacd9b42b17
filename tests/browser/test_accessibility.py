"""axe-core on every page: nothing serious in what is ours; Streamlit's own findings are listed."""

from __future__ import annotations

import re
from typing import Any

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page, expect

PAGES = ["", "tokens", "next-token", "two-readings", "generation", "temperatures", "glossary",
         "next-token?room=1&lesson=1"]  # fmt: skip
OURS = "[data-testid=stBidiComponentIsolated]"
# not every page has a component of ours
READY = f"{OURS}, [data-testid=stPageLink], [data-testid=stPlotlyChart]"
# Rules that Streamlit's own elements break, whatever is put into them.
STREAMLITS = {
    "list",  # the menu in the side bar: its sections are no list items
    "listitem",
}


def open_page(page: Page, app_url: str, path: str) -> None:
    page.goto(f"{app_url}/{path}")
    expect(page.locator(READY).first).to_be_visible(timeout=60_000)
    expect(page.get_by_test_id("stStatusWidget")).to_have_count(0, timeout=60_000)


def serious(found: dict[str, Any]) -> list[str]:
    return [
        f"{rule['id']}: {node['target']} {node['html'][:120]}"
        for rule in found["violations"]
        if rule["impact"] in ("serious", "critical")
        for node in rule["nodes"]
    ]


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("path", PAGES)
def test_nothing_serious_on_a_page(app_url: str, page: Page, path: str, scheme: Any) -> None:
    page.emulate_media(color_scheme=scheme)
    open_page(page, app_url, path)
    found = serious(Axe().run(page).response)
    assert [one for one in found if one.split(":")[0] not in STREAMLITS] == []


@pytest.mark.parametrize("path", PAGES)
def test_no_page_scrolls_sideways_on_a_phone(app_url: str, page: Page, path: str) -> None:
    page.set_viewport_size({"width": 390, "height": 844})
    open_page(page, app_url, path)
    assert page.evaluate("document.documentElement.scrollWidth") <= 390
    assert (
        page.evaluate(
            "() => { const main = document.querySelector('[data-testid=stMain]');"
            " return main.scrollWidth - main.clientWidth }"
        )
        <= 0
    )


def test_the_gap_moves_with_the_keyboard(app_url: str, page: Page) -> None:
    open_page(page, app_url, "two-readings")
    gap = page.get_by_role("option", selected=True).first
    gap.focus()
    gap.press("ArrowRight")
    gap.press("ArrowRight")
    expect(page).to_have_url(re.compile(r"[?&]at=6\b"), timeout=60_000)
    expect(page.get_by_text("after 6 tokens").first).to_be_visible(timeout=60_000)
