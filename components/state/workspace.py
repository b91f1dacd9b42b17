"""What a person works on: text, model, settings. Sole owner of these session keys and of the URL.

Pages draw the widgets through this module and read values from it; nothing else writes the query
string. A link restores what one sees; whatever in it makes no sense falls back to its default.
"""

from __future__ import annotations

import base64
import binascii
from collections.abc import Sequence
from dataclasses import asdict, dataclass, field, replace
from typing import Any
from urllib.parse import urlencode

import streamlit as st

from backend.models.catalog import choices
from backend.probability.sampling import Sampling
from backend.text.clean import clean

LINK_TEXT_LIMIT = 6 * 1024  # bytes; Streamlit drops a whole query string that is very long
HIGHEST_SEED = 2**31 - 1
LONGEST_WRITTEN = 192  # tokens
_TOKEN_BYTES = 3  # in a link; for 16 million different ids
DEFAULT_MODEL = "smollm2"

_KEY = "workspace"


@dataclass(frozen=True)
class Space:
    """Everything a link can restore. `None` means: untouched, the page's own default holds."""

    text: str | None = None
    model: str = DEFAULT_MODEL
    position: int | None = None
    word: str | None = None
    sampling: Sampling = field(default_factory=Sampling)
    part: str | None = None  # of the page's depth: the one that is open (`parts.py`)
    lesson: int | None = None  # the step of the page's lesson, from 1; None: not open
    written: tuple[int, ...] = ()  # tokens generated after the text
    look: int | None = None  # which of them is looked at; None: the one to come
    seed: int = 1  # of the run they come from
    count: int | None = None  # how many tokens a run writes; None: what the page says
    chat: bool = False  # the text is a message in a conversation
    guess_first: bool = False  # bars are covered until somebody has guessed
    room: bool = False  # for a projector: larger, one thing at a time


def open_page(page: str) -> None:
    """Begin a run of `page`: take over a link, or keep the person's state, and set the URL.

    Called once by the shell, before the page.
    """
    state, link = st.session_state.get(_KEY), dict(st.query_params)
    if state is None:
        st.session_state[_KEY] = {
            "space": _from_link(),
            "page": page,
            "epoch": 0,
            "link": link,
            "released": {},
        }
    elif link and link != state["link"]:  # a link, back, or forward
        _open_anew(page, space=_from_link(), link=link)
    elif state["page"] != page:
        # Streamlit empties the query string when the page changes: that is not a wish to forget.
        _open_anew(page, space=replace(space(), part=None, lesson=None))
        _write_link()
    # An empty query string on the same page is the step of "back" that Streamlit put between two
    # pages. Writing the link there would add it to the history again: no way back any more.


def _open_anew(page: str, **changes: Any) -> None:
    """Components are mounted afresh, or their settings came from elsewhere: a new epoch."""
    state = st.session_state[_KEY]
    st.session_state[_KEY] = {**state, "page": page, "epoch": state["epoch"] + 1, **changes}


def space() -> Space:
    """The person's state as it is now."""
    found: Space = st.session_state[_KEY]["space"]
    return found


def page() -> str:
    """The path of the page that is on the screen."""
    return str(st.session_state[_KEY]["page"])


def epoch(chart: str = "") -> int:
    """Grows whenever settings change otherwise than in this chart, which then takes them over.

    Args:
        chart: its key; needed where a page has several.
    """
    state = st.session_state[_KEY]
    released: dict[str, int] = state["released"]
    return int(state["epoch"]) + sum(released.values()) - released.get(chart, 0)


# --- text ---------------------------------------------------------------------------------------


def text_line(default: str, *, label: str = "Text") -> str:
    """A line to type in that reports after every pause; a text with line ends gets an area."""
    if "\n" in current_text(default):
        return text_area(default, label=label, height=120)
    # live: a pause of 250 ms. To read another one Streamlit would import pandas.
    return _text_widget(st.text_input, default, label=label, live=True, autocomplete="off")


