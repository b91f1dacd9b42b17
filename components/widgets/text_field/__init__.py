"""A field for a text of any number of lines that reports while somebody types. Knows no text's
meaning.

Streamlit's text area reports on Ctrl+Enter only, which phones lack, and its text input takes no
line break.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

import streamlit as st

from backend.text.pieces import LIMIT_BYTES
from components.state import late_reports
from components.state.link import fits
from components.state.session_mark import session_mark
from components.widgets.browser_component import browser_component, told, unread

_HERE = Path(__file__).parent
_FIELD = browser_component("text_field", entry=_HERE / "text_field.js", css=[_HERE / "field.css"])


@dataclass(frozen=True)
class _Shown:
    """What the browser shows, as far as it is known here.

    Attributes:
        session: tells it from the one that the same open page had before a restart.
        begun: the text it began with; empty if that is too long for the link.
        epoch: grows with every text that is sent.
        sent: the last one of them.
        text: what the field holds now: that, or what was typed since.
        turn, seen: of the last report, and of the last one before the text was sent.
    """

    session: str
    begun: str
    epoch: int
    sent: str
    text: str
    turn: int = 0
    seen: int = 0


def text_field(
    label: str,
    text: str,
    *,
    key: str,
    on_text: Callable[[str], None],
    rows: int = 1,
    most: int = 6,
    placeholder: str = "",
    limit: int = LIMIT_BYTES,
    hint: bool = False,
) -> None:
    """Draw the field.

    The browser decides what stands there while somebody types: it takes a `text` from here over
    when that is not what it has told itself, and never over something typed meanwhile. When a
    session begins anew under an open page (the connection was lost, or the server restarted), what
    stands in the browser holds, and is reported again if it is another text.

    Args:
        on_text: called with what was typed after a pause, before the next run of the script; it
            may hold lone surrogates.
        rows, most: lines that the field is high at least, and at most before it scrolls.
        limit: bytes; a longer text is not reported, and the field says why.
        hint: say when the text ends in a space, and offer to remove it.
    """
    slot = f"{key} shown"
    shown: _Shown | None = st.session_state.get(slot)
    if shown is None:
        shown = _Shown(session_mark(), text if fits(text) else "", 0, text, text)
    elif shown.text != text:
        turn = shown.turn
        shown = replace(shown, epoch=shown.epoch + 1, sent=text, text=text, seen=turn)
    st.session_state[slot] = shown

    def take_report() -> None:
        typed, turn, session = _read(told(key, "report"))
        before: _Shown = st.session_state[slot]
        # What was reported to another session may have been replaced since: the browser says anew
        # what holds, once it sees this one.
        if session == before.session and turn > before.turn:
            st.session_state[slot] = replace(before, text=typed, turn=turn)
            on_text(typed)

    late_reports.expect(key, take_report)
    _FIELD(
        key=key,
        data=unread(
            {
                "id": key,
                "session": shown.session,
                "begun": shown.begun,
                "epoch": shown.epoch,
                "text": shown.sent,
                "seen": shown.seen,
                "label": label,
                "rows": rows,
                "most": most,
                "placeholder": placeholder,
                "limit": limit,
                "hint": hint,
            }
        ),
        on_report_change=take_report,
    )


def _read(reported: Any) -> tuple[str, int, str]:
    """What a browser has told, when, and to which session; of none, for what is no report."""
    match reported:
        case {"text": str(text), "turn": int(turn), "session": str(session)}:
            return text, turn, session
    return "", 0, ""
