"""Buttons that download a file; columns as a CSV file that is safe to open in a spreadsheet."""

from __future__ import annotations

import csv
import io
from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import Any

import streamlit as st

# A cell that begins with one of these is a formula to a spreadsheet (OWASP, "CSV injection").
_FORMULAS = ("=", "+", "-", "@", "\t", "\r")


def csv_button(
    columns: Callable[[], Mapping[str, Sequence[Any]]], name: str, label: str = "Download as CSV"
) -> None:
    """A button that downloads `name`.csv, which is only written when someone asks for it."""
    download_button(label, lambda: csv_file(columns()), f"{name}.csv", "text/csv")


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


def csv_file(columns: Mapping[str, Sequence[Any]]) -> str:
    """Write columns of equal length, their names first.

    Text that a spreadsheet would run gets a single quote in front, which spreadsheets hide.
    """
    file = io.StringIO()
    writer = csv.writer(file)
    writer.writerow(columns)
    writer.writerows(map(_safe, zip(*columns.values(), strict=True)))
    return file.getvalue()


def _safe(row: Iterable[Any]) -> list[Any]:
    return [f"'{cell}" if _is_formula(cell) else cell for cell in row]


def _is_formula(cell: Any) -> bool:
    return isinstance(cell, str) and cell.startswith(_FORMULAS)
