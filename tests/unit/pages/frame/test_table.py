"""Cards are data: to know all pages takes neither Streamlit nor torch."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

from pages.frame.table import SECTIONS

ROOT = Path(__file__).parents[4]


def test_to_read_all_cards_imports_no_streamlit() -> None:
    program = """
import sys
from importlib import import_module
from pages.frame.table import SECTIONS
cards = [import_module(name).PAGE for names in SECTIONS.values() for name in names]
heavy = {"streamlit", "plotly", "torch", "transformers"}
print(len(cards), sorted(heavy & set(sys.modules)))
"""
    done = subprocess.run(
        [sys.executable, "-c", program], capture_output=True, text=True, check=True, cwd=ROOT
    )
    count = sum(map(len, SECTIONS.values()))
    assert done.stdout == f"{count} []\n"


def test_every_page_folder_is_in_the_table_and_has_its_script() -> None:
    folders = {path.parent for path in ROOT.glob("pages/*/*/page.py")}
    listed = {ROOT.joinpath(*name.split(".")) for names in SECTIONS.values() for name in names}
    assert folders == listed
