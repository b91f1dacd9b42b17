"""What a person can be asked to do, told from what they work on."""

from __future__ import annotations

import pytest

from backend.probability.sampling import Sampling
from components.frame.conditions import (
    AtPosition,
    Condition,
    TemperatureAtMost,
    TextOtherThan,
    Written,
)
from components.state.link import Space


@pytest.mark.parametrize(
    ("condition", "done", "not_yet"),
    [
        (TemperatureAtMost(0.5), {"sampling": Sampling(temperature=0.5)}, {}),
        (AtPosition(4), {"position": 4}, {"position": 3}),
        (AtPosition(0), {"position": 0}, {}),
        (Written(2), {"written": (1, 2)}, {"written": (1,)}),
        (TextOtherThan("a"), {"text": "b"}, {"text": "a"}),
        (TextOtherThan("a"), {"text": "b"}, {"text": "  "}),
    ],
)
def test_it_holds_when_it_is_done(
    condition: Condition, done: dict[str, object], not_yet: dict[str, object]
) -> None:
    assert condition.holds(Space(**done))  # type: ignore[arg-type]
    assert not condition.holds(Space(**not_yet))  # type: ignore[arg-type]
