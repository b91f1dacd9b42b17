"""Generation in a browser: step, click a bar, branch, undo, redo, stop, export, replay."""

from __future__ import annotations

import json
import re
from pathlib import Path

from playwright.sync_api import Locator, Page, expect

from backend.analyses.foundations.generation import generate
from backend.models import AutoregressiveModel
from backend.probability.sampling import Sampling
from tests.browser.visiting import visit
from tests.browser.waiting import READY, settled

DEFAULT = "The old lighthouse keeper opened the door and"

# What the bars have been about while a run went on.
NOTE_BARS = """
window.bars = new Set()
new MutationObserver(() => {
  const bars = ".st-key-generation_bars [data-testid=stBidiComponentIsolated]"
  const about = document.querySelector(bars)?.shadowRoot?.querySelector(".about")?.title
  const stop = document.querySelector(".st-key-writing_run button")?.innerText
  if (about && stop?.includes("Stop")) window.bars.add(about)
}).observe(document.body, { childList: true, attributes: true, subtree: true })
"""


def tokens(page: Page) -> Locator:
    strip = page.get_by_role("listbox", name=re.compile("What the model generated"))
    return strip.locator(".span")


def labels(page: Page) -> list[str]:
    return tokens(page).locator(".text").all_inner_texts()


def press(page: Page, name: str) -> None:
    main = page.get_by_test_id("stMain")  # above it Streamlit has a "Stop" of its own
    main.get_by_role("button", name=name, exact=True).click(timeout=READY)


def test_a_person_samples_picks_branches_and_goes_back(
    app_url: str, page: Page, smollm2: AutoregressiveModel, tmp_path: Path
) -> None:
    given = smollm2.encode(DEFAULT)
    own = [one.id for one in generate(smollm2, given, Sampling(), 1, 2, ())]
    sampled = [token.label for token in smollm2.vocabulary.tokens(own)]
    visit(page, f"{app_url}/generation")
    press(page, "Sample")
    expect(tokens(page)).to_have_count(1, timeout=READY)
    settled(page)  # a click while the bars are still those of the first token is another matter
    press(page, "Sample")
    expect(tokens(page)).to_have_count(2, timeout=READY)
    assert labels(page) == sampled

    third = page.get_by_role("button", name=re.compile(r"rank 3\. Choose$"))
    picked = smollm2.next_logits([*given, *own]).argsort()[::-1][2]
    third.click(timeout=READY)
    expect(tokens(page)).to_have_count(3, timeout=READY)
    assert labels(page)[-1] == smollm2.vocabulary.token(int(picked)).label

    press(page, "Undo")
    expect(tokens(page)).to_have_count(2, timeout=READY)
    press(page, "Redo")
    expect(tokens(page)).to_have_count(3, timeout=READY)

    tokens(page).nth(1).click()  # what was it chosen from?
    expect(page.get_by_text(f"Token 2: “{sampled[1]}”")).to_be_visible(timeout=READY)
    branch = page.get_by_role("button", name=re.compile(r"rank 4\. Branch with$"))
    fourth = int(smollm2.next_logits([*given, own[0]]).argsort()[::-1][3])
    branch.click(timeout=READY)
    expect(tokens(page)).to_have_count(2, timeout=READY)
    assert labels(page) == [sampled[0], smollm2.vocabulary.token(fourth).label]
    page.get_by_text("Your branches").click()
    rows = page.locator('[class*="st-key-branch_"]')  # a list of choices has an "Open" too
    expect(rows.get_by_role("button", name="Open", exact=True)).to_have_count(1, timeout=READY)

    page.get_by_text("Export and share").click()
    with page.expect_download(timeout=READY) as started:
        press(page, "Run as JSON")
    file = tmp_path / "run.json"
    started.value.save_as(file)
    record = json.loads(file.read_text(encoding="utf-8"))
    assert [one["id"] for one in record["steps"]] == [own[0], fourth]
    assert [one["chosen"] for one in record["steps"]] == ["sampled", "picked"]


def test_a_run_streams_stops_and_is_replayed_by_its_link(app_url: str, page: Page) -> None:
    visit(page, f"{app_url}/generation?text=A+text+that+nobody+had+before,&seed=11")
    expect(page.get_by_role("button", name="Sample", exact=True)).to_be_enabled(timeout=READY)
    page.get_by_role("combobox", name=re.compile("Tokens")).click()
    page.get_by_role("option", name="128").click()
    page.evaluate(NOTE_BARS)
    press(page, "Generate 128 tokens")
    expect(tokens(page).nth(2)).to_be_visible(timeout=READY)
    page.wait_for_function(
        "() => window.bars.size > 1", timeout=READY
    )  # they follow while it generates
    press(page, "Stop")
    expect(page.get_by_role("button", name="Generate 128 tokens", exact=True)).to_be_enabled(
        timeout=READY
    )
    expect(page).to_have_url(re.compile("written="), timeout=READY)
    settled(page)
    expect(tokens(page).nth(2)).to_be_visible(timeout=READY)  # the last run draws the strip anew
    written = labels(page)
    assert 3 <= len(written) < 128
    page.wait_for_timeout(1_000)
    assert labels(page) == written, "it has stopped"

    page.goto(page.url)
    expect(tokens(page)).to_have_count(len(written), timeout=READY)
    assert labels(page) == written
    expect(page.get_by_text("per token.")).to_have_count(1)
