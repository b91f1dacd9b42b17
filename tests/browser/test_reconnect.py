"""The first action after the server was restarted under an open page counts, on every page.

All are open at once, and one server is restarted under them: each sees another first action.
"""

from __future__ import annotations

import re
from collections.abc import Callable

from playwright.sync_api import Page, expect

from tests.browser.conftest import StartServer
from tests.browser.tabs import Tabs
from tests.browser.waiting import READY, settled

Act = Callable[[Page], None]


def types(page: Page) -> None:
    page.get_by_label("Text", exact=True).fill("My name is Bob")


def slides(page: Page) -> None:
    page.get_by_role("slider", name="Temperature").first.press("ArrowLeft")


def samples(page: Page) -> None:
    page.get_by_role("button", name="Sample one token").click()


def samples_in_generation(page: Page) -> None:
    page.get_by_role("button", name="Sample", exact=True).click()


def types_another_country(page: Page) -> None:
    page.get_by_label("Text", exact=True).fill("The capital of Spain is")
    expect(page).to_have_url(re.compile("Spain"), timeout=READY)


def clicks_a_bar(page: Page) -> None:
    page.get_by_role("button", name=re.compile(r"rank 1\. Append$")).click()
    field = page.get_by_label("Text", exact=True)
    expect(field).to_have_value(re.compile("is (Paris|Madrid)$"), timeout=READY)


def clicks_a_token(page: Page) -> None:
    page.locator(".strip .span").nth(2).click()


def opens_a_section(page: Page) -> None:
    page.get_by_test_id("stExpander").get_by_text("All logits", exact=True).first.click()


def tries_an_example(page: Page) -> None:
    page.locator('[class*="_try_0"]').get_by_role("button").click()


def chooses_a_prompt(page: Page) -> None:
    page.get_by_text("The opposite of hot is").click()


def changes_a_number(page: Page) -> None:
    page.get_by_role("combobox", name=re.compile("Tokens")).click()
    page.get_by_role("option", name="16", exact=True).click()


FRANCE = "next-token?text=The+capital+of+France+is"
SPAIN = "next-token"
# What was done before the restart: told to a session that is gone.
BEFORE = {SPAIN: types_another_country}
# Where, what is done there first, and what the address says then.
FIRST: list[tuple[str, Act, str]] = [
    (SPAIN, clicks_a_bar, "Spain.is.Madrid"),
    ("", chooses_a_prompt, "text=The.opposite"),
    ("tokens", tries_an_example, "text="),
    ("tokens", clicks_a_token, "at="),
    (FRANCE, types, "Bob"),
    (FRANCE, slides, "t=0.95"),
    (FRANCE, samples, "draw_seed=2"),
    (FRANCE, clicks_a_bar, "France.is.Paris"),
    (FRANCE, opens_a_section, "part=logit_histogram"),
    ("masked-and-causal", clicks_a_token, "at="),
    ("generation", samples_in_generation, "written="),
    ("temperatures", changes_a_number, "n=16"),
]


def test_the_first_action_after_a_restart_counts(fresh_server: StartServer, window: Tabs) -> None:
    server = fresh_server()
    pages = [window.open() for _ in FIRST]
    for page, (path, _, _) in zip(pages, FIRST, strict=True):
        page.goto(f"{server.url}/{path}")
    for page in pages:
        expect(page.locator("html[data-loaded]")).to_be_attached(timeout=READY)
        settled(page)
    for page, (path, _, _) in zip(pages, FIRST, strict=True):
        if path in BEFORE:
            BEFORE[path](page)
    server.restart()
    for page in pages:  # connected again: Streamlit disables its widgets while it is not
        expect(page.get_by_test_id("stConnectionStatus")).to_have_count(0, timeout=READY)
    for page, (path, act, shown) in zip(pages, FIRST, strict=True):
        act(page)
        expect(page, f"{act.__name__} on /{path}").to_have_url(re.compile(shown), timeout=READY)
    window.clear()
