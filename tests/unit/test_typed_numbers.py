"""Numbers that people type. The same table goes through JavaScript in tests/browser/widgets."""

from __future__ import annotations

import json
import math
from pathlib import Path

import pytest

from backend.typed_numbers import read_decimal, read_whole

CASES = json.loads((Path(__file__).parents[1] / "typed_numbers.json").read_text(encoding="utf-8"))


@pytest.mark.parametrize(("typed", "decimal", "whole"), CASES)
def test_a_comma_is_a_decimal_point(typed: str, decimal: float | None, whole: int | None) -> None:
    for read, expected in ((read_decimal, decimal), (read_whole, whole)):
        if expected is None:
            with pytest.raises(ValueError):
                read(typed)
        else:
            assert math.isclose(read(typed), expected)
