"""Who comes next: fair by work and by person. Pure data: knows no thread, no clock and no network.

Work is counted in tokens. Every person has an equal share of it, however many requests they make:
start-time fair queueing (Goyal, Vin and Cheng 1996). A request's start is what its person has had
so far, or the start of what is served now, whichever is more. So nobody saves up a right by asking
nothing, and nobody owes more than what they had last. The lowest start comes first; of equal ones,
and of one person's, the least work.

One request may be several people's: it is done once, they share its cost, and it comes when the
first of them is due.

The queue is full by work too. Then whoever has most work waiting gives some of it up, not whoever
comes last.
"""

from __future__ import annotations

import heapq
from bisect import bisect_left
from collections import Counter, defaultdict
from collections.abc import Collection, Hashable, Mapping
from dataclasses import dataclass, field
from typing import Generic, TypeVar

Key = TypeVar("Key", bound=Hashable)
Claim = TypeVar("Claim", bound=Hashable)


class Full(Exception):
    """There is no room, and nobody has more work waiting than who asks."""


@dataclass(eq=False)
class Entry(Generic[Key, Claim]):
    """One request that waits, and everybody who waits for it.

    Attributes:
        key: what is asked; equal keys are one entry.
        cost: in tokens, as it was estimated when it came; once it is served, as it was then.
        number: in the order of arrival.
        claims: who waits for it, and of which person that is, who may wait in two tabs.
    """

    key: Key
    cost: int
    number: int
    claims: dict[Claim, str] = field(default_factory=dict)

    @property
    def people(self) -> set[str]:
        return set(self.claims.values())


