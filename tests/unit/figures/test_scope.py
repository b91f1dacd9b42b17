"""Which figures hold for the weights they were measured with alone."""

from __future__ import annotations

import pytest

from backend.figures import Over, Probability, Setting, TokenCount
from backend.figures.scope import depend_on_weights


@pytest.mark.parametrize(
    ("figure", "depends"),
    [
        (Probability("A text", " word"), True),
        (Over(0.25, Probability("A text", " word")), True),
        (TokenCount("A text"), False),
        (Setting(1), False),
    ],
)
def test_which_figures_depend_on_weights(
    figure: Probability | Over | TokenCount | Setting, depends: bool
) -> None:
    assert depend_on_weights([figure]) is depends
    assert depend_on_weights([Setting(2), figure]) is depends
    assert not depend_on_weights([])
