"""Our JavaScript in a browser: as modules, and joined as Streamlit gets it."""

from __future__ import annotations

import base64
import json

import pytest
from playwright.sync_api import Page

from components.widgets.javascript_modules import joined_script
from tests.browser.modules import load_module
from tests.browser.server import ROOT
from tests.number_cases import CASES

ENTRIES = [
    "components/widgets/live_bars/live_bars.js",
    "components/widgets/copy_box/copy_box.js",
    "components/widgets/text_field/text_field.js",
    "components/widgets/token_strip/token_strip.js",
    "pages/foundations/tokens/merge_replay/merge_replay.js",
]
LOAD_JOINED = "async source => { window.joined = await import(source) }"


@pytest.mark.parametrize("entry", ENTRIES)
def test_joined_it_exports_what_the_modules_export(page: Page, entry: str) -> None:
    load_module(page, entry, "whole")
    source = base64.b64encode(joined_script(ROOT / entry).encode()).decode()
    page.evaluate(LOAD_JOINED, f"data:text/javascript;charset=utf-8;base64,{source}")
    exported = "[window.whole, window.joined].map(one => `${Object.keys(one)}: ${one.default}`)"
    modules, joined = page.evaluate(exported)
    assert modules == joined
    assert modules.startswith("default: function ")


def test_numbers_are_written_as_python_writes_them(page: Page) -> None:
    """One table of cases for both: backend/numbers.py runs it in tests/unit/test_numbers.py."""
    load_module(page, "components/widgets/web/numbers.js", "numbers")
    found = page.evaluate(
        """cases => cases.map(([name, given]) => {
          const inJavaScript = name.replace(/_(.)/g, (_, letter) => letter.toUpperCase())
          return String(window.numbers[inJavaScript](...given))
        })""",
        [[name, given] for name, given, _ in CASES],
    )
    assert found == [written for _, _, written in CASES]


def test_numbers_that_are_typed_are_read_as_python_reads_them(page: Page) -> None:
    """One table for both: tests/unit/test_typed_numbers.py runs it through Python."""
    cases = json.loads((ROOT / "tests/typed_numbers.json").read_text(encoding="utf-8"))
    load_module(page, "components/widgets/web/typed_number.js", "typed")
    found = page.evaluate(
        """cases => cases.map(([text]) =>
          [window.typed.readDecimal(text), window.typed.readWhole(text)]
            .map(read => Number.isNaN(read) ? null : read))""",
        cases,
    )
    assert found == [[decimal, whole] for _, decimal, whole in cases]


def test_marks_of_an_axis_and_one_in_so_many(page: Page) -> None:
    load_module(page, "components/widgets/web/numbers.js", "numbers")
    found = page.evaluate(
        """() => {
          const { percentMark, oneInText } = window.numbers
          return [
            ...[0, 0.25, 1, 0.0005, 0.0000125, 5e-7].map(percentMark),
            ...[0.2, 0.0999, 0.00100001, 0.001, 1 / 1234567].map(oneInText),
          ]
        }"""
    )
    assert [one.replace("\N{NO-BREAK SPACE}", " ") for one in found] == [
        *("0 %", "25 %", "100 %", "0.05 %", "0.00125 %", "5.00×10⁻⁷"),
        *("", "1 in 10", "1 in 1,000", "1 in 1,000", "1 in 1.23 million"),
    ]
