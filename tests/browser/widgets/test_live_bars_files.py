"""The CSV file and the picture of the live bars can be computed again from themselves."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Page

from backend.numbers import csv_number
from backend.probability.prediction import Prediction
from backend.probability.sampling import Sampling, distribution
from tests.browser.downloaded import csv_rows
from tests.browser.modules import load_module
from tests.browser.widgets.live_bars_logits import logits
from tests.browser.widgets.opened_bars import open_bars

MODEL = "Made-up-1M (4-bit weights abc1234)"
TEXT = '=1+1, "ü" ␣ שלום <b> '

# What is written on a canvas, with where it ends.
SPY = """
window.written = []
const write = CanvasRenderingContext2D.prototype.fillText
CanvasRenderingContext2D.prototype.fillText = function (text, x, y, room) {
  const wide = Math.min(this.measureText(text).width, room ?? Infinity)
  const { width, height } = this.canvas
  window.written.push({ text, x, y, wide, width: width / 2, height: height / 2 })
  write.call(this, text, x, y, room)
}
"""
WRAP = """
([text, room]) => window.wrap.wrapped(text, room, part => Array.from(part).length)
"""


def download(page: Page) -> tuple[dict[str, str], list[list[str]]]:
    with page.expect_download() as file:
        page.get_by_role("button", name="Download as CSV").click()
    return csv_rows(file.value)


def sampling_of(head: dict[str, str]) -> Sampling:
    return Sampling(
        temperature=float(head["temperature"]),
        top_k=int(head["top_k"]),
        top_p=float(head["top_p"]),
        min_p=float(head["min_p"]),
        order=head["order"],  # type: ignore[arg-type]
    )


def test_the_file_holds_every_bar_and_no_formula(bars: Page) -> None:
    head, rows = download(bars)
    assert rows[0] == ["token", "id", "rank", "logit", "logit ÷ T", "probability"]
    assert len(rows) == 1 + 20 + 1
    assert sum(float(row[5]) for row in rows[1:]) == pytest.approx(1, abs=1e-5)
    prediction = Prediction.of(logits(0))
    for row, token_id in zip(rows[1:21], prediction.top(20), strict=True):
        assert int(row[1]) == token_id
        assert float(row[3]) == pytest.approx(prediction.logits[token_id], rel=1e-5)
        assert row[3] == csv_number(prediction.logits[token_id])
        assert row[0][0] not in "=+-@"
    assert sampling_of(head) == Sampling()


def test_the_distribution_can_be_computed_again_from_the_file(bars: Page) -> None:
    bars.get_by_role("spinbutton", name="Temperature, exact value").fill("0.7")
    bars.get_by_role("button", name="Advanced").click()
    bars.get_by_role("spinbutton", name="Top-p, exact value").fill("0.85")
    bars.wait_for_timeout(200)
    head, rows = download(bars)
    assert head["model"] == MODEL
    assert json.loads(head["text"]) == TEXT
    assert [int(one) for one in head["token ids"].split()] == [5, 4, 3]
    sampling = sampling_of(head)
    assert sampling == Sampling(0.7, top_p=0.85)
    probabilities = distribution(logits(0), sampling)
    for row in rows[1:21]:
        assert float(row[5]) == pytest.approx(probabilities[int(row[1])], rel=1e-4)


def test_of_two_distributions_each_has_its_own_rows(bars_url: str, page: Page) -> None:
    open_bars(page, bars_url, "two")
    head, _ = download(page)
    assert head["model, P(token | left)"] == head["model, P(token | both)"] == MODEL
    assert sampling_of(head) == Sampling()


@pytest.mark.parametrize(
    ("mode", "scheme"), [("one", "light"), ("two", "dark"), ("outlined", "light")]
)
def test_the_picture_says_what_it_was_computed_from(
    bars_url: str, page: Page, mode: str, scheme: Any
) -> None:
    page.emulate_media(color_scheme=scheme)
    page.add_init_script(SPY)
    open_bars(page, bars_url, mode)
    with page.expect_download() as file:
        page.get_by_role("button", name="Download as PNG").click()
    assert Path(file.value.path()).read_bytes().startswith(b"\x89PNG")
    written = page.evaluate("window.written")
    everything = " ".join(one["text"] for one in written)
    assert f"“{TEXT}”" in everything
    assert "Weights: made up, " in everything
    settings = "temperature 1, top_k 0, top_p 1, min_p 0, order temperature_first"
    assert settings in everything
    left = [one for one in written if one["x"] == 32]
    assert len(left) >= 5
    for one in left:
        assert one["x"] + one["wide"] <= one["width"] - 31, one["text"]
        assert one["y"] < one["height"] - 16, one["text"]
    assert len({one["y"] for one in left}) == len(left), "no two lines on one another"


@pytest.mark.parametrize(
    ("text", "room", "lines"),
    [
        ("", 5, []),
        ("one two three", 7, ["one two", "three"]),
        ("one", 3, ["one"]),
        ("abcdefgh", 3, ["abc", "def", "gh"]),
        ("ab 言語模型数", 4, ["ab 言", "語模型数"]),
        ("नमस्ते" * 3, 6, ["नमस्ते", "नमस्ते", "नमस्ते"]),
        ("one  two", 4, ["one", "two"]),
    ],
)
def test_a_text_is_broken_where_it_can_be(
    page: Page, text: str, room: int, lines: list[str]
) -> None:
    load_module(page, "components/widgets/live_bars/wrapped.js", "wrap")
    assert page.evaluate(WRAP, [text, room]) == lines


def test_nothing_of_a_text_is_lost_and_no_sign_is_cut(page: Page) -> None:
    load_module(page, "components/widgets/live_bars/wrapped.js", "wrap")
    text = "👩‍👩‍👧‍👦é̂안녕하세요" * 9
    lines = page.evaluate(WRAP, [text, 12])
    assert "".join(lines) == text
    assert all(len(line) <= 12 for line in lines)
    assert not any(line.startswith(("\u200d", "\u0302")) for line in lines)
