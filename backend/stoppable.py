"""Long work that its caller may end in the middle."""

from __future__ import annotations

from collections.abc import Callable

# Called now and then by long work: it returns, or raises to end the work.
Check = Callable[[], None]


def no_check() -> None:
    """The check of a caller who wants the work done in any case."""
