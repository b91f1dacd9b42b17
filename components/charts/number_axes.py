"""Axes of charts whose marks are written as numbers are everywhere else."""

from __future__ import annotations

from typing import Any

import numpy as np
from numpy.typing import ArrayLike

from backend.numbers import SPACE

# Of probabilities and other shares: the values are drawn in percent, so that plotly can write marks
# at whatever it is zoomed to.
PERCENT: dict[str, Any] = {"ticksuffix": f"{SPACE}%", "exponentformat": "none"}

# Of counts: 49,152 and not 49.152k.
COUNTS: dict[str, Any] = {"tickformat": ","}


def percent(shares: ArrayLike) -> np.ndarray:
    """Shares as an axis with `PERCENT` has them."""
    return 100 * np.asarray(shares)
