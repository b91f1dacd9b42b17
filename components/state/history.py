"""Steps that can be undone and redone, within bounds of count and bytes. Pure.

A step is what some fields were before it; undone, it is what they were after it.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Any

Fields = Mapping[str, Any]

MOST_STEPS = 100
MOST_BYTES = 2 * 1024 * 1024  # of all texts together
ONE_BURST = 2.0  # seconds; what is typed with shorter pauses is one step


@dataclass(frozen=True)
class History:
    """What can be undone, oldest first, and what can be redone, the next one last.

    Attributes:
        typed_at: when the newest step was last added to by typing; None: it was not typed.
    """

    past: tuple[Fields, ...] = ()
    undone: tuple[Fields, ...] = ()
    typed_at: float | None = None

    def kept(self, before: Fields, *, typed_at: float | None = None) -> History:
        """With one more step, which nothing can be redone after.

        Args:
            before: the fields that the step changes, as they were.
            typed_at: seconds on a clock that only runs forward, if the step was typed. It joins
                the step before it if that was typed too, less than `ONE_BURST` ago.
        """
        last = self.typed_at
        if typed_at is not None and last is not None and typed_at - last < ONE_BURST:
            return History(self.past, (), typed_at)
        return History(_bounded((*self.past, before)), (), typed_at)

    def back(self, now: Fields) -> tuple[Fields, History]:
        """The newest step, and the history without it.

        Args:
            now: at least the fields of that step, as they are.

        Raises:
            IndexError: there is none.
        """
        *past, before = _some(self.past)
        after = {name: now[name] for name in before}
        return before, History(tuple(past), (*self.undone, after))

    def forward(self, now: Fields) -> tuple[Fields, History]:
        """The step that was undone last, and the history with it; see `back`."""
        *undone, after = _some(self.undone)
        before = {name: now[name] for name in after}
        return after, replace(self, past=(*self.past, before), undone=tuple(undone), typed_at=None)


def _some(steps: tuple[Fields, ...]) -> tuple[Fields, ...]:
    if not steps:
        raise IndexError("no step")
    return steps


def _bounded(steps: tuple[Fields, ...]) -> tuple[Fields, ...]:
    """The newest ones that fit."""
    kept: list[Fields] = []
    room = MOST_BYTES
    for step in reversed(steps[-MOST_STEPS:]):
        room -= _bytes(step)
        if room < 0:
            break
        kept.append(step)
    return tuple(reversed(kept))


def _bytes(step: Fields) -> int:
    return sum(len(value.encode()) for value in step.values() if isinstance(value, str))
