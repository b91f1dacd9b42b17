"""Buttons that download a file; columns as a CSV file that is safe to open in a spreadsheet.

What the numbers were computed from may stand above them, as the live bars write it too (files.js
says why so).
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import Any

import numpy as np
import streamlit as st

from backend.numbers import csv_number

# A cell that begins with one of these is a formula to a spreadsheet (OWASP, "CSV injection"); the
# wide ones where Chinese or Japanese is written.
_FORMULAS = ("=", "+", "-", "@", "＝", "＋", "－", "＠", "\t", "\r", "\n")

# Tells a spreadsheet that the file is UTF-8; without it ␣ and ü come out as others.
_MARK = "\ufeff"

Row = tuple[str, str | int | float]


def csv_button(
    columns: Callable[[], Mapping[str, Sequence[Any]]],
    name: str,
    label: str = "Download as CSV",
    *,
    head: Callable[[], Sequence[Row]] = tuple,
) -> None:
    """A button that downloads `name`.csv, which is only written when someone asks for it.

    Args:
        head: what the columns were computed from; see `components.results.file_head`.
    """
    download_button(label, lambda: _MARK + csv_file(columns(), head()), f"{name}.csv", "text/csv")


def download_button(label: str, written: Callable[[], str], file_name: str, mime: str) -> None:
    """A button that downloads a file without a run of the page.

    Args:
        written: gives what is in it, once someone asks for it.
    """
    st.download_button(
        label,
        written,
        file_name=file_name,
        mime=mime,
        icon=":material/download:",
        on_click="ignore",
        key=file_name.replace(".", "_"),
    )


def csv_file(columns: Mapping[str, Sequence[Any]], head: Sequence[Row] = ()) -> str:
    """Write columns of equal length, their names first; above them the rows of a head.

    Measured numbers have six significant digits; those of the head, which were chosen, have all.
    """
    rows = [list(columns), *zip(*columns.values(), strict=True)]
    if head:
        begin = ("table begins in row", len(head) + 3)  # after this row and the empty one
        above = [_line((f"# {name}", value), chosen=True) for name, value in (begin, *head)]
        return "".join([*above, _line(()), *map(_line, rows)])
    return "".join(map(_line, rows))


def _line(row: Iterable[Any], chosen: bool = False) -> str:
    return ",".join(_cell(value, chosen) for value in row) + "\r\n"


def _cell(value: Any, chosen: bool) -> str:
    """One cell by RFC 4180, as files.js writes it: numbers bare, every text in quotes.

    Where a spreadsheet parts cells at semicolons, a text without quotes would fall apart, and what
    comes after one could be a formula.
    """
    match value:
        case None:
            return ""
        case bool() | np.bool_():
            return _quoted(str(value))
        case float() | np.floating():
            return str(float(value)) if chosen else csv_number(float(value))
        case int() | np.integer():
            return str(value)
        case _:
            return _quoted(str(value))


def _quoted(text: str) -> str:
    """A text that a spreadsheet would run gets an apostrophe in front, which spreadsheets hide."""
    safe = f"'{text}" if text.startswith(_FORMULAS) else text
    return '"' + safe.replace('"', '""') + '"'
