"""CSV files: what comes back is what went in, and no cell is a formula."""

from __future__ import annotations

import csv
import io

from components.outputs.csv_file import csv_file


def test_cells_come_back() -> None:
    text = csv_file({"token": ["a,b", 'say "x"', "two\nlines"], "id": [1, 2, -3]})
    assert list(csv.reader(io.StringIO(text))) == [
        ["token", "id"],
        ["a,b", "1"],
        ['say "x"', "2"],
        ["two\nlines", "-3"],
    ]


def test_no_text_is_a_formula() -> None:
    text = csv_file({"token": ["=1+1", "+", "-x", "@SUM", "\tx", "x=1", ""]})
    cells = [row[0] for row in csv.reader(io.StringIO(text))][1:]
    assert cells == ["'=1+1", "'+", "'-x", "'@SUM", "'\tx", "x=1", ""]
