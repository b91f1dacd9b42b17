"""What a person works on: text, model, settings. Sole owner of these values and their parameters.

Pages draw the widgets through `fields.py` and read values from here; nothing else writes the query
string, but for plain widgets that are bound to it. A link restores what one sees. What changes the
text goes through `text_history.py`, which can undo it.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Any

import streamlit as st

from backend.probability.sampling import Sampling
from backend.text.clean import clean
from backend.text.limits import beginning
from components.state import address
from components.state.address import Names
from components.state.bar_view import BarView
from components.state.link import (
    LONGEST_WRITTEN,
    Space,
    fits,
    from_link,
    to_link,
)

_KEY = "workspace"
_OWN = "own_space"  # what was on the screen before a lesson began
_ECHOES = 50  # links of a page that a message may still bring


def open_page(page: str, names: Names) -> None:
    """Begin a run of `page`: take over a link, or keep the person's state, and set the URL.

    Called once by the shell, before the page.
    """
    state, link = st.session_state.get(_KEY), address.shown(names)
    if state is None:
        st.session_state[_KEY] = {
            "space": from_link(link, names.own),
            "page": page,
            "names": names,
            "epoch": 0,
            "echoes": (link,),
            "released": {},
        }
    else:
        moved = page != state["page"]
        # A click that was faster than the address bar brings an address of a moment ago.
        meant = moved or address.is_step_of_history() or link not in state["echoes"]
        if link and meant and link != _link():
            _follow_link(page, names, link)
        elif moved:
            # Streamlit empties the query string when the page changes: no wish to forget.
            _forget_bound(state["names"])
            own = space() if space().lesson is None else own_again()
            _open_anew(page, names, space=replace(own, part=None))
    _write_link()  # the address says what is shown


def _follow_link(page: str, names: Names, link: Mapping[str, str]) -> None:
    state, asked = st.session_state[_KEY], from_link(link, names.own)
    if asked.lesson is not None:
        begin_lesson()
    kept = {**state["space"].own, **asked.own} if page != state["page"] else asked.own
    _open_anew(page, names, space=replace(asked, own=kept))


def _open_anew(page: str, names: Names, **changes: Any) -> None:
    """Components are mounted afresh, or their settings came from elsewhere: a new epoch."""
    state = st.session_state[_KEY]
    epoch = state["epoch"] + 1
    st.session_state[_KEY] = {**state, "page": page, "names": names, "epoch": epoch, **changes}


def _forget_bound(names: Names) -> None:
    """Bound widgets of the page that was left begin anew.

    Restored, each would put another step into the browser's history when one comes back.
    """
    for name in set(names.public) - set(names.own):
        st.session_state.pop(name, None)


def space() -> Space:
    """The person's state as it is now."""
    found: Space = st.session_state[_KEY]["space"]
    return found


def page() -> str:
    """The path of the page that is on the screen."""
    return str(st.session_state[_KEY]["page"])


def epoch(chart: str) -> int:
    """Grows whenever settings change otherwise than in this chart, which then takes them over.

    Args:
        chart: its key; needed where a page has several.
    """
    state = st.session_state[_KEY]
    released: dict[str, int] = state["released"]
    return int(state["epoch"]) + sum(released.values()) - released.get(chart, 0)


# --- text, word and the page's own fields --------------------------------------------------------


def current_text(default: str) -> str:
    """The text, without a widget."""
    text = space().text
    return default if text is None else text


def change(**fields: Any) -> None:
    """Set fields of the space, for `text_history.py`; of a text, everything that goes with it."""
    if fields.get("sampling", space().sampling) != space().sampling:
        st.session_state[_KEY]["epoch"] += 1  # the live bars must take them over
    _change(**fields)


def keep_word(word: str) -> None:
    _change(word=clean(word).text or None)


def own(name: str, default: str) -> str:
    """A further field of the page, by the name that its card declares."""
    return space().own.get(name, default)


def keep_own(fields: Mapping[str, str | None]) -> None:
    """Set further fields of the page, or forget them (None)."""
    changed = {**space().own, **fields}
    _change(own={name: beginning(text) for name, text in changed.items() if text is not None})


# --- model, position, sampling ------------------------------------------------------------------


def keep_model(name: str) -> None:
    _change(model=name, position=None, written=(), look=None)


def keep_position(position: int) -> None:
    _change(position=position)


def keep_sampling(sampling: Sampling, chart: str) -> None:
    """Settings that live bars report: for them the epoch stays, other charts take them over.

    Args:
        chart: the key of the one that reports, as told to `epoch`.
    """
    _change(sampling=sampling)
    released: dict[str, int] = st.session_state[_KEY]["released"]
    st.session_state[_KEY]["released"] = {**released, chart: released.get(chart, 0) + 1}


def keep_bars(view: BarView) -> None:
    """How live bars are shown; a chart on the screen knows it already."""
    _change(bars=view)


# --- what was generated --------------------------------------------------------------------------


def keep_written(ids: Sequence[int], *, link: bool = True) -> None:
    """Tokens after the text.

    Args:
        link: write them into the link; while a run goes on that would fill the browser's history.
    """
    changed: dict[str, Any] = {"written": tuple(ids)[:LONGEST_WRITTEN], "look": None}
    if link:
        _change(**changed)
    else:
        st.session_state[_KEY]["space"] = replace(space(), **changed)


def keep_look(place: int | None) -> None:
    _change(look=place)


def keep_seed(seed: int) -> None:
    _change(seed=seed)


def keep_count(count: int) -> None:
    _change(count=count)


def keep_chat(on: bool) -> None:
    _change(chat=on, written=(), look=None)


# --- how the page is shown ----------------------------------------------------------------------


def keep_part(part: str | None) -> None:
    _change(part=part)


def keep_lesson(step: int | None) -> None:
    _change(lesson=step)


# --- a lesson, which borrows all of it ----------------------------------------------------------


def begin_lesson() -> None:
    """Remember what is the person's own; a lesson sets everything up for itself."""
    if space().lesson is None:
        st.session_state[_OWN] = space()


def forget_bound() -> None:
    """Controls that are bound to the link begin anew."""
    _forget_bound(_names())


def own_again() -> Space:
    """What was on the screen before a lesson began, to be shown as this page is now."""
    own: Space = st.session_state.pop(_OWN, None) or Space()
    now = space()
    return replace(own, lesson=None, part=None, room=now.room, bars=now.bars)


def keep_guess_first(on: bool) -> None:
    _change(guess_first=on)


def keep_room(on: bool) -> None:
    _change(room=on)


# --- the link -----------------------------------------------------------------------------------


def links() -> tuple[str, str]:
    """The link to what is on the screen, with and without the person's own text."""
    return address.links(_names().public)


def link_to(query: Mapping[str, str]) -> dict[str, str]:
    """A ready-made link to another page, with what a person would not want to lose on the way."""
    return {**query, "room": "1"} if space().room else dict(query)


def text_fits_link() -> bool:
    return fits(space().text)


def settle(**shown: Any) -> None:
    """Where a link asks for what the page does not have: say in the address what is shown."""
    _change(**shown)


def _names() -> Names:
    names: Names = st.session_state[_KEY]["names"]
    return names


def _change(**changes: Any) -> None:
    st.session_state[_KEY]["space"] = replace(space(), **changes)
    _write_link()


def _link() -> dict[str, str]:
    return to_link(space(), _names().own)


def _write_link() -> None:
    """Write what is kept here into the address of the page."""
    state, link = st.session_state[_KEY], _link()
    if link not in state["echoes"]:
        state["echoes"] = (*state["echoes"], link)[-_ECHOES:]
    address.write(link, _names())
