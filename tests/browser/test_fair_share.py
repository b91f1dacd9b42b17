"""A browser is one person, whatever it opens; and one that asks for much keeps nobody waiting."""

from __future__ import annotations

import asyncio
from concurrent.futures import ThreadPoolExecutor
from contextlib import AsyncExitStack
from pathlib import Path

import pytest
from playwright.sync_api import Browser, BrowserContext, expect

from tests.benchmarks.shared.visitor import Visitor, new_browser
from tests.browser.server import ROOT, Server
from tests.browser.waiting import READY

TELLS = """
import streamlit as st
from components.frame.person import person, tab
st.text(f"person {person()}")
st.text(f"tab {tab()}")
"""
TABS = 6


@pytest.fixture
def telling(tmp_path: Path) -> str:
    """The script of an app that says whom it takes its visitor for."""
    script = tmp_path / "tells.py"
    script.write_text(TELLS)
    return str(script)


def told(context: BrowserContext, url: str) -> tuple[str, str]:
    page = context.new_page()
    page.goto(url)
    lines = [page.get_by_text(word, exact=False) for word in ("person ", "tab ")]
    for line in lines:
        expect(line).to_be_visible(timeout=READY)
    person, tab = (line.inner_text() for line in lines)
    return person, tab


def test_the_tabs_of_a_browser_are_one_person_from_the_first(
    browser: Browser, telling: str, tmp_path: Path
) -> None:
    server = Server(tmp_path / "log.txt", {"PYTHONPATH": str(ROOT)}, Path(telling))
    try:
        server.wait_until_ready()
        contexts = [browser.new_context() for _ in range(2)]
        (one, first), (same, second) = (told(contexts[0], server.url) for _ in range(2))
        other, _ = told(contexts[1], server.url)
        (cookie,) = contexts[0].cookies()
        for context in contexts:
            context.close()
    finally:
        server.stop()
    assert one.startswith("person browser ")
    assert one == same != other
    assert first != second
    # for this site alone, and until the browser is closed
    assert (cookie["sameSite"], cookie["expires"]) == ("Lax", -1)


async def flooded(url: str) -> list[str]:
    """Who had an answer, in their order: the tabs of one browser, and somebody beside it."""
    order: list[str] = []

    async def write(who: str, tab: Visitor, text: str) -> None:
        await tab.write("Text", text)
        assert tab.notices == []
        assert tab.bars
        order.append(who)

    async with AsyncExitStack() as stack:
        rude = new_browser(url)
        tabs = [
            await stack.enter_async_context(Visitor(url, "next-token", rude)) for _ in range(TABS)
        ]
        bystander = await stack.enter_async_context(Visitor(url, "next-token"))
        for tab in (*tabs, bystander):
            await tab.open()
        texts = [f"{number}" + " and so it was said of them all" * 55 for number in range(TABS)]
        writing = [
            asyncio.create_task(write("rude", tab, text))
            for tab, text in zip(tabs, texts, strict=True)
        ]
        while not order:  # all of them are in the queue, or were
            await asyncio.sleep(0.01)
        await write("bystander", bystander, "Beside all this I wrote a")
        await asyncio.gather(*writing)
    return order


def test_a_prompt_is_answered_while_another_browser_floods_the_queue(app_url: str) -> None:
    # In a thread of its own: Playwright's event loop runs in this one.
    with ThreadPoolExecutor(1) as thread:
        order = thread.submit(asyncio.run, flooded(app_url)).result()
    assert order.count("rude") == TABS
    # One tab had its answer before the prompt was written, one more may have been about to.
    assert order.index("bystander") <= 2
