"""Widgets of Streamlit whose value is kept elsewhere, and changes by other things than themselves.

Every message of a browser brings the values of all widgets. One that was sent before the browser
has seen what a click changed brings the old value, and nothing tells it from something typed. So a
field whose value was changed elsewhere is another field, of another key: what still comes from the
one before it is about that one.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from typing import Any

import streamlit as st

_HELD = "fields_before"  # of a page that was open before this session: which field of each name
_VERSION = re.compile(r"-([^-~]+)~(\d+)$")


def key_of(name: str, value: Any, means: Callable[[Any], Any] | None = None) -> str:
    """The key of the field of that name, which shows `value`.

    Args:
        value: as it is kept.
        means: what a value of the widget is when it is kept; raises ValueError for what makes no
            sense. By default it is the same.
    """
    slot = f"{name} field"
    version = st.session_state.get(slot)
    if version is None:
        version = st.session_state.get(_HELD, {}).get(name, 0)
    elif _differs(_key(name, version), value, means):
        version += 1
    st.session_state[slot] = version
    key = _key(name, version)
    if key not in st.session_state:
        st.session_state[key] = value
    return key


def begin_with(ids: Iterable[str]) -> None:
    """Which fields a page shows that was open before this session.

    Args:
        ids: of its widgets; each ends with a dash and the key.
    """
    found = [hit for one in ids if (hit := _VERSION.search(one))]
    st.session_state[_HELD] = {hit[1]: int(hit[2]) for hit in found}


def _key(name: str, version: int) -> str:
    return f"{name}~{version}" if version else name


def _differs(key: str, value: Any, means: Callable[[Any], Any] | None) -> bool:
    if key not in st.session_state:
        return False
    shown = st.session_state[key]
    try:
        return bool((means(shown) if means else shown) != value)
    except ValueError:
        return True
