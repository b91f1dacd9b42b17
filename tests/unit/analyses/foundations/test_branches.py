"""The paths that were taken become segments that fork."""

from __future__ import annotations

from backend.analyses.foundations.branches import leaves, segments


def test_branches_become_segments_that_fork() -> None:
    paths = [(1, 2, 3), (1, 2), (1, 2, 4, 5), (1, 2, 4, 6), (9,)]
    assert leaves(paths) == [(1, 2, 3), (1, 2, 4, 5), (1, 2, 4, 6), (9,)]
    found = segments(paths)
    assert [(one.parent, one.path, one.length, one.last) for one in found] == [
        (None, (1, 2), 2, False),
        (0, (1, 2, 3), 1, True),
        (0, (1, 2, 4), 1, False),
        (2, (1, 2, 4, 5), 1, True),
        (2, (1, 2, 4, 6), 1, True),
        (None, (9,), 1, True),
    ]


def test_no_branch_is_no_tree() -> None:
    assert segments([]) == segments([()]) == []
