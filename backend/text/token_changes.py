"""Where two rows of tokens differ. Knows ids, not text."""

from __future__ import annotations

from collections.abc import Sequence
from difflib import SequenceMatcher


def differing(first: Sequence[int], second: Sequence[int]) -> tuple[set[int], set[int]]:
    """Positions of each whose token the other row does not have there, once both are aligned.

    Aligned by the longest matching runs (Ratcliff and Metzener 1988, as `difflib` has it).
    """
    in_first: set[int] = set()
    in_second: set[int] = set()
    # Without "autojunk", which leaves out what is frequent in a long row.
    matcher = SequenceMatcher(a=first, b=second, autojunk=False)
    for kind, begin, end, start, stop in matcher.get_opcodes():
        if kind != "equal":
            in_first.update(range(begin, end))
            in_second.update(range(start, stop))
    return in_first, in_second
