"""Clicks that come faster than the picture: each acts once, and on what is there."""

from __future__ import annotations

import json
import re
from pathlib import Path

import numpy as np
from playwright.sync_api import Locator, Page, expect

from backend.analyses.foundations.generation import generate
from backend.models import AutoregressiveModel
from backend.probability.sampling import Sampling
from tests.browser.visiting import visit
from tests.browser.waiting import READY, settled

GIVEN = "The old lighthouse keeper opened the door and"
FRANCE = "The capital of France is"


def strip(page: Page) -> Locator:
    box = page.get_by_role("listbox", name=re.compile("What the model generated"))
    return box.locator(".span")


def click(button: Locator, times: int) -> None:
    """All within a second, as a hand does, without a look at what they do."""
    expect(button).to_be_enabled(timeout=READY)
    button.evaluate(
        """(box, times) => new Promise((done) => {
            let left = times;
            const step = () => { box.click(); left -= 1; left ? setTimeout(step, 150) : done(); };
            step();
        })""",
        times,
    )


def test_six_samples_in_a_second_are_six_tokens_with_their_own_probabilities(
    app_url: str, page: Page, smollm2: AutoregressiveModel, tmp_path: Path
) -> None:
    visit(page, f"{app_url}/generation")
    click(page.get_by_role("button", name="Sample", exact=True), 6)
    expect(strip(page)).to_have_count(6, timeout=READY)
    page.get_by_text("Export and share").click()
    settled(page)  # what a run draws anew takes no click of the moment before
    with page.expect_download(timeout=READY) as started:
        page.get_by_role("button", name="Run as JSON").click(timeout=READY)
    file = tmp_path / "run.json"
    started.value.save_as(file)
    steps = json.loads(file.read_text(encoding="utf-8"))["steps"]
    own = list(generate(smollm2, smollm2.encode(GIVEN), Sampling(), 1, 6, ()))
    assert [one["id"] for one in steps] == [one.id for one in own]
    assert all(one["chosen"] == "sampled" for one in steps)
    shown = [one["probability"] for one in steps]
    np.testing.assert_allclose(shown, [one.probability for one in own], rtol=2e-3)

    undo = page.get_by_role("button", name="Undo", exact=True)
    click(undo, 4)
    expect(strip(page)).to_have_count(2, timeout=READY)
    click(page.get_by_role("button", name="Redo", exact=True), 3)
    expect(strip(page)).to_have_count(5, timeout=READY)
    click(page.get_by_role("button", name=re.compile("^Most likely token")), 2)
    expect(strip(page)).to_have_count(7, timeout=READY)


def test_a_bar_is_picked_only_for_the_text_that_it_was_drawn_for(app_url: str, page: Page) -> None:
    """A second click on a bar that is about to go is not another " Paris"."""
    visit(page, f"{app_url}/next-token?text={FRANCE}")
    bar = page.get_by_role("button", name=re.compile(r"^␣Paris.*Append$"))
    expect(page.locator("html[data-loaded]")).to_be_attached(timeout=READY)
    bar.evaluate("(box) => { box.click(); setTimeout(() => box.click(), 20); }")
    text = page.get_by_role("textbox", name="Text", exact=True)
    expect(text).to_have_value(f"{FRANCE} Paris", timeout=READY)
    settled(page)
    expect(text).to_have_value(f"{FRANCE} Paris")
