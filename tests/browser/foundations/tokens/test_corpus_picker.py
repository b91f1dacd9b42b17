"""The text to learn from, in a browser: a file is kept or refused."""

from __future__ import annotations

from pathlib import Path

from playwright.sync_api import Page, expect

from tests.browser.foundations.tokens.opened import open_tab


def test_a_file_is_learned_from_and_survives_another_tab(
    app_url: str, page: Page, tmp_path: Path
) -> None:
    file = tmp_path / "rhyme.txt"
    file.write_text("a rose is a rose is a rose is a rose\n" * 40, encoding="utf-8")
    open_tab(page, app_url, "Learn a vocabulary")
    page.get_by_role("radio", name="A file").click()
    page.get_by_test_id("stFileUploaderDropzoneInput").set_input_files(file)
    expect(page.get_by_text("from the file (1,480 bytes)")).to_be_visible(timeout=30_000)
    page.get_by_role("tab", name="Words or tokens?").click()
    expect(page.get_by_text("Counted in the file")).to_be_visible(timeout=30_000)
    page.get_by_role("tab", name="Two texts").click()
    expect(page.get_by_text("Price per million texts like this")).to_be_visible(timeout=30_000)
    page.get_by_role("tab", name="Learn a vocabulary").click()
    expect(page.get_by_text("from the file (1,480 bytes)")).to_be_visible(timeout=30_000)


def test_a_file_that_is_no_text_is_refused(app_url: str, page: Page, tmp_path: Path) -> None:
    file = tmp_path / "picture.txt"
    file.write_bytes(b"\x89PNG\r\n\x1a\n\x00\x00")
    open_tab(page, app_url, "Learn a vocabulary")
    page.get_by_role("radio", name="A file").click()
    page.get_by_test_id("stFileUploaderDropzoneInput").set_input_files(file)
    expect(page.get_by_text("This file is not plain text")).to_be_visible(timeout=30_000)
