"""Our JavaScript in a browser: as modules, and joined as Streamlit gets it."""

from __future__ import annotations

import base64

import pytest
from playwright.sync_api import Page

from components.widgets.javascript_modules import joined_script
from tests.browser.modules import load_module
from tests.browser.server import ROOT

ENTRIES = [
    "components/widgets/live_bars/live_bars.js",
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


def test_numbers_are_written_with_the_digits_that_hold(page: Page) -> None:
    load_module(page, "components/widgets/web/numbers.js", "numbers")
    found = page.evaluate(
        """() => {
          const { probabilityText, preciseText, oneInText, realText, countText } = window.numbers
          return [
            ...[0, 0.0004, 0.25, 0.9996].map(p => probabilityText(p, true)),
            probabilityText(0, false), preciseText(0.0000123), preciseText(1e-301),
            oneInText(0.001), oneInText(0.2), realText(-1.5), realText(-0.001), countText(49152),
          ]
        }"""
    )
    assert found == [
        *("0", "<0.001", "0.250", ">0.999"),
        *("<0.001", "1.23×10⁻⁵", "<10⁻³⁰⁰"),
        *("1 in 1,000", "", "−1.50", "0.00", "49,152"),
    ]
