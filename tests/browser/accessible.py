"""What every page has to be, whatever is open on it: readable by everybody, and on a phone."""

from __future__ import annotations

from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page

# Rules that Streamlit's own elements break, whatever is put into them.
STREAMLITS = {
    "list",  # the menu in the side bar: its sections are no list items
    "listitem",
}

SCRIPT = Axe().axe_script  # half a megabyte: it stays in a tab that stays
FIND = """async where => {
  // Of what is as it should be it would list every element.
  const { violations } = await axe.run(where ?? document, { resultTypes: ["violations"] })
  return violations.flatMap(({ id, impact, nodes }) =>
    nodes.map(({ target, html }) => [id, impact, `${id}: ${target} ${html.slice(0, 120)}`]))
}"""


def check(page: Page) -> None:
    """axe-core finds nothing serious in light and dark, and a phone need not scroll sideways.

    All of it on one load of the page, which takes longer than the looking.
    """
    background = _background(page)
    assert wrong(page) == []
    page.emulate_media(color_scheme="dark")
    page.wait_for_timeout(300)
    assert _background(page) != background, "the page did not turn dark"
    assert wrong(page) == []
    page.set_viewport_size({"width": 390, "height": 844})
    page.wait_for_timeout(300)
    assert page.evaluate("document.documentElement.scrollWidth") <= 390
    main = page.get_by_test_id("stMain")
    assert main.evaluate("main => main.scrollWidth - main.clientWidth") <= 0


def wrong(page: Page) -> list[str]:
    """What axe-core finds, and still finds a while later: colours take their time to change."""
    found = serious(page)
    if found:
        page.wait_for_timeout(1_500)
        found = serious(page)
    return found


def _background(page: Page) -> str:
    colour: str = page.get_by_test_id("stApp").evaluate(
        "app => getComputedStyle(app).backgroundColor"
    )
    return colour


def serious(page: Page) -> list[str]:
    """What axe-core finds now that keeps somebody out, Streamlit's own apart."""
    return [
        told
        for rule, impact, told in _found(page, None)
        if impact in ("serious", "critical") and rule not in STREAMLITS
    ]


def anything(page: Page, where: str) -> list[str]:
    """All that axe-core finds now in what a selector names."""
    return [told for _, _, told in _found(page, where)]


def _found(page: Page, where: str | None) -> list[tuple[str, str, str]]:
    if not page.evaluate("'axe' in window"):
        page.evaluate(SCRIPT)
    found: list[tuple[str, str, str]] = page.evaluate(FIND, where)
    return found
