"""Two answers in two boxes, as far as they are written."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterator

import streamlit as st

from backend.analyses.application.greedy_answers import text_of
from components.frame import announcements
from components.outputs.progress import long_work
from components.results import shared
from pages.application.prompting.results import Answers


def side_by_side(
    key: str,
    name: str,
    titles: tuple[str, str],
    about: Hashable,
    known: Answers | None,
    steps: Callable[[], Iterator[Answers]],
    count: int,
) -> tuple[str, str] | None:
    """Both texts; None as long as they are not written.

    Args:
        count: tokens of an answer at most.
        known, steps: as in `long_work`.
    """
    slots = [column.container(border=True) for column in st.columns(2)]
    for slot, title in zip(slots, titles, strict=True):
        slot.markdown(f"**{title}**")
    places = [slot.empty() for slot in slots]

    def show(answers: Answers) -> None:
        for place, answer in zip(places, answers, strict=True):
            place.text(text_of(shared.vocabulary(name), answer) or "(no answer)")

    for place in places:
        place.text("…")

    def far(answers: Answers) -> tuple[int, int]:
        if all(one.done for one in answers):
            return count, count
        return min(count - 1, max(len(one.ids) for one in answers)), count

    found = long_work(
        key, about, known, steps, far, doing="Answering twice", unit="tokens", show=show
    )
    if found is None:
        return None
    show(found)
    if not all(one.done for one in found):
        return None
    first, second = (text_of(shared.vocabulary(name), one) for one in found)
    announcements.when_changed(key, f"{titles[1]}: {second or 'no answer'}")
    return first, second
