"""Which of those that wait share the next pass. Knows their order, and what each costs now."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from backend.models.engine.fair_queue import Entry
from backend.models.engine.operations import PASS_TOKENS, Operation
from backend.models.engine.ticket import Ticket

Waiting = Entry[Operation, Ticket]


def pass_choice(
    due: Sequence[Waiting],
    cost: Callable[[Operation], int],
    *,
    lanes: int = 1,
    longest: int | None = None,
) -> dict[Operation, int]:
    """The first that is due, and those behind it that can share its pass, in their order.

    Everybody in a pass waits for its end. So it has no more than `PASS_TOKENS`; one operation alone
    may have more.

    Args:
        due: what waits, in its order.
        cost: tokens of an operation, as far as is known now.
        lanes: idle ones, this one included; each leaves a share to the others.
        longest: tokens that one operation may have, too; None: any.

    Returns:
        Each operation's tokens; nothing where nothing fits.
    """
    first = next((one for one in due if _fits(one, cost, longest)), None)
    if first is None:
        return {}
    tokens = {first.key: cost(first.key)}
    for entry in due:
        if sum(tokens.values()) >= PASS_TOKENS * lanes:
            break  # as much as all of them can take
        if entry is not first and entry.key.batch_key == first.key.batch_key:
            tokens[entry.key] = cost(entry.key)
    most = min(PASS_TOKENS, -(-sum(tokens.values()) // lanes))
    chosen = {first.key: tokens.pop(first.key)}
    for operation, more in tokens.items():
        if sum(chosen.values()) + more <= most:
            chosen[operation] = more
    return chosen


def _fits(entry: Waiting, cost: Callable[[Operation], int], longest: int | None) -> bool:
    # its cost was estimated when it came: what it could go on from then may be lost
    return longest is None or (entry.cost <= longest and cost(entry.key) <= longest)
