"""CSV files as a program reads them: what stands above the table, and the table."""

from __future__ import annotations

import csv
import io
from pathlib import Path

from playwright.sync_api import Download


def csv_rows(download: Download) -> tuple[dict[str, str], list[list[str]]]:
    """The rows above the table by their names, and those of the table, its head first."""
    raw = Path(download.path()).read_bytes()
    assert raw.startswith(b"\xef\xbb\xbf"), "a spreadsheet would not take it for UTF-8"
    assert b"\r\n" in raw
    assert b"\n=" not in raw, "every text stands in quotes"
    rows = list(csv.reader(io.StringIO(raw.decode("utf-8-sig"), newline="")))
    begin = int(rows[0][1]) - 1
    assert rows[begin - 1] == [], "an empty row keeps the table apart"
    head = rows[: begin - 1]
    assert all(name.startswith("# ") and value[:1] not in "=+-@" for name, value in head)
    return {name.removeprefix("# "): value for name, value in head}, rows[begin:]
