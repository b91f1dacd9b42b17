"""CSV files that a page offers, as the rows that a program reads."""

from __future__ import annotations

Files = dict[str, list[list[str]]]


def _begin(rows: list[list[str]]) -> int:
    """The place of the names of the columns, as the first line says."""
    begin = int(rows[0][1]) - 1
    assert rows[begin - 1] == []
    assert len(rows[begin]) > 1, "the names of the columns"
    return begin


def head_of(rows: list[list[str]]) -> dict[str, str]:
    """What a file was computed from."""
    return {name.removeprefix("# "): value for name, value in rows[: _begin(rows) - 1]}


def body_of(rows: list[list[str]]) -> list[list[str]]:
    """The rows below the names of the columns."""
    return rows[_begin(rows) + 1 :]
