"""What tests of Generation share: its page, its text, and what was written after it."""

from __future__ import annotations

from streamlit.testing.v1 import AppTest

PAGE = "generation"
DEFAULT = "The old lighthouse keeper opened the door and"


def written(app: AppTest) -> list[int]:
    return list(app.session_state["workspace"]["space"].written)
