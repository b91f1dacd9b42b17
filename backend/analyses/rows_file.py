"""Files of measured results: JSON with a row on a line, so that a changed row is seen as one."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any


def write_rows(file: Path, found: Any, depth: int = 1) -> None:
    """Write what was measured.

    Args:
        found: lists and dictionaries of what JSON can hold.
        depth: how many of them, one in the other, stand around a row.
    """
    file.write_text(_text(found, depth, "\n") + "\n", encoding="utf-8")


def _text(value: Any, depth: int, margin: str) -> str:
    if not depth or not isinstance(value, dict | list):
        return json.dumps(value, ensure_ascii=False)
    inner = f"{margin} "
    if isinstance(value, dict):
        opening, closing = "{}"
        lines = [
            f"{json.dumps(name, ensure_ascii=False)}: {_text(each, depth - 1, inner)}"
            for name, each in value.items()
        ]
    else:
        opening, closing = "[]"
        lines = [_text(each, depth - 1, inner) for each in value]
    return f"{opening}{inner}{f',{inner}'.join(lines)}{margin}{closing}"
