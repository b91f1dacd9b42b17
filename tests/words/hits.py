"""Where banned words are shown: in what is written, and on the pages as they are rendered."""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple

from streamlit.testing.v1 import AppTest

from components.frame.page_card import PageCard
from tests.pages.screen import sections_open
from tests.words.banned import BANNED
from tests.words.rendered import shown_on
from tests.words.shown import Shown, everything_written


class Hit(NamedTuple):
    """A banned word that is shown."""

    where: str
    word: str
    instead: str
    around: str

    def __str__(self) -> str:
        return f"{self.where}: {self.word!r} -> {self.instead}    | {self.around}"


def hits(every: Iterable[Shown] | None = None) -> list[Hit]:
    """In what is written, or in the texts that are given."""
    return [
        Hit(one.where, word, entry.instead, _around(one.text, start))
        for one in (everything_written() if every is None else every)
        for entry in BANNED
        for start, word in entry.found(one.text)
    ]


def on_page(app: AppTest, card: PageCard) -> list[Hit]:
    """On a page and all its sections; each once."""
    shown = {one for page in sections_open(app, card) for one in shown_on(page)}
    return hits(Shown(one.text, f"{card.id} ({one.where})") for one in sorted(shown))


def _around(text: str, start: int) -> str:
    return " ".join(text[max(0, start - 30) : start + 50].split())
