"""What it hears in a browser: a sound, its bars, noise, a bar that is written, a file."""

from __future__ import annotations

import re

from playwright.sync_api import Page, expect

from backend.analyses.application.spoken import homophones
from backend.sound.wave_file import write_wave
from tests.browser.visiting import visit
from tests.browser.waiting import READY, settled


def test_the_main_path(app_url: str, page: Page) -> None:
    visit(page, f"{app_url}/multimodal")
    main = page.get_by_test_id("stMain")
    written = main.get_by_text(re.compile(r"^Said: “The cat .+” · Written: “The cat"))
    expect(written).to_be_visible(timeout=READY)
    settled(page)
    bar = main.locator(".value").first
    expect(bar).to_be_visible(timeout=READY)
    box = bar.bounding_box()
    assert box is not None
    assert box["y"] + box["height"] < 800, "on the first screen"
    expect(main.locator(".span.marked")).to_have_count(1)
    player = main.locator("audio").first
    page.wait_for_function("one => one.duration > 1", arg=player.element_handle(), timeout=READY)

    sounds = main.get_by_role("radiogroup", name="Sound")
    sounds.get_by_role("radio", name="Homophones").click()
    expect(main.get_by_text(re.compile("Written: “My son looks"))).to_be_visible(timeout=READY)
    expect(page).to_have_url(re.compile("sound=homophones"))
    settled(page)

    beginning = page.get_by_label("The answer begins with (optional)", exact=True)
    beginning.fill("My sun")
    expect(main.get_by_text(re.compile("Written: “My sun"))).to_be_visible(timeout=READY)
    settled(page)
    beginning.fill("")
    expect(main.get_by_text(re.compile("Written: “My son looks"))).to_be_visible(timeout=READY)
    settled(page)

    noise = main.get_by_role("slider", name=re.compile("^Noise"))
    noise.focus()
    noise.press("End")
    expect(page).to_have_url(re.compile("noise=-10"), timeout=READY)
    expect(main.get_by_text(re.compile("Written: “My son looks at the sun"))).to_have_count(
        0, timeout=READY
    )
    noise.press("Home")
    settled(page)

    sounds.get_by_role("radio", name="Your own").click()
    expect(main.get_by_text("Record a sentence in English")).to_be_visible(timeout=READY)
    main.locator("input[type=file]").set_input_files(
        {"name": "own.wav", "mimeType": "audio/wav", "buffer": write_wave(homophones().sound)}
    )
    expect(main.get_by_text(re.compile("^Written: “My son looks"))).to_be_visible(timeout=READY)


def test_a_recording_is_heard(app_url: str, page: Page) -> None:
    """What the browser's policy allows, and what it brings: its microphone beeps."""
    visit(page, f"{app_url}/multimodal?sound=own")
    recorder = page.get_by_test_id("stAudioInput")
    recorder.get_by_role("button", name="Record").click(timeout=READY)
    stop = recorder.get_by_role("button", name="Stop recording")
    expect(stop).to_be_visible(timeout=READY)
    page.wait_for_timeout(1_500)
    stop.click()
    main = page.get_by_test_id("stMain")
    expect(main.get_by_text(re.compile(r"^Your recording: [12]\."))).to_be_visible(timeout=READY)
    expect(main.get_by_text(re.compile("^Written: “"))).to_be_visible(timeout=READY)
