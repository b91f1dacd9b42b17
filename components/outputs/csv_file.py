"""Buttons that download a file; columns as a CSV file that is safe to open in a spreadsheet.

What the numbers were computed from may stand above them, as the live bars write it too (files.js
says why so).
"""

from __future__ import annotations

import csv
import io
from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import Any

import numpy as np
import streamlit as st

from backend.numbers import csv_number

# A cell that begins with one of these is a formula to a spreadsheet (OWASP, "CSV injection").
_FORMULAS = ("=", "+", "-", "@", "\t", "\r", "\n")

_MARK = (
    "\ufeff"  # tells a spreadsheet that the file is UTF-8; without it ␣ and ü come out as others
)

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
    Text that a spreadsheet would run gets a single quote in front, which spreadsheets hide.
    """
    file = io.StringIO()
    writer = csv.writer(file)
    if head:
        rows = [("table begins in row", len(head) + 3), *head]  # after this row and the empty one
        writer.writerows(_safe((f"# {name}", value)) for name, value in rows)
        writer.writerow(())
    writer.writerow(_safe(columns))
    writer.writerows(map(_measured, zip(*columns.values(), strict=True)))
    return file.getvalue()


def _measured(row: Iterable[Any]) -> list[Any]:
    cells = list(row)
    safe = _safe(cells)
    return [
        csv_number(float(cell)) if isinstance(cell, float | np.floating) else text
        for cell, text in zip(cells, safe, strict=True)
    ]


def _safe(row: Iterable[Any]) -> list[Any]:
    return [f"'{cell}" if _is_formula(cell) else cell for cell in row]


def _is_formula(cell: Any) -> bool:
    return isinstance(cell, str) and cell.startswith(_FORMULAS)
