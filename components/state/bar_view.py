"""How live bars are shown: values a link may hold. Pure."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

VIEWS = ("probability", "logit", "scaled")
AXES = ("fit", "whole", "log")


@dataclass(frozen=True)
class BarView:
    """One way to show a distribution.

    Attributes:
        view: what the bars measure; one of `VIEWS`.
        axis: one of `AXES`: it fits the bars that are shown, holds whatever there can be, or is
            logarithmic.
        ordered_by: of two distributions, the one whose order the bars have.
    """

    view: str = VIEWS[0]
    axis: str = AXES[0]
    ordered_by: int = 0

    @classmethod
    def from_untrusted(cls, values: Mapping[str, Any]) -> BarView:
        """What of the values makes sense; the rest is as it is by default."""
        view, axis, ordered_by = (values.get(name) for name in ("view", "axis", "ordered_by"))
        return cls(
            view=view if view in VIEWS else VIEWS[0],
            axis=axis if axis in AXES else AXES[0],
            ordered_by=1 if ordered_by in (1, "1") else 0,
        )
