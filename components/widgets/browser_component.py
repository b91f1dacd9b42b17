"""Data for a component of ours, as Streamlit passes it on without looking into it."""

from __future__ import annotations

from typing import Any


def unread(data: dict[str, Any]) -> list[dict[str, Any]]:
    """The data as the browser gets it: in a list of one.

    In a dictionary Streamlit looks for tables, and imports pandas and pyarrow to know one: 70 MB,
    and a good part of the time to the first chart.
    """
    return [data]