class FairQueue(Generic[Key, Claim]):
    """Requests that wait, in the order in which they are due.

    Args:
        capacity: tokens of work that may wait.

    Attributes:
        tokens: of work that wait now.
    """

    def __init__(self, capacity: int) -> None:
        self.capacity = capacity
        self.tokens = 0
        self._entries: dict[Key, Entry[Key, Claim]] = {}
        self._now = 0.0  # the lowest start when something was last taken
        self._had: dict[str, float] = {}  # tokens a person has had, if more than `_now`
        self._arrived = 0
        self._of: dict[Claim, Entry[Key, Claim]] = {}
        # As long as nothing changes: the order, the turn of each entry by its number, the first
        # turn of each person, and those turns alone.
        self._order: list[Entry[Key, Claim]] | None = None
        self._turns: dict[int, int] = {}
        self._first: dict[str, int] = {}
        self._firsts: list[int] = []

    def __len__(self) -> int:
        """How many requests wait."""
        return len(self._entries)

    def claims(self) -> list[Claim]:
        """Everybody who waits."""
        return list(self._of)

    def add(self, key: Key, claim: Claim, person: str, cost: int) -> list[Claim]:
        """Let somebody wait, for a request of their own or one that waits already.

        Returns:
            The claims that had to go for it: the dearest of whoever has most work waiting.

        Raises:
            Full: whoever asks would have most; nothing has changed.
        """
        entry, dropped = self._entries.get(key), list[Claim]()
        if entry is None:
            for gone in self._room_for(person, cost):
                dropped += gone.claims
                self._remove(gone)
            self._arrived += 1
            entry = self._entries[key] = Entry(key, cost, self._arrived)
            self.tokens += cost
        entry.claims[claim] = person
        self._of[claim] = entry
        self._order = None
        return dropped

    def leave(self, claim: Claim) -> bool:
        """Give up; a request that nobody waits for any more leaves with its last claim.

        Returns:
            Whether it was waiting.
        """
        entry = self._of.pop(claim, None)
        if entry is None:
            return False
        del entry.claims[claim]
        self._order = None
        if not entry.claims:
            self._remove(entry)
        return True

    def in_order(self) -> list[Entry[Key, Claim]]:
        """All that waits, in the order in which it would be served one by one."""
        if self._order is None:
            self._order = self._sorted()
            self._turns = {entry.number: turn for turn, entry in enumerate(self._order)}
            self._first = {}
            for turn, entry in enumerate(self._order):
                for person in entry.people:
                    self._first.setdefault(person, turn)
            self._firsts = sorted(self._first.values())
        return self._order

    def take(self, costs: Mapping[Key, int]) -> list[Entry[Key, Claim]]:
        """Serve these, at what they are known to cost now; their people have had so much more."""
        taken = [self._entries[key] for key in costs]
        if not taken:
            return []
        self._now = max(self._now, self._start(self.in_order()[0].people))
        for entry in taken:
            self._remove(entry)
            entry.cost = costs[entry.key]
            self._charge(self._had, entry)
        self._had = {person: had for person, had in self._had.items() if had > self._now}
        return taken

    def place(self, claim: Claim, served: Collection[str] = ()) -> int:
        """How many other people are served before a claim; 0 where it does not wait.

        Args:
            served: the people who are served now.
        """
        entry = self._of.get(claim)
        if entry is None:
            return 0
        self.in_order()
        turn, person = self._turns[entry.number], entry.claims[claim]
        later = sum(self._first.get(one, turn) >= turn for one in served if one != person)
        earlier = bisect_left(self._firsts, turn) - (self._first[person] < turn)
        return earlier + later

    def forget(self) -> None:
        """Nothing was asked for a while: what people had before counts no more."""
        self._had.clear()
        self._order = None

    def _remove(self, entry: Entry[Key, Claim]) -> None:
        del self._entries[entry.key]
        for claim in entry.claims:
            del self._of[claim]
        self.tokens -= entry.cost
        self._order = None

    def _start(self, people: set[str]) -> float:
        return max(self._now, min(self._had.get(person, 0.0) for person in people))

    def _charge(self, had: dict[str, float], entry: Entry[Key, Claim]) -> None:
        people = entry.people
        for person in people:
            had[person] = max(self._now, had.get(person, 0.0)) + entry.cost / len(people)

    def _sorted(self) -> list[Entry[Key, Claim]]:
        """Everything served in thought: each person's cheapest, always of who has had least."""
        order, served, had = list[Entry[Key, Claim]](), set[int](), dict(self._had)
        theirs = defaultdict[str, list[Entry[Key, Claim]]](list)  # the next one last
        for entry in sorted(self._entries.values(), key=lambda one: (-one.cost, -one.number)):
            for person in entry.people:
                theirs[person].append(entry)
        due = [(0.0, 0, 0, person) for person in theirs]
        while due:
            looked = heapq.heappop(due)
            person = looked[-1]
            own = theirs[person]
            while own and own[-1].number in served:  # with somebody else who waited for it too
                own.pop()
            if not own:
                continue
            start = max(self._now, had.get(person, 0.0))
            now = (start, own[-1].cost, own[-1].number, person)
            if now > looked:  # not as early as it seemed
                heapq.heappush(due, now)
                continue
            entry = own.pop()
            order.append(entry)
            served.add(entry.number)
            self._charge(had, entry)
            heapq.heappush(due, now)
        return order

    def _room_for(self, person: str, cost: int) -> list[Entry[Key, Claim]]:
        """What has to leave for so much more work of this person.

        Work that several people wait for is nobody's alone, and stays.
        """
        alone = [entry for entry in self._entries.values() if len(entry.people) == 1]
        load, gone, tokens = Counter[str](), list[Entry[Key, Claim]](), self.tokens
        for entry in alone:
            load[min(entry.people)] += entry.cost
        while tokens + cost > self.capacity:
            most = max(load, key=lambda one: load[one], default=person)
            if load[most] <= load[person] + cost:
                raise Full
            dearest = max(
                (one for one in alone if most in one.people and one not in gone),
                key=lambda one: (one.cost, one.number),
            )
            gone.append(dearest)
            load[most] -= dearest.cost
            tokens -= dearest.cost
        return gone
