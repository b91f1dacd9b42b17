"""The text of Next token in a browser: its lines, a space at its end, and numbers beside it."""

from __future__ import annotations

import re

import numpy as np
from playwright.sync_api import Page, expect

from backend.models import AutoregressiveModel
from backend.numbers import probability_text
from backend.probability.sampling import Sampling, distribution
from tests.browser.foundations.next_token.opened import open_next_token
from tests.browser.waiting import READY

SHOTS = (
    "Review: I loved it.\nSentiment: positive\n\nReview: What a waste of time.\nSentiment: "
    "negative\n\nReview: It was terrible.\nSentiment:"
)


def probability(model: AutoregressiveModel, text: str, word: str) -> float:
    (token,) = model.encode(word)
    return float(distribution(model.next_logits(model.encode(text)), Sampling())[token])


def test_a_few_shot_prompt_keeps_its_lines_and_its_end_is_in_view(
    app_url: str, page: Page, smollm2: AutoregressiveModel
) -> None:
    lines, flat = (
        probability(smollm2, one, " negative") for one in (SHOTS, SHOTS.replace("\n", " "))
    )
    assert not np.isclose(lines, flat, atol=0.1), "line breaks matter for this prompt"
    open_next_token(page, app_url)
    field = page.get_by_label("Text", exact=True)
    field.fill("")
    page.keyboard.insert_text(SHOTS)
    bar = page.get_by_role("button", name=re.compile("^␣negative,")).first
    expect(bar.locator(".value")).to_have_text(probability_text(lines), timeout=READY)
    expect(field).to_have_value(SHOTS)
    field.evaluate("box => box.scrollTop = 0")
    bar.click()
    expect(field).to_have_value(f"{SHOTS} negative", timeout=READY)
    below = field.evaluate("box => box.scrollHeight - box.clientHeight - box.scrollTop")
    assert field.evaluate("box => box.scrollHeight > box.clientHeight + 20")
    assert below <= 2


def test_what_was_typed_in_a_session_that_is_over_keeps_no_text_out(
    app_url: str, page: Page
) -> None:
    open_next_token(page, app_url)
    field = page.get_by_label("Text", exact=True)
    field.fill("Typed before")
    expect(page.get_by_text("the last one “␣before”").first).to_be_visible(timeout=READY)
    open_next_token(page, app_url)  # in the same tab, of which the server knows nothing any more
    page.get_by_role("button", name=re.compile("^␣Paris,")).first.click()
    expect(field).to_have_value("The capital of France is Paris", timeout=READY)


def test_a_space_at_the_end_is_pointed_out_where_a_token_is_predicted(
    app_url: str, page: Page
) -> None:
    open_next_token(page, app_url, "?text=It+is+in+&word=Paris")
    expect(page.get_by_text("Ends with a space: a token of its own")).to_be_visible()
    follow = page.locator(".follow").first
    expect(follow).to_contain_text("Paris")
    expect(follow).not_to_contain_text("␣Paris")
    page.get_by_role("button", name="Remove it").click()
    expect(page.get_by_label("Text", exact=True)).to_have_value("It is in")
    expect(follow).to_contain_text("␣Paris", timeout=READY)
    expect(page.get_by_text("Ends with a space")).to_have_count(0)


def test_a_seed_is_a_whole_number_and_nonsense_is_said_to(app_url: str, page: Page) -> None:
    open_next_token(page, app_url)
    seed = page.get_by_label("Seed").first
    seed.fill("1,5")
    seed.press("Enter")
    expect(page.get_by_text("A whole number from 0 to 2,147,483,647.")).to_be_visible()
    seed.fill("1,000")
    seed.press("Enter")
    expect(seed).to_have_value("1000", timeout=READY)
    expect(page).to_have_url(re.compile("draw_seed=1000"))
    expect(page.get_by_text("A whole number from 0")).to_have_count(0)
