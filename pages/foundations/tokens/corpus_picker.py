"""Which text to learn from or to count in: the page's own, Python's documentation, or a file."""

from __future__ import annotations

import platform
from dataclasses import dataclass

import streamlit as st

from backend.analyses.foundations.bpe import LIMIT_BYTES
from backend.errors import TextTooLong
from backend.numbers import count_text
from backend.text.python_docs import python_docs
from backend.text.text_file import NotText, read_text
from backend.visible import visible
from components.charts.titles import beginning
from components.frame import notices, prose
from components.state import fields

_DOCS, _OWN, _FILE = "Python's documentation", "The text above", "A file"
_KEPT = "tokens_file_read"  # (name, text or None, what was wrong with it)
_UPLOADER = "tokens_file"
_SHOWN = 40  # characters of a text


@dataclass(frozen=True)
class LearningText:
    """A text to learn from.

    Attributes:
        origin: where it is from, in words that are no person's.
        title: what to call it beside a picture; it may hold a person's words.
    """

    text: str
    origin: str
    title: str


def learning_text(label: str, own: str) -> LearningText | None:
    """Draw the choice. None if there is nothing to work on yet; then the page has said why.

    Args:
        label: what is done with the text, such as "Learn from".
        own: the text of the page.
    """
    version = platform.python_version()
    choices = [_DOCS, _OWN, _FILE] if python_docs() else [_OWN, _FILE]
    choice = fields.own_value(
        st.segmented_control,
        "corpus",
        choices[0],
        fields.one_of(choices),
        label,
        choices,
        required=True,
    )
    chosen: LearningText | None
    if choice == _FILE:
        chosen = _from_file()
    elif choice == _OWN:
        chosen = LearningText(own, "the text above", beginning(own, _SHOWN))
    else:
        chosen = LearningText(
            python_docs(),
            f"the documentation inside Python {version}'s standard library, its modules in "
            "alphabetical order",
            f"the documentation inside Python {version}",
        )
    if chosen is None:
        return None
    size = len(chosen.text.encode())
    if size > LIMIT_BYTES:
        notices.show(TextTooLong(size, LIMIT_BYTES, "bytes"))
        return None
    if not chosen.text.strip():
        prose.info(
            "Type or choose another text: this one is empty or only white space.",
            icon=":material/edit:",
        )
        return None
    return chosen


def _from_file() -> LearningText | None:
    st.file_uploader(
        "A text file",
        type=["txt", "md"],
        key=_UPLOADER,
        on_change=_read,
        label_visibility="collapsed",
    )
    name, text, wrong = st.session_state.get(_KEPT, ("", None, ""))
    if wrong:
        st.warning(wrong, icon=":material/draft:")
    if text is None:
        return None
    st.text(f"{name}: {count_text(len(text.encode()))} bytes")
    return LearningText(text, "the file", visible(name))


def _read() -> None:
    """Keep the text, not the widget's file: that goes when another tab is opened."""
    file = st.session_state[_UPLOADER]
    if file is None:
        st.session_state.pop(_KEPT, None)
        return
    try:
        st.session_state[_KEPT] = (file.name, read_text(file.getvalue()), "")
    except NotText as error:
        st.session_state[_KEPT] = (file.name, None, str(error))
