"""Names at the ends of lines: none covers another, and each is as near to its line as it may be."""

from __future__ import annotations

import numpy as np
import pytest

from components.charts.line_names import _APART, _spread


@pytest.mark.parametrize("seed", range(5))
def test_names_keep_apart_in_their_order_and_inside(seed: int) -> None:
    wanted = (np.random.default_rng(seed).random(8) * 300).tolist()
    places = _spread(wanted, 300.0)
    order = np.argsort(wanted, kind="stable")
    gaps = np.diff(np.array(places)[order])
    assert (gaps >= _APART - 1e-9).all()
    assert min(places) >= 0
    assert max(places) <= 300 + _APART / 2


def test_names_with_room_stay_where_their_lines_end() -> None:
    assert _spread([200.0, 10.0, 100.0], 300.0) == [200.0, 10.0, 100.0]
