"""The settings of the live bars in a browser: dragging, releasing, typing, rerunning."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import Page, expect

from backend.probability.sampling import Sampling
from tests.browser.sliders import drag
from tests.browser.widgets.live_bars_logits import SIZE
from tests.browser.widgets.opened_bars import (
    check_numbers,
    counted,
    expect_settings,
    shown,
    temperature,
)


def test_dragging_repaints_without_the_server_and_agrees_with_numpy(bars: Page) -> None:
    before = counted(bars, "runs")
    seen = set()
    check_numbers(bars, Sampling())
    for share in (0.7, 0.2, 0.55):
        drag(bars, temperature(bars), share)
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


def test_a_comma_is_a_decimal_point_in_every_number_field(bars: Page) -> None:
    bars.get_by_role("button", name="Advanced").click()
    for name, typed, value in (
        ("Temperature, exact value", "0,7", "0.70"),
        ("Top-p, exact value", ",9", "0.90"),
        ("Min-p, exact value", "0,02", "0.02"),
        ("Top-k", "1,000", "1000"),
    ):
        field = bars.get_by_role("spinbutton", name=name)
        field.fill("")
        field.press_sequentially(typed)
        expect(field).to_have_value(typed)  # not rewritten under the fingers
        field.press("Enter")
        expect(field).to_have_value(value)
    expect_settings(bars, Sampling(0.7, 1000, 0.9, 0.02))


def test_what_is_no_number_is_said_to_and_arrow_keys_step(bars: Page) -> None:
    field = bars.get_by_role("spinbutton", name="Temperature, exact value")
    field.fill("0,7 0,9")
    expect(field).to_have_attribute("aria-invalid", "true")
    expect(bars.get_by_text("A number, such as 0.7 or 0,7.")).to_be_visible()
    field.press("Tab")
    expect(field).to_have_value("1.00")
    expect(bars.get_by_text("“0,7 0,9” is not a number. The value stays")).to_be_visible()
    check_numbers(bars, Sampling())
    field.press("ArrowUp")
    expect_settings(bars, Sampling(1.01))
    field.press("ArrowDown")
    field.press("ArrowDown")
    expect_settings(bars, Sampling(0.99))
    field.fill("15")
    field.press("Enter")
    expect(bars.get_by_text("From 0 to 10.")).to_be_visible()
    expect_settings(bars, Sampling(10))
    field.fill("1")
    expect(bars.get_by_text("From 0 to 10.")).to_be_hidden()


def test_arrow_keys_move_the_slider_and_report_once_they_rest(bars: Page) -> None:
    before = counted(bars, "runs")
    temperature(bars).focus()
    for _ in range(3):
        bars.keyboard.press("ArrowRight")
    check_numbers(bars, Sampling(1.15))
    expect_settings(bars, Sampling(1.15))
    assert counted(bars, "runs") == before + 1
    expect(bars.get_by_role("status")).to_have_text(
        re.compile(r"^Temperature 1\.15: entropy \S+ bits, top token .*%$")
    )
    for key, value in [
        ("PageUp", "1.25"),
        ("PageUp", "1.5"),
        ("Shift+ArrowLeft", "1.25"),
        ("ArrowDown", "1.2"),
        ("PageDown", "1"),
        ("ArrowUp", "1.05"),
    ]:
        bars.keyboard.press(key)
        expect(temperature(bars)).to_have_value(value)
    bars.get_by_role("spinbutton", name="Temperature, exact value").fill("0.97")
    temperature(bars).focus()
    bars.keyboard.press("ArrowLeft")
    expect(temperature(bars)).to_have_value("0.95")
    bars.keyboard.press("Home")
    expect(temperature(bars)).to_have_attribute("aria-valuetext", "0, greedy")
    expect_settings(bars, Sampling(0))


@pytest.mark.parametrize("button", ["Run again", "Other logits", "Set elsewhere"])
def test_a_rerun_in_the_middle_of_a_drag_does_not_move_the_slider(bars: Page, button: str) -> None:
    drag(bars, temperature(bars), 0.8)
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
    drag(bars, temperature(bars), 0.8)
    bars.mouse.up()
    released = float(temperature(bars).input_value())
    expect_settings(bars, Sampling(released))
    bars.get_by_role("button", name="Set elsewhere").click()
    check_numbers(bars, Sampling(0.3))
    drag(bars, temperature(bars), 0.8)  # the same values as Python was told before
    bars.mouse.up()
    expect_settings(bars, Sampling(released))
    bars.get_by_role("button", name="Other logits").click()
    check_numbers(bars, Sampling(released), seed=1)


def test_settings_survive_a_new_mount(bars: Page) -> None:
    drag(bars, temperature(bars), 0.8)
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
    assert sum(received) > SIZE
    received.clear()
    drag(bars, temperature(bars), 0.8)
    bars.mouse.up()
    expect_settings(bars, Sampling(float(temperature(bars).input_value())))
    bars.wait_for_timeout(300)
    assert sum(received) < 50_000
