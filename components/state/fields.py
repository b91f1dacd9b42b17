"""Fields to type in and choose from, whose values are the workspace's and so in the link."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from contextlib import suppress
from typing import Any

import streamlit as st

from backend.numbers import count_text
from backend.text.clean import clean
from backend.text.limits import LONGEST_TEXT, is_cut
from backend.typed_numbers import DECIMAL, WHOLE, read_decimal, read_whole
from components.state import driven, text_history, workspace
from components.state.link import HIGHEST_SEED, TEXT_LIMIT, fits
from components.widgets.text_field import text_field


def text(default: str, *, rows: int = 1, most: int = 6, hint: bool = False) -> str:
    """The text of the page.

    Args:
        rows, most: lines that the field is high at least, and at most.
        hint: whether a token is predicted after the text, so that a space at its end matters.
    """
    now = workspace.current_text(default)
    key = f"text_{workspace.page()}"
    text_field("Text", now, key=key, on_text=text_history.typed, rows=rows, most=most, hint=hint)
    if not fits(now):
        st.caption(
            f":material/link_off: Longer than {TEXT_LIMIT // 1024} KB: "
            "the link to this page does not contain the text."
        )
    _say_if_cut(now)
    return now


def word_line() -> str:
    """A word whose probability the person wants to follow; empty if there is none."""
    key = driven.key_of("word_line", workspace.space().word or "", lambda typed: clean(typed).text)
    st.text_input(
        "My word",
        key=key,
        live=True,
        max_chars=60,
        autocomplete="off",
        placeholder="e.g. London",
        on_change=lambda: workspace.keep_word(st.session_state[key] or ""),
    )
    return workspace.space().word or ""


def own_text(name: str, default: str, label: str, **options: Any) -> str:
    """A further text of the page.

    Args:
        name: as the page's card declares it among its `own`.
        options: of the field.
    """
    now = workspace.own(name, default)

    def keep(typed: str) -> None:
        workspace.keep_own({name: clean(typed).text})

    text_field(label, now, key=name, on_text=keep, **options)
    _say_if_cut(now)
    return now


def _say_if_cut(text: str) -> None:
    if is_cut(text):
        st.caption(
            f":material/content_cut: Only the first {count_text(LONGEST_TEXT)} bytes of this text "
            "were taken. No field takes more."
        )


def own_value(
    widget: Any,
    name: str,
    default: Any,
    read: Callable[[str], Any],
    *arguments: Any,
    **options: Any,
) -> Any:
    """A further choice of the page that stays while another page is on the screen.

    Args:
        name: as the page's card declares it among its `own`.
        read: what stands in a link as a value; raises ValueError for what makes no sense.
        arguments, options: of the widget.
    """
    try:
        value = read(workspace.own(name, str(default)))
    except ValueError:
        value = default
        workspace.settle(own={**workspace.space().own, name: str(default)})
    key = driven.key_of(name, value)

    def keep() -> None:
        chosen = st.session_state[key]
        workspace.keep_own({name: None if chosen in (None, default) else str(chosen)})

    widget(*arguments, key=key, on_change=keep, **options)
    return value


def one_of(values: Sequence[Any]) -> Callable[[str], Any]:
    """Reads one of these values as it is written with `str`."""

    def read(text: str) -> Any:
        if text not in map(str, values):
            raise ValueError(text)
        return next(value for value in values if str(value) == text)

    return read


def number_line(
    label: str,
    value: float,
    keep: Callable[[Any], None],
    *,
    key: str,
    highest: float,
    whole: bool = True,
    **options: Any,
) -> None:
    """A number to type, with a comma or a point; Streamlit's own field leaves the comma out.

    Args:
        keep: called with the number; of too large a one with the highest, of a negative one with 0.
        options: of the widget.
    """
    written = _written(value, whole=whole)
    read: Callable[[str], float] = read_whole if whole else read_decimal
    key = driven.key_of(key, written, lambda typed: written if read(typed or "") == value else "")
    up_to = f"from 0 to {count_text(highest)}"
    rule = (
        (WHOLE, f"A whole number {up_to}.")
        if whole
        else (DECIMAL, f"A number {up_to}, such as 0.7 or 0,7.")
    )

    def take() -> None:
        number = value
        with suppress(ValueError):  # the browser lets an emptied field through
            number = min(max(read(st.session_state[key] or ""), 0), highest)
            keep(number)
        st.session_state[key] = _written(number, whole=whole)

    st.text_input(label, key=key, validate=rule, autocomplete="off", on_change=take, **options)


def _written(number: float, *, whole: bool) -> str:
    return str(number) if whole else f"{number:.2f}"


def own_number_now(name: str, default: float, *, highest: float, whole: bool = True) -> Any:
    """The number of `own_number`, without its field; its default where a link has nonsense."""
    try:
        value = (int if whole else float)(workspace.own(name, str(default)))
    except ValueError:
        return default
    return value if 0 <= value <= highest else default


def own_number(
    name: str, default: float, label: str, *, highest: float, whole: bool = True, **options: Any
) -> Any:
    """A further number of the page, as `own_value`."""
    value = own_number_now(name, default, highest=highest, whole=whole)
    if str(value) != workspace.own(name, str(default)):
        workspace.settle(own={**workspace.space().own, name: str(value)})

    def keep(number: float) -> None:
        workspace.keep_own({name: None if number == default else str(number)})

    number_line(label, value, keep, key=name, highest=highest, whole=whole, **options)
    return value


def follow(key: str, default: Any, about: Any) -> None:
    """A bound widget whose default depends on something begins anew when that changes."""
    slot = f"{key} about"
    if st.session_state.get(slot, about) != about:
        st.session_state[key] = default
    st.session_state[slot] = about


def count_field(choices: Sequence[int], default: int, *, key: str, width: int | None = None) -> int:
    """The number of tokens; one that the page does not offer (of a link) is its default."""
    asked = workspace.space().count
    if asked is not None and asked not in choices:
        workspace.settle(count=None)
    count = asked if asked is not None and asked in choices else default
    key = driven.key_of(key, count)
    st.selectbox(
        "Tokens",
        choices,
        key=key,
        width=width or "stretch",
        on_change=lambda: workspace.keep_count(int(st.session_state[key])),
    )
    return count


def seed_field(label: str = "Seed", *, key: str, width: int | None = None) -> int:
    seed = workspace.space().seed
    number_line(
        label,
        seed,
        workspace.keep_seed,
        key=key,
        highest=HIGHEST_SEED,
        width=width or "stretch",
        help="The same seed repeats the run; another seed gives another run",
    )
    return seed


def switch(
    label: str, on: bool, keep: Callable[[bool], None], *, key: str, hint: str | None = None
) -> None:
    """A switch for something that the workspace keeps."""
    key = driven.key_of(key, on)
    st.toggle(label, key=key, help=hint, on_change=lambda: keep(bool(st.session_state[key])))


def next_seed(seed: int) -> int:
    """The seed after this one; after the highest comes the first."""
    return seed + 1 if seed < HIGHEST_SEED else 0