def text_area(default: str, *, label: str = "Text", height: int = 120) -> str:
    """An area to type or paste in; reports on Ctrl+Enter or when it is left."""
    return _text_widget(st.text_area, default, label=label, height=height)


def current_text(default: str) -> str:
    """The text, without a widget."""
    text = space().text
    return default if text is None else text


def set_text(text: str, *, position: int | None = None) -> None:
    """Replace the text (for a callback: a "try this", an appended token, an undo)."""
    _change(text=clean(text).text, position=position, written=(), look=None)


def _text_widget(widget: Any, default: str, **options: Any) -> str:
    key = f"text_{page()}"
    text = current_text(default)
    if st.session_state.get(key, text) != text:
        st.session_state[key] = text
    # The default follows the text: a field that the browser mounts anew reports its default as if
    # somebody had typed it.
    options |= {"value": text, "key": key}
    widget(on_change=lambda: set_text(st.session_state[key] or ""), **options)
    if len(text.encode()) > LINK_TEXT_LIMIT:
        st.caption(
            f":material/link_off: Longer than {LINK_TEXT_LIMIT // 1024} KB: "
            "the link to this page leaves the text out."
        )
    return text


# --- a word of one's own ------------------------------------------------------------------------


def word_line(label: str = "My word") -> str:
    """A word whose probability the person wants to follow; empty if there is none."""
    key, word = "word_line", space().word or ""
    if st.session_state.get(key, word) != word:
        st.session_state[key] = word
    st.text_input(
        label,
        word,
        key=key,
        live=True,
        max_chars=60,
        autocomplete="off",
        placeholder="e.g. London",
        on_change=lambda: _change(word=clean(st.session_state[key] or "").text or None),
    )
    return space().word or ""


# --- model, position, sampling ------------------------------------------------------------------


def keep_model(name: str) -> None:
    _change(model=name, position=None, written=(), look=None)


def keep_position(position: int) -> None:
    _change(position=position)


def keep_sampling(sampling: Sampling, chart: str = "") -> None:
    """Settings that live bars report: for them the epoch stays, other charts take them over.

    Args:
        chart: the key of the one that reports, as told to `epoch`.
    """
    _change(sampling=sampling)
    released: dict[str, int] = st.session_state[_KEY]["released"]
    st.session_state[_KEY]["released"] = {**released, chart: released.get(chart, 0) + 1}


def set_sampling(sampling: Sampling) -> None:
    """Settings from elsewhere (a "try this"): the live bars must take them over."""
    _change(sampling=sampling)
    st.session_state[_KEY]["epoch"] += 1


# --- what was generated --------------------------------------------------------------------------


def keep_written(ids: Sequence[int], look: int | None = None, *, link: bool = True) -> None:
    """Tokens after the text.

    Args:
        link: write them into the link; while a run goes on that would fill the browser's history.
    """
    changed: dict[str, Any] = {"written": tuple(ids)[:LONGEST_WRITTEN], "look": look}
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


def keep_guess_first(on: bool) -> None:
    _change(guess_first=on)


def keep_room(on: bool) -> None:
    _change(room=on)


# --- the link -----------------------------------------------------------------------------------


def links() -> tuple[str, str]:
    """The link to what is on the screen, with and without the person's own text."""
    base = (st.context.url or "").split("?")[0]
    whole = _to_link(space())
    bare = _to_link(replace(space(), text=None, word=None, position=None, written=(), look=None))
    return _with_query(base, whole), _with_query(base, bare)


def link_to(query: dict[str, str]) -> dict[str, str]:
    """A ready-made link to another page, with what a person would not want to lose on the way."""
    return {**query, "room": "1"} if space().room else query


def text_fits_link() -> bool:
    return len((space().text or "").encode()) <= LINK_TEXT_LIMIT


def _with_query(base: str, query: dict[str, str]) -> str:
    return f"{base}?{urlencode(query)}" if query else base


