"""Numbers and how each is written: one table for backend/numbers.py and for web/numbers.js."""

from __future__ import annotations

import json
from pathlib import Path

# name of the function in Python, what it is given, what it writes
CASES: list[tuple[str, list[float], str]] = [
    (name, given, written)
    for name, cases in json.loads(
        Path(__file__).with_suffix(".json").read_text(encoding="utf-8")
    ).items()
    for given, written in cases
]
