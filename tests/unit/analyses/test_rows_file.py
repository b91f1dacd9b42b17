"""What is measured is written a row to a line, and read as it was."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from backend.analyses import application
from backend.analyses.rows_file import write_rows

FILES = sorted(Path(*application.__path__).glob("*_measured.json"))


@pytest.mark.parametrize(
    ("found", "depth", "written"),
    [
        ([[1, 2], {"a": "ü"}], 1, '[\n [1, 2],\n {"a": "ü"}\n]\n'),
        ({"a": {"b": [1, [2]]}, "c": 0.5}, 2, '{\n "a": {\n  "b": [1, [2]]\n },\n "c": 0.5\n}\n'),
        ([1], 0, "[1]\n"),
    ],
)
def test_a_row_has_a_line(tmp_path: Path, found: Any, depth: int, written: str) -> None:
    file = tmp_path / "rows.json"
    write_rows(file, found, depth)
    assert file.read_text(encoding="utf-8") == written
    assert json.loads(written) == found


@pytest.mark.parametrize("file", FILES, ids=lambda file: file.stem)
def test_the_shipped_files_are_written_so(tmp_path: Path, file: Path) -> None:
    shipped = file.read_text(encoding="utf-8")
    again = tmp_path / "again.json"
    for depth in (1, 2, 3):
        write_rows(again, json.loads(shipped), depth)
        if again.read_text(encoding="utf-8") == shipped:
            return
    raise AssertionError("measured, or written, in another way")