def _change(**changes: Any) -> None:
    st.session_state[_KEY]["space"] = replace(space(), **changes)
    _write_link()


def _write_link() -> None:
    link = _to_link(space())
    st.session_state[_KEY]["link"] = link
    if dict(st.query_params) != link:
        st.query_params.from_dict(link)


_NUMBERS = {"temperature": "t", "top_k": "k", "top_p": "p", "min_p": "minp"}


def _to_link(space: Space) -> dict[str, str]:
    """Query parameters of everything that is not at its default."""
    link: dict[str, str] = {}
    fits = len((space.text or "").encode()) <= LINK_TEXT_LIMIT
    if space.text is not None and fits:
        link["text"] = space.text
    if space.written and fits:  # without their text they would follow another
        link["written"] = _packed(space.written)
    if space.look is not None:
        link["look"] = str(space.look)
    if space.seed != 1:
        link["seed"] = str(space.seed)
    if space.count is not None:
        link["n"] = str(space.count)
    if space.chat:
        link["chat"] = "1"
    if space.model != DEFAULT_MODEL:
        link["model"] = space.model
    if space.position is not None:
        link["at"] = str(space.position)
    if space.word:
        link["word"] = space.word
    settings, defaults = asdict(space.sampling), asdict(Sampling())
    for name, parameter in _NUMBERS.items():
        if settings[name] != defaults[name]:
            link[parameter] = f"{settings[name]:g}"
    if space.sampling.order != Sampling().order:
        link["order"] = space.sampling.order
    if space.part:
        link["part"] = space.part
    if space.lesson is not None:
        link["lesson"] = str(space.lesson)
    link |= {name: "1" for name, on in (("guess", space.guess_first), ("room", space.room)) if on}
    return link


def _from_link() -> Space:
    link = st.query_params
    text = link.get("text")
    settings: dict[str, Any] = {
        name: _number(link.get(parameter)) for name, parameter in _NUMBERS.items()
    }
    return Space(
        text=None if text is None else clean(text).text,
        model=link["model"] if link.get("model") in choices() else DEFAULT_MODEL,
        position=_position(link.get("at")),
        word=clean(link.get("word", "")[:60]).text or None,
        sampling=Sampling.from_untrusted({**settings, "order": link.get("order")}),
        part=link.get("part", "")[:40] or None,  # a page knows its own parts, and no others
        lesson=_position(link.get("lesson")) or None,
        written=_unpacked(link.get("written", "")),
        look=_position(link.get("look")),
        seed=_seed(link.get("seed")),
        count=_position(link.get("n")),
        chat=link.get("chat") == "1",
        guess_first=link.get("guess") == "1",
        room=link.get("room") == "1",
    )


def _number(text: str | None) -> float | None:
    try:
        return float(text or "")
    except ValueError:
        return None


def _position(text: str | None) -> int | None:
    return int(text) if text and text.isascii() and text.isdigit() and len(text) < 6 else None


def _seed(text: str | None) -> int:
    known = text and text.isascii() and text.isdigit() and len(text) <= len(str(HIGHEST_SEED))
    return min(int(text), HIGHEST_SEED) if text and known else 1


def _packed(ids: Sequence[int]) -> str:
    """Four signs a token."""
    raw = b"".join(one.to_bytes(_TOKEN_BYTES, "big") for one in ids)
    return base64.urlsafe_b64encode(raw).decode("ascii")


def _unpacked(text: str) -> tuple[int, ...]:
    """Nothing, if it makes no sense. Whether there are such tokens only a vocabulary knows."""
    if len(text) > 4 * LONGEST_WRITTEN:
        return ()
    try:
        raw = base64.b64decode(text, altchars=b"-_", validate=True)
    except (ValueError, binascii.Error):
        return ()
    starts = range(0, len(raw) - _TOKEN_BYTES + 1, _TOKEN_BYTES)
    return tuple(int.from_bytes(raw[one : one + _TOKEN_BYTES], "big") for one in starts)
