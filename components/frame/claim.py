"""Sentences that quote figures, with a named hole for each. Imports no Streamlit."""

from __future__ import annotations

import string
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from backend.figures import Figure


@dataclass(frozen=True)
class Claim:
    """A sentence about the default models, with a hole for every figure in it.

    `"At {hot.temperature} it keeps {hot}."` with `hot=Probability(..., temperature=2)` quotes the
    figure and the setting it holds for, so that the two cannot disagree.

    Attributes:
        text: the sentence; no digits stand in it.
        figures: by the names of the holes.
    """

    text: str
    figures: Mapping[str, Figure] = field(default_factory=dict)

    def told(self, values: Mapping[str, str]) -> str:
        """The sentence with its figures in it.

        Args:
            values: every figure as it is written, by its `repr`.
        """
        quoted = {name: _Quoted(one, values) for name, one in self.figures.items()}
        return self.text.format(**quoted)

    def holes(self) -> set[str]:
        """The names of the figures that the text has room for."""
        parts = string.Formatter().parse(self.text)
        return {name.partition(".")[0] for _, name, _, _ in parts if name}


class _Quoted:
    """A figure in a sentence: itself, or one of the settings it was computed with."""

    def __init__(self, figure: Figure, values: Mapping[str, str]) -> None:
        self._figure, self._values = figure, values

    def __str__(self) -> str:
        return self._values[repr(self._figure)]

    def __getattr__(self, name: str) -> Any:
        value = getattr(self._figure, name)
        if isinstance(value, float | int):
            return f"{value:g}"
        return value if isinstance(value, str) else _Quoted(value, self._values)


def claim(text: str, **figures: Figure) -> Claim:
    return Claim(text, figures)
