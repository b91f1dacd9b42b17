"""A count out of so many, with how uncertain it is."""

from __future__ import annotations

from dataclasses import dataclass
from math import sqrt

_Z = 1.959964  # 97.5 % of the standard normal distribution


@dataclass(frozen=True)
class Proportion:
    """How many of so many, with a 95 % interval (Wilson 1927)."""

    hits: int
    count: int

    @property
    def share(self) -> float:
        return self.hits / self.count

    @property
    def interval(self) -> tuple[float, float]:
        middle = (self.hits + _Z**2 / 2) / (self.count + _Z**2)
        spread = self.hits * (self.count - self.hits) / self.count + _Z**2 / 4
        half = _Z * sqrt(spread) / (self.count + _Z**2)
        return max(0.0, middle - half), min(1.0, middle + half)
