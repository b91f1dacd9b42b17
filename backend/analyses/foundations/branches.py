"""Several branches from one point as a tree. Knows ids, no probabilities."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

Ids = tuple[int, ...]


@dataclass(frozen=True)
class Segment:
    """A stretch of tokens without a fork.

    Attributes:
        parent: the segment it goes on from, by its number; None for the first tokens of all.
        path: every token from the point where the branches begin to the end of this stretch.
        length: how many of them are its own.
        last: nothing goes on from it.
    """

    parent: int | None
    path: Ids
    length: int
    last: bool


def segments(paths: Sequence[Ids]) -> list[Segment]:
    """The tree of these paths, a parent before its children; siblings in the order they came."""
    found: list[Segment] = []
    _grow(found, [path for path in leaves(paths) if path], 0, None)
    return found


def leaves(paths: Sequence[Ids]) -> list[Ids]:
    """The paths that none of the others goes on from, each once."""
    alone = dict.fromkeys(paths)
    return [
        path
        for path in alone
        if not any(len(other) > len(path) and other[: len(path)] == path for other in alone)
    ]


def _grow(found: list[Segment], paths: Sequence[Ids], start: int, parent: int | None) -> None:
    families: dict[int, list[Ids]] = {}
    for path in paths:
        if len(path) > start:
            families.setdefault(path[start], []).append(path)
    for family in families.values():
        end = start + 1
        while (len(family) == 1 and end < len(family[0])) or _agree(family, end):
            end += 1
        found.append(Segment(parent, family[0][:end], end - start, last=len(family) == 1))
        if len(family) > 1:
            _grow(found, family, end, len(found) - 1)


def _agree(family: Sequence[Ids], position: int) -> bool:
    return (
        all(len(path) > position for path in family)
        and len({path[position] for path in family}) == 1
    )
