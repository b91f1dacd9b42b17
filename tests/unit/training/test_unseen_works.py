"""Text out of packages: paragraphs of a page, of a chapter, and what is prose."""

from __future__ import annotations

from pathlib import Path

import pytest

from backend.training.unseen_works import of_chapter, of_page, prose, works

LONG = "A paragraph has to be long enough to be one, and this one surely is, as anybody can count."


def test_a_page_has_paragraphs_in_two_kinds_of_marks() -> None:
    page = (
        '<div class="section"><h2>Title</h2><div class="para">One <em>with</em> marks.</div>'
        '<div class="note">not this</div><p>Two.</p></div>'
    )
    assert of_page(page) == ["One with marks.", "Two."]


def test_empty_lines_part_a_chapter() -> None:
    assert of_chapter("One\ntwo.\n\nThree.") == ["One\ntwo.", "Three."]


def test_prose_is_long_and_ends_in_a_full_stop_and_links_nowhere() -> None:
    lines = [LONG.replace(" ", "\n"), "Short.", LONG.rstrip("."), f"See https://x.org. {LONG}"]
    assert list(prose(lines)) == [LONG]


def test_every_work_has_to_be_there(tmp_path: Path) -> None:
    (tmp_path / "chapter_1.txt").write_text(LONG, encoding="utf-8")
    with pytest.raises(ValueError, match="debian-handbook, anarchist-faq, state-of-the-union"):
        works(tmp_path)
