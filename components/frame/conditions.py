"""What a person can be asked to do, as conditions on what they work on. Pure.

Each looks at the state that a link would restore, so a task ticks itself in the run in which it is
done, however it was done: by dragging, typing, or going back.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Protocol

from components.state.link import Space


class Condition(Protocol):
    """Something that is so, or not yet."""

    def holds(self, space: Space, /) -> bool: ...


@dataclass(frozen=True)
class TemperatureAtMost:
    highest: float

    def holds(self, space: Space) -> bool:
        return space.sampling.temperature <= self.highest


@dataclass(frozen=True)
class AtPosition:
    """A token of the text is chosen, the first being number 0."""

    position: int

    def holds(self, space: Space) -> bool:
        return space.position == self.position


@dataclass(frozen=True)
class Written:
    """So many tokens were generated."""

    count: int

    def holds(self, space: Space) -> bool:
        return len(space.written) >= self.count


@dataclass(frozen=True)
class TextOtherThan:
    """The text is no longer this one, and not empty."""

    text: str

    def holds(self, space: Space) -> bool:
        return bool((space.text or "").strip()) and space.text != self.text


@dataclass(frozen=True)
class OwnValue:
    """A further field of the page has this value."""

    name: str
    value: str

    def holds(self, space: Space) -> bool:
        return space.own.get(self.name) == self.value
