"""A cache with a budget in bytes, and what a value takes of it. Knows no models."""

from __future__ import annotations

import sys
from collections import OrderedDict
from collections.abc import Hashable, Iterable
from dataclasses import fields, is_dataclass
from threading import Lock
from typing import Generic, TypeVar

import numpy as np

Value = TypeVar("Value")


class BudgetCache(Generic[Value]):
    """Least-recently-used cache, bounded by the bytes its values hold. Safe between threads."""

    def __init__(self, budget: int) -> None:
        self.budget = budget
        self._entries: OrderedDict[Hashable, tuple[Value, int]] = OrderedDict()
        self._used = 0
        self._lock = Lock()

    @property
    def used(self) -> int:
        """Bytes held now; never more than the budget."""
        return self._used

    def get(self, key: Hashable) -> Value | None:
        with self._lock:
            entry = self._entries.get(key)
            if entry is None:
                return None
            self._entries.move_to_end(key)
            return entry[0]

    def put(self, key: Hashable, value: Value, size: int) -> None:
        """Keep a value of `size` bytes. One over a quarter of the budget is not kept at all:
        it would push out what many people share for what one person has just read.
        """
        with self._lock:
            old = self._entries.pop(key, None)
            if old is not None:
                self._used -= old[1]
            if size > self.budget // 4:
                return
            self._entries[key] = (value, size)
            self._used += size
            while self._used > self.budget:
                _, (_, freed) = self._entries.popitem(last=False)
                self._used -= freed


def size_of(value: object) -> int:
    """Bytes of memory that a value keeps: arrays, texts, numbers, and what is made of them.

    Looks into dataclasses, tuples, lists, sets and dicts; what occurs in several places counts
    once. A view keeps the whole of its array, so that counts. Takes a microsecond a part.
    """
    known: set[int] = set()
    parts, total = [value], 0
    while parts:
        part = parts.pop()
        if id(part) not in known:
            known.add(id(part))
            total += sys.getsizeof(part)
            parts += _inside(part)
            if isinstance(part, np.ndarray) and not (
                part.flags.owndata or isinstance(part.base, np.ndarray)
            ):
                total += part.nbytes  # of another library, torch above all
    return total


def _inside(part: object) -> Iterable[object]:
    """What else a value keeps in memory."""
    if isinstance(part, np.ndarray):
        return (part.base,) if isinstance(part.base, np.ndarray) else ()
    if isinstance(part, dict):
        return (*part.keys(), *part.values())
    if isinstance(part, (tuple, list, set, frozenset)):
        return part
    if is_dataclass(part) and not isinstance(part, type):
        if hasattr(part, "__dict__"):
            return (vars(part),)
        return [getattr(part, field.name) for field in fields(part)]
    return ()
