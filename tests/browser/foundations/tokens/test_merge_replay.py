"""The replay of merges in a browser: the arithmetic of tokenizers, and play, step, back, slider."""

from __future__ import annotations

import math
import random
import re

import pytest
from playwright.sync_api import Locator, Page, expect

from backend.analyses.foundations.bpe import BYTES, learn
from tests.browser.modules import load_module
from tests.browser.visiting import visit

REPLAY = """
([left, right, words, counts]) => {
  const ranks = window.merging.ranksOf(left, right)
  return counts.map(count => window.merging.splitWords(words, ranks, count))
}
"""


def texts() -> list[str]:
    rng = random.Random(3)
    return [
        "the cat sat on the mat, the other cat sat there; naïve 🦜🦜 cats' 2024 mats\n" * 3,
        "".join(rng.choice("ab ") for _ in range(400)),
        "a" * 60 + " " + "aa aaa aaaa",
    ]


@pytest.mark.parametrize("text", texts())
def test_the_browser_cuts_as_tokenizers_does(new_page: Page, text: str) -> None:
    load_module(new_page, "pages/foundations/tokens/merge_replay/merging.js", "merging")
    learned = learn(text)
    counts = list(range(learned.merges + 1))
    words = learned.words(text)
    found = new_page.evaluate(
        REPLAY, [learned.left.tolist(), learned.right.tolist(), words, counts]
    )
    for count, replayed in zip(counts, found, strict=True):
        ids = [token for word in replayed["words"] for token in word]
        assert ids == learned.at(BYTES + count).encode(text)
        # it learned from this very text: every merge changes it, so the next one is always news
        assert replayed["next"] == (count if count < learned.merges else math.inf)
        assert replayed["last"] == count - 1


@pytest.fixture
def replay(app_url: str, page: Page) -> Page:
    visit(page, f"{app_url}/tokens?text=the+cat+and+the+other+cat")
    page.get_by_role("tab", name="Learn a vocabulary").click(timeout=60_000)
    expect(page.get_by_role("button", name="Play")).to_be_visible(timeout=60_000)
    return page


def cut(page: Page) -> Locator:
    line = page.get_by_role("list", name="The beginning of your text, cut by the merges so far")
    return line.get_by_role("listitem")


def slider(page: Page) -> Locator:
    return page.get_by_role("slider", name="Vocabulary")


def size(page: Page) -> int:
    spoken = slider(page).get_attribute("aria-valuetext") or ""
    return int(re.sub(r"\D", "", spoken))


def test_it_begins_with_bytes_and_a_step_merges(replay: Page) -> None:
    expect(cut(replay)).to_have_count(len("the cat and the other cat"))
    expect(replay.get_by_role("status").filter(has_text="every byte is a token")).to_be_visible()
    expect(replay.get_by_role("button", name="Back")).to_be_disabled()
    replay.get_by_role("button", name="Step").click()
    one = cut(replay).count()
    assert one < len("the cat and the other cat")
    expect(replay.get_by_role("status").filter(has_text=re.compile(r"^Merge \d"))).to_be_visible()
    expect(replay.locator(".span.made")).not_to_have_count(0)
    replay.get_by_role("button", name="Step").click()
    assert cut(replay).count() < one
    replay.get_by_role("button", name="Back").click()
    expect(cut(replay)).to_have_count(one)
    replay.get_by_role("button", name="Back").click()
    expect(cut(replay)).to_have_count(len("the cat and the other cat"))
    assert size(replay) >= BYTES


def test_play_runs_until_it_is_paused(replay: Page) -> None:
    replay.get_by_role("button", name="Play").click()
    expect(replay.get_by_role("button", name="Pause")).to_be_visible()
    expect(cut(replay)).not_to_have_count(len("the cat and the other cat"))
    replay.get_by_role("button", name="Pause").click()
    stopped = cut(replay).count()
    expect(replay.get_by_role("button", name="Play")).to_be_visible()
    replay.wait_for_timeout(1_200)
    assert cut(replay).count() == stopped


def test_the_slider_is_live_and_speaks(replay: Page) -> None:
    before = cut(replay).count()
    slider(replay).fill("1000")  # no release, no answer from the server
    assert cut(replay).count() < before
    assert size(replay) == 4_096
    slider(replay).press("Home")
    assert size(replay) == BYTES
    expect(cut(replay)).to_have_count(before)


def test_a_key_goes_one_merge_on_and_a_page_key_twenty(replay: Page) -> None:
    slider(replay).press("Home")
    for key, count in [("ArrowRight", 1), ("ArrowUp", 2), ("PageUp", 22), ("Shift+ArrowLeft", 2)]:
        slider(replay).press(key)
        assert size(replay) == BYTES + count
    slider(replay).press("PageDown")
    assert size(replay) == BYTES


def test_where_the_slider_stays_becomes_a_row_among_the_ways(replay: Page) -> None:
    slider(replay).press("End")
    replay.wait_for_timeout(1_000)  # it is told once it stays
    replay.get_by_role("tab", name="The same text, four ways").click()
    row = replay.get_by_role("list", name=re.compile(r"tokens of your own vocabulary \(4,096\)"))
    expect(row).to_be_visible(timeout=30_000)
    replay.get_by_role("tab", name="Learn a vocabulary").click()
    expect(slider(replay)).to_have_attribute("aria-valuetext", "4,096 tokens", timeout=30_000)


def test_text_is_text(app_url: str, page: Page) -> None:
    visit(page, f"{app_url}/tokens?text=%3Cb%3Ex%3C/b%3E")
    page.get_by_role("tab", name="Learn a vocabulary").click(timeout=60_000)
    expect(cut(page).first).to_have_text("<", timeout=60_000)
