"""The live bars in a browser: dragging, releasing, rerunning, picking, and what they say."""

from __future__ import annotations

import csv
import io
import os
import re
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import numpy as np
import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Error, Locator, Page, expect

from backend.probability.prediction import Prediction
from backend.probability.sampling import Sampling, distribution, effective_choices, entropy_bits
from tests.browser.server import ROOT, free_port
from tests.browser.widgets.live_bars_logits import ACTUAL, SIZE, WORD, logits

SCRIPT = Path(__file__).with_name("live_bars_app.py")
START_LIMIT = 60_000  # milliseconds


@pytest.fixture(scope="module")
def bars_url(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    port = free_port()
    log = tmp_path_factory.mktemp("bars") / "log.txt"
    with log.open("wb") as file:
        process = subprocess.Popen(
            [
                *(sys.executable, "-m", "streamlit", "run", str(SCRIPT)),
                *("--server.port", str(port), "--server.headless", "true"),
                *("--logger.hideWelcomeMessage", "true"),
            ],
            cwd=ROOT,
            env=dict(os.environ),
            stdin=subprocess.DEVNULL,
            stdout=file,
            stderr=subprocess.STDOUT,
        )
    yield f"http://127.0.0.1:{port}"
    process.terminate()
    process.wait(15)


def open_bars(page: Page, url: str, mode: str = "one") -> None:
    for _ in range(100):  # the server may still be starting
        try:
            page.goto(f"{url}/?mode={mode}")
            break
        except Error:
            page.wait_for_timeout(200)
    expect(page.locator(".live-bars .row").first).to_be_visible(timeout=START_LIMIT)
    page.wait_for_timeout(500)


@pytest.fixture
def bars(bars_url: str, page: Page) -> Page:
    open_bars(page, bars_url)
    return page


def temperature(page: Page) -> Locator:
    return page.get_by_role("slider", name="Temperature")


def counted(page: Page, what: str) -> int:
    text = page.get_by_text(re.compile(r"^runs \d")).inner_text()
    found = re.search(rf"{what} (\d+)", text)
    assert found
    return int(found[1])


def expect_settings(page: Page, sampling: Sampling) -> None:
    expect(page.get_by_text(f"settings {sampling}", exact=True)).to_be_visible()


def shown(page: Page, selector: str = ".row:not(.others) .value") -> list[str]:
    return page.locator(f".live-bars {selector}").all_inner_texts()


def figures(page: Page) -> list[str]:
    return page.locator(".figures b").all_inner_texts()


def as_written(p: float, *, exact: bool = False) -> str:
    """A probability as the bars write it; `exact` where 0 or 1 is meant, not something near."""
    if exact and p in (0, 1):
        return f"{p:.0f}"
    return "<0.001" if p < 0.001 else ">0.999" if p >= 0.9995 else f"{p:#.3g}"


def grab(page: Page, slider: Locator, share: float) -> None:
    """Put a finger on the slider and move it there."""
    box = slider.bounding_box()
    assert box
    y = box["y"] + box["height"] / 2
    page.mouse.move(box["x"] + box["width"] / 2, y)
    page.mouse.down()
    for step in range(1, 11):
        at = 0.5 + (share - 0.5) * step / 10
        page.mouse.move(box["x"] + 8 + (box["width"] - 16) * at, y)
        page.wait_for_timeout(20)


def check_numbers(page: Page, sampling: Sampling, seed: int = 0) -> None:
    prediction = Prediction.of(logits(seed))
    probabilities = distribution(prediction.logits, sampling)
    top = prediction.top(20)
    greedy = sampling.temperature == 0
    plain = sampling == Sampling(sampling.temperature)
    written = [
        "cut" if p == 0 and not plain else as_written(p, exact=greedy or not plain)
        for p in (*probabilities[top], np.delete(probabilities, top).sum())
    ]
    expect(page.locator(".row .value")).to_have_text(written)
    entropy, choices, kept = figures(page)
    assert float(entropy.lstrip("<")) == pytest.approx(
        entropy_bits(probabilities), rel=6e-3, abs=1e-3
    )
    assert float(choices.replace(",", "")) == pytest.approx(
        effective_choices(probabilities), rel=6e-3
    )
    possible = 1 if greedy else np.isfinite(prediction.logits).sum()
    assert int(kept.replace(",", "")) == (possible if plain else np.count_nonzero(probabilities))


def test_dragging_repaints_without_the_server_and_agrees_with_numpy(bars: Page) -> None:
    before = counted(bars, "runs")
    seen = set()
    check_numbers(bars, Sampling())
    for share in (0.7, 0.2, 0.55):
        grab(bars, temperature(bars), share)
        seen.add(tuple(shown(bars)))
        now = float(temperature(bars).input_value())
        assert now == pytest.approx(share * 2, abs=0.03)
        check_numbers(bars, Sampling(temperature=now))
        assert counted(bars, "runs") == before
        bars.mouse.up()
        bars.wait_for_timeout(300)
        before += 1
        assert counted(bars, "runs") == before, "one rerun for one release"
    assert len(seen) == 3
    assert counted(bars, "told") == 3
    expect_settings(bars, Sampling(temperature=now))


def test_all_settings_agree_with_numpy_and_arrive_in_python(bars: Page) -> None:
    bars.get_by_role("spinbutton", name="Temperature, exact value").fill("0.35")
    check_numbers(bars, Sampling(0.35))
    bars.get_by_role("spinbutton", name="Top-p, exact value").fill("0.937")
    check_numbers(bars, Sampling(0.35, top_p=0.937))
    bars.get_by_role("button", name="Advanced").click()
    bars.get_by_label("Order").select_option("temperature_last")
    check_numbers(bars, Sampling(0.35, top_p=0.937, order="temperature_last"))
    bars.get_by_role("spinbutton", name="Top-k").fill("5")
    bars.get_by_role("spinbutton", name="Min-p, exact value").fill("0.02")
    last = Sampling(0.35, 5, 0.937, 0.02, "temperature_last")
    check_numbers(bars, last)
    bars.keyboard.press("Tab")
    expect_settings(bars, last)
    bars.get_by_role("button", name="Reset").click()
    check_numbers(bars, Sampling())
    expect_settings(bars, Sampling())


@pytest.mark.parametrize("value", ["0", "0.01", "10"])
def test_the_ends_of_the_temperature_are_exact(bars: Page, value: str) -> None:
    field = bars.get_by_role("spinbutton", name="Temperature, exact value")
    field.fill(value)
    check_numbers(bars, Sampling(float(value)))
    field.press("Enter")
    expect_settings(bars, Sampling(float(value)))
    assert float(temperature(bars).input_value()) == float(value)


def test_nonsense_in_a_field_changes_nothing_or_is_clamped(bars: Page) -> None:
    field = bars.get_by_role("spinbutton", name="Temperature, exact value")
    field.fill("")
    check_numbers(bars, Sampling())
    field.fill("1e9")
    field.press("Enter")
    expect(field).to_have_value("10.00")
    expect_settings(bars, Sampling(10))


def test_arrow_keys_move_the_slider_and_report_once_they_rest(bars: Page) -> None:
    before = counted(bars, "runs")
    temperature(bars).focus()
    for _ in range(5):
        bars.keyboard.press("ArrowRight")
    check_numbers(bars, Sampling(1.05))
    expect_settings(bars, Sampling(1.05))
    assert counted(bars, "runs") == before + 1
    bars.keyboard.press("Home")
    expect(temperature(bars)).to_have_attribute("aria-valuetext", "0, greedy")
    expect_settings(bars, Sampling(0))


@pytest.mark.parametrize("button", ["Run again", "Other logits", "Set elsewhere"])
def test_a_rerun_in_the_middle_of_a_drag_does_not_move_the_slider(bars: Page, button: str) -> None:
    grab(bars, temperature(bars), 0.8)
    held = temperature(bars).input_value()
    before = counted(bars, "runs")
    bars.get_by_role("button", name=button).dispatch_event("click")
    expect(bars.get_by_text(re.compile(f"^runs {before + 1}"))).to_be_visible()
    bars.wait_for_timeout(300)
    assert temperature(bars).input_value() == held
    check_numbers(bars, Sampling(float(held)), seed=1 if button == "Other logits" else 0)
    bars.mouse.up()
    expect_settings(bars, Sampling(float(held)))
    assert temperature(bars).input_value() == held


def test_settings_from_elsewhere_are_taken_over_and_own_ones_stay(bars: Page) -> None:
    grab(bars, temperature(bars), 0.8)
    bars.mouse.up()
    released = float(temperature(bars).input_value())
    expect_settings(bars, Sampling(released))
    bars.get_by_role("button", name="Set elsewhere").click()
    check_numbers(bars, Sampling(0.3))
    grab(bars, temperature(bars), 0.8)  # the same values as Python was told before
    bars.mouse.up()
    expect_settings(bars, Sampling(released))
    bars.get_by_role("button", name="Other logits").click()
    check_numbers(bars, Sampling(released), seed=1)


def test_settings_survive_a_new_mount(bars: Page) -> None:
    grab(bars, temperature(bars), 0.8)
    bars.mouse.up()
    released = float(temperature(bars).input_value())
    expect_settings(bars, Sampling(released))
    for _ in range(2):
        bars.get_by_text("Mounted").click()
        bars.wait_for_timeout(500)
    check_numbers(bars, Sampling(released))


def test_a_released_slider_sends_no_logits_again(bars: Page) -> None:
    received: list[int] = []
    bars.on(
        "websocket", lambda socket: socket.on("framereceived", lambda p: received.append(len(p)))
    )
    bars.reload()
    expect(bars.locator(".live-bars .row").first).to_be_visible()
    bars.wait_for_timeout(500)
    assert sum(received) > 4 * SIZE
    received.clear()
    grab(bars, temperature(bars), 0.8)
    bars.mouse.up()
    expect_settings(bars, Sampling(float(temperature(bars).input_value())))
    bars.wait_for_timeout(300)
    assert sum(received) < 50_000


def test_a_click_and_the_keyboard_pick_a_token(bars: Page) -> None:
    ids = Prediction.of(logits(0)).top(20).tolist()
    rows = bars.locator(".row:not(.others) button")
    rows.nth(2).click()
    expect(bars.get_by_text(f"picked [{ids[2]}]")).to_be_visible()
    rows.nth(2).focus()
    for key in ("ArrowDown", "ArrowDown", "ArrowUp", "End", "Enter"):
        bars.keyboard.press(key)
    expect(bars.get_by_text(f"picked [{ids[2]}, {ids[19]}]")).to_be_visible()
    expect(rows.nth(19)).to_be_focused()
    bars.keyboard.press("Home")
    expect(rows.nth(0)).to_be_focused()


def test_a_bar_says_what_it_shows(bars: Page) -> None:
    rows = bars.locator(".row:not(.others) button")
    expect(rows).to_have_count(20)
    name = re.compile(r", probability 0\.\d{3}, rank 1\. Append$")
    expect(rows.first).to_have_attribute("aria-label", name)


def test_labels_are_text_and_special_tokens_look_different(bars: Page) -> None:
    tokens = bars.locator(".row .token")
    assert "<|endoftext|>" in tokens.all_inner_texts()
    expect(bars.locator(".row .token.special")).to_have_count(1)
    assert bars.locator(".live-bars b", has_text="bold").count() == 0


def test_my_word_is_followed_with_rank_and_probability(bars: Page) -> None:
    prediction = Prediction.of(logits(0))
    follow = bars.locator(".follow")
    expect(follow).to_contain_text("My word")
    expect(follow).to_contain_text("␣Par|is")
    expect(follow).to_contain_text(f"rank {prediction.rank(WORD[0]):,}")
    expect(follow.locator(".curve .line")).to_have_attribute("d", re.compile(r"^M.*L"))
    curve = follow.get_by_role("img")
    expect(curve).to_have_attribute("aria-label", re.compile(r"temperature from 0 to 10: \S"))
    bars.locator(".row").nth(1).hover()
    expect(follow).to_contain_text("Pointed at")


def test_two_series_show_the_same_tokens_in_one_order(bars_url: str, page: Page) -> None:
    open_bars(page, bars_url, "two")
    left, both = (Prediction.of(logits(seed)) for seed in (0, 7))
    union = {*left.top(10).tolist(), *both.top(10).tolist()}
    rows = page.locator(".row:not(.others):not(.apart)")
    expect(rows).to_have_count(len(union))
    for prediction, name in ((left, "left"), (both, "both sides")):
        page.get_by_text(name, exact=True).click()
        ordered = sorted(union, key=prediction.rank)
        for side, reading in (("left", left), ("both", both)):
            probabilities = distribution(reading.logits, Sampling())
            values = page.locator(f".row:not(.others):not(.apart) .value.{side}")
            expect(values).to_have_text(
                [as_written(probabilities[token_id]) for token_id in ordered]
            )
    actual = page.locator(".row.actual")
    expect(actual).to_have_count(1)
    expect(actual).to_contain_text("actual")
    follow = page.locator(".follow")
    for reading in (left, both):
        expect(follow).to_contain_text(f"rank {reading.rank(ACTUAL):,}")


def test_the_views_show_logits_of_the_same_tokens(bars: Page) -> None:
    prediction = Prediction.of(logits(0))
    top = prediction.sorted_logits()[:20]
    bars.get_by_text("Logit", exact=True).click()
    expected = [f"{logit:.2f}".replace("-", "−") for logit in top.astype(float)]
    # Waits for the frame in which the bars are drawn too.
    expect(bars.locator(".axis-note")).to_contain_text("lowest of all 49,152 logits")
    assert shown(bars) == expected
    bars.get_by_text("Logit / T", exact=True).click()
    bars.get_by_role("spinbutton", name="Temperature, exact value").fill("2")
    bars.wait_for_timeout(100)
    for text, logit in zip(shown(bars), top, strict=True):
        assert float(text.replace("−", "-")) == pytest.approx(logit / 2, abs=0.0051)


def test_the_zoomed_axis_says_where_it_ends(bars: Page) -> None:
    bars.get_by_role("spinbutton", name="Temperature, exact value").fill("3")
    bars.get_by_text("Zoom").click()
    note = bars.locator(".axis-note")
    expect(note).to_contain_text("this axis ends at 0.")
    end = float(note.inner_text().rstrip(".").split()[-1])
    highest = distribution(logits(0), Sampling(3)).max()
    assert highest <= end < 3 * highest
    expect(bars.locator(".axis span").last).to_have_text(f"{end:g}")


def test_the_file_holds_every_bar_and_no_formula(bars: Page) -> None:
    with bars.expect_download() as download:
        bars.get_by_role("button", name="Download as CSV").click()
    raw = Path(download.value.path()).read_bytes()
    assert b"\r\n" in raw
    rows = list(csv.reader(io.StringIO(raw.decode("utf-8-sig"), newline="")))
    assert rows[0] == ["token", "id", "rank", "logit", "logit/T", "probability"]
    assert len(rows) == 1 + 20 + 1
    assert sum(float(row[5]) for row in rows[1:]) == pytest.approx(1, abs=1e-5)
    prediction = Prediction.of(logits(0))
    for row, token_id in zip(rows[1:21], prediction.top(20), strict=True):
        assert int(row[1]) == token_id
        assert np.float32(row[3]) == prediction.logits[token_id]
        assert row[0][0] not in "=+-@"
    with bars.expect_download() as download:
        bars.get_by_role("button", name="Download as PNG").click()
    assert Path(download.value.path()).read_bytes().startswith(b"\x89PNG")


def test_the_table_holds_the_same_numbers(bars: Page) -> None:
    bars.get_by_text("Numbers as a table").click()
    lines = bars.locator(".numbers tbody tr")
    expect(lines).to_have_count(21)
    bars.get_by_role("spinbutton", name="Temperature, exact value").fill("0")
    expect(lines.first.locator("td").last).to_have_text("1")
    expect(bars.get_by_role("status")).to_contain_text("Temperature 0 (greedy): entropy 0 bits")


@pytest.mark.parametrize(
    ("mode", "scheme"),
    [("one", "light"), ("two", "dark"), ("two", "light"), ("plain", "dark"), ("compact", "light")],
)
def test_nothing_for_axe_to_find(bars_url: str, browser: Browser, mode: str, scheme: str) -> None:
    page = browser.new_page(color_scheme=scheme)  # type: ignore[arg-type]
    open_bars(page, bars_url, mode)
    if mode in ("one", "two"):
        page.get_by_role("button", name="Advanced").click()
        page.get_by_text("Numbers as a table").click()
    found = Axe().run(page, context=".stBidiComponent")
    page.close()
    assert found.violations_count == 0, found.generate_report()


@pytest.mark.parametrize(("mode", "rows"), [("one", 10), ("two", None), ("compact", 8)])
def test_fits_a_phone(bars_url: str, page: Page, mode: str, rows: int | None) -> None:
    page.set_viewport_size({"width": 390, "height": 844})
    open_bars(page, bars_url, mode)
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
    if rows:
        expect(page.locator(".row:not(.others):visible")).to_have_count(rows)
    else:
        assert page.locator(".row:not(.others):visible").count() <= 11
    panel = page.locator(".panel").bounding_box()
    assert panel
    for item in page.locator(".panel button:visible, .panel input[type=range]:visible").all():
        box = item.bounding_box()
        assert box
        assert box["x"] >= panel["x"] - 1
        assert box["x"] + box["width"] <= panel["x"] + panel["width"] + 1
