"""An app of one component that a test can begin anew without loading it again."""

from __future__ import annotations

from typing import Any

import streamlit as st


class State(dict[str, Any]):
    """What an app keeps, as `st.session_state` would."""

    def __getattr__(self, name: str) -> Any:
        return self[name]

    def __setattr__(self, name: str, value: Any) -> None:
        self[name] = value


def begin_again() -> tuple[int, State]:
    """A button to begin again; how often it was pressed, and a state for this time.

    What an app draws has to bear that number in its key: then it is another component, and what the
    one before it still reports is kept in a state that nobody looks at. Its last line is `tell`.
    """
    counts = st.session_state.setdefault("begun again", {"times": 0})
    st.button("Begin again", on_click=lambda: counts.update(times=counts["times"] + 1))
    count = counts["times"]
    state: State = st.session_state.setdefault(f"state {count}", State())
    return count, state


def tell(count: int) -> None:
    """Say that everything is there."""
    st.text(f"begun again {count} times")
