"""A cache with a budget in bytes: the least recently used entries go first."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Hashable
from threading import Lock
from typing import Generic, TypeVar

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
