"""CSV files: what comes back is what went in, and no cell is a formula."""

from __future__ import annotations

import csv
import io
from collections.abc import Callable

import pytest
import streamlit as st

from components.outputs.csv_file import csv_button, csv_file


def test_cells_come_back() -> None:
    text = csv_file({"token": ["a,b", 'say "x"', "two\nlines"], "id": [1, 2, -3]})
    assert list(csv.reader(io.StringIO(text))) == [
        ["token", "id"],
        ["a,b", "1"],
        ['say "x"', "2"],
        ["two\nlines", "-3"],
    ]


def test_measured_numbers_have_six_digits_and_what_is_unknown_is_empty() -> None:
    values = [0.8055437207221985, -2 / 3, 1e-9 / 3, 2.0, float("nan"), float("-inf")]
    text = csv_file({"p": values, "n": [1, 2, 3, 4, 5, 49_152]}, [("top_p", 0.123456789)])
    assert list(csv.reader(io.StringIO(text)))[1:] == [
        ["# top_p", "0.123456789"],
        [],
        ["p", "n"],
        ["0.805544", "1"],
        ["-0.666667", "2"],
        ["3.33333e-10", "3"],
        ["2", "4"],
        ["", "5"],
        ["", "49152"],
    ]


def test_no_text_is_a_formula() -> None:
    text = csv_file({"token": ["=1+1", "+", "-x", "@SUM", "\tx", "＝1", "x=1", ""]})
    cells = [row[0] for row in csv.reader(io.StringIO(text))][1:]
    assert cells == ["'=1+1", "'+", "'-x", "'@SUM", "'\tx", "'＝1", "x=1", ""]


def test_text_is_in_quotes_and_numbers_are_not() -> None:
    text = csv_file({"token": ["a;=1+1", "-"], "n": [-1, 2], "p": [-0.5, float("nan")]})
    assert text == '"token","n","p"\r\n"a;=1+1",-1,-0.5\r\n"\'-",2,\r\n'


def test_what_it_was_computed_from_stands_above_and_the_table_is_found() -> None:
    text = csv_file({"=token": ["a"], "id": [1]}, [("text", "=1+1"), ("top_p", 0.9)])
    rows = list(csv.reader(io.StringIO(text)))
    assert rows == [
        ["# table begins in row", "5"],
        ["# text", "'=1+1"],
        ["# top_p", "0.9"],
        [],
        ["'=token", "id"],
        ["a", "1"],
    ]
    assert rows[int(rows[0][1]) - 1] == ["'=token", "id"]


def test_a_spreadsheet_is_told_that_it_is_utf8(monkeypatch: pytest.MonkeyPatch) -> None:
    files: list[str] = []

    def download(_: str, data: Callable[[], str], **__: object) -> None:
        files.append(data())

    monkeypatch.setattr(st, "download_button", download)
    csv_button(lambda: {"token": ["␣für"]}, "tokens", head=lambda: [("model", "A")])
    assert files[0].encode().startswith(b'\xef\xbb\xbf"# table')
    assert files[0].encode().decode("utf-8-sig").endswith('"token"\r\n"␣für"\r\n')
