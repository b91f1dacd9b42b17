"""Results that are computed once for everybody and kept, in memory only.

A page declares beside itself what it keeps: `@remembered` for a result, `@resumable` for one that
comes in steps and may be gone on with by anybody. The key is the function and its arguments; what a
result takes of the budget is measured.
"""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterator
from functools import wraps
from threading import RLock
from typing import Any, Concatenate, Generic, ParamSpec, TypeVar

import streamlit as st

from backend.budget_cache import BudgetCache, size_of
from components.frame import notices

Arguments = ParamSpec("Arguments")
Result = TypeVar("Result")
Step = TypeVar("Step")

BUDGET = 32 * 2**20  # bytes

_LOOK_EVERY = 0.2  # seconds in which whoever waits looks whether anybody still wants the result


@st.cache_resource(show_spinner=False)
def results() -> BudgetCache[Any]:
    """Everybody's results."""
    return BudgetCache(BUDGET)


@st.cache_resource(show_spinner=False)
def _one_at_a_time() -> RLock:
    return RLock()


def remembered(compute: Callable[Arguments, Result]) -> Callable[Arguments, Result]:
    """What this function gives is kept, by its arguments, which must be hashable."""

    @wraps(compute)
    def known_or_computed(*arguments: Arguments.args, **named: Arguments.kwargs) -> Result:
        key = _key(compute, *arguments, *sorted(named.items()))
        kept = results()  # a new one, if everything is forgotten while this is computed
        known: Result | None = kept.get(key)
        if known is None:
            known = compute(*arguments, **named)
            kept.put(key, known, size_of((key, known)))
        return known

    return known_or_computed


def remembered_alone(compute: Callable[Arguments, Result]) -> Callable[Arguments, Result]:
    """As `remembered`, for work on long texts: one computation at a time, the others wait.

    Several at once would slow everybody down.
    """
    look_up = remembered(compute)

    @wraps(compute)
    def known_or_computed(*arguments: Arguments.args, **named: Arguments.kwargs) -> Result:
        known: Result | None = results().get(_key(compute, *arguments, *sorted(named.items())))
        if known is not None:
            return known
        lock = _one_at_a_time()
        while not lock.acquire(timeout=_LOOK_EVERY):
            notices.still_wanted()
        try:
            return look_up(*arguments, **named)
        finally:
            lock.release()

    return known_or_computed


class Resumable(Generic[Arguments, Step]):
    """A result that grows step by step; every step is kept, and anybody goes on from the last.

    Args:
        begin: takes the last step that is kept, or None, and the arguments; yields steps.
        keeps: whether a step is worth keeping.
    """

    def __init__(
        self,
        begin: Callable[Concatenate[Step | None, Arguments], Iterator[Step]],
        keeps: Callable[[Step], bool],
    ) -> None:
        self._begin = begin
        self._keeps = keeps
        self.__doc__ = begin.__doc__

    def known(self, *arguments: Arguments.args, **named: Arguments.kwargs) -> Step | None:
        """How far it has got, for anybody; None if nobody has begun."""
        step: Step | None = results().get(_key(self._begin, *arguments, *sorted(named.items())))
        return step

    def steps(self, *arguments: Arguments.args, **named: Arguments.kwargs) -> Iterator[Step]:
        """From where it has got to its end."""
        key = _key(self._begin, *arguments, *sorted(named.items()))
        kept = results()  # as above
        for step in self._begin(self.known(*arguments, **named), *arguments, **named):
            if self._keeps(step):
                kept.put(key, step, size_of((key, step)))
            yield step


def resumable(
    begin: Callable[Concatenate[Step | None, Arguments], Iterator[Step]],
) -> Resumable[Arguments, Step]:
    """Keep every step of this generator, whose first argument is the step to go on from."""
    return Resumable(begin, lambda _: True)


def kept_when_finished(
    begin: Callable[Concatenate[Step | None, Arguments], Iterator[Step]],
) -> Resumable[Arguments, Step]:
    """Keep the last step only: for work that cannot be taken up in the middle."""
    return Resumable(begin, lambda step: bool(getattr(step, "finished", False)))


def _key(function: Callable[..., Any], *arguments: Hashable) -> Hashable:
    return (function.__module__, function.__qualname__, *arguments)
