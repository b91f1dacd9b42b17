"""Work of many steps, in view: how far it is, the time left, a stop, and going on from there."""

from __future__ import annotations

import time
from collections.abc import Callable, Hashable, Iterator
from typing import TypeVar

import streamlit as st

Step = TypeVar("Step")

_SHOW_EVERY = 1.0  # seconds; drawing costs the browser more than a step costs us
_ESTIMATE_AFTER = 2.0  # seconds; steps come in batches, and the first may be known already


def long_work(
    key: str,
    about: Hashable,
    known: Step | None,
    steps: Callable[[], Iterator[Step]],
    count: Callable[[Step], tuple[int, int]],
    *,
    doing: str,
    unit: str,
    show: Callable[[Step], None] = lambda _: None,
    begin: str | None = None,
) -> Step | None:
    """Go on from `known` until all is done; a rerun of the page may end it at any step.

    So every step must be kept elsewhere, and come back as `known` in the next run.

    Args:
        key: of the controls, and of what the person last wished.
        about: what the work is about; a stop holds for this alone.
        steps: starts the work from where it has got.
        count: of a step, how many parts are done and how many there are.
        doing: what is done, such as "Reading every position both ways".
        unit: what the parts are called.
        show: draws what is known so far, now and then.
        begin: the label of a button that starts the work; without it, it starts by itself.

    Returns:
        The last step, `known` if the work rests, None if it has not begun.
    """
    if known is not None and count(known)[0] == count(known)[1]:
        return known
    place = st.empty()
    controls = place.container(horizontal=True, vertical_alignment="center")
    wish = st.session_state.get(key)
    goes_on = wish[1] if wish is not None and wish[0] == about else begin is None
    if not goes_on:
        controls.button(
            begin if begin and known is None else "Continue",
            icon=":material/play_arrow:",
            key=f"{key}_go_on",
            on_click=_wish,
            args=(key, about, True),
        )
        return known
    before, total = (0, 1) if known is None else count(known)
    with controls:
        bar = st.progress(before / total, text=doing)
        st.button(
            "Stop",
            icon=":material/stop:",
            key=f"{key}_stop",
            on_click=_wish,
            args=(key, about, False),
        )
    begun = shown = time.monotonic()
    step = known
    for step in steps():
        now, (done, total) = time.monotonic(), count(step)
        text = f"{done} of {total} {unit}"
        if now - begun > _ESTIMATE_AFTER and done > before:
            text += f", about {(now - begun) / (done - before) * (total - done):.0f} s left"
        bar.progress(done / total, text=text)
        if now - shown > _SHOW_EVERY or done == before:
            show(step)
            shown = now
    place.empty()
    return step


def _wish(key: str, about: Hashable, goes_on: bool) -> None:
    st.session_state[key] = (about, goes_on)
