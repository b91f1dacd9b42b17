"""A reliability diagram with a slider for the temperature: it moves while the slider is dragged.

Python sends four scores a question once; the browser computes everything from them. Knows scores
and which option is right, no model and no page.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np

from backend.probability.temperature_scaling import HIGHEST, LOWEST
from components.widgets.browser_component import (
    BUTTON_STYLE,
    SLIDER_STYLE,
    browser_component,
    told,
    unread,
)

_HERE = Path(__file__).parent

_CHART = browser_component(
    "temperature_chart",
    entry=_HERE / "temperature_chart.js",
    css=[SLIDER_STYLE, BUTTON_STYLE, _HERE / "temperature_chart.css"],
)


@dataclass(frozen=True)
class Own:
    """A question of the person's own.

    Attributes:
        scores: of its four options.
        right: the place of the right one.
    """

    scores: Sequence[float]
    right: int


def temperature_chart(
    scores: np.ndarray,
    rights: np.ndarray,
    *,
    key: str,
    temperature: float,
    best: float,
    best_text: str,
    own: Own | None,
    on_temperature: Callable[[float], None],
) -> None:
    """Draw the slider, the diagram and its figures.

    Args:
        scores: (questions, 4) natural logarithms.
        rights: (questions,) the places of the right options.
        temperature: where the slider stands at first; later the browser knows.
        best, best_text: the one that fits best, and how it is written.
        on_temperature: called with a temperature once the slider stays there.
    """

    def report() -> None:
        chosen = told(key, "temperature")
        if isinstance(chosen, int | float) and LOWEST <= chosen <= HIGHEST:
            on_temperature(float(chosen))

    _CHART(
        key=key,
        data=unread(
            {
                "scores": scores.tolist(),
                "rights": rights.tolist(),
                "temperature": temperature,
                "best": best,
                "best_text": best_text,
                "own": own and {"scores": list(own.scores), "right": own.right},
            }
        ),
        on_temperature_change=report,
    )
