"""What shares a pass: as much as keeps the processor busy, nobody who would hold up the rest."""

from __future__ import annotations

from backend.models.engine.fair_queue import FairQueue
from backend.models.engine.operations import PASS_TOKENS, LogitsAt, NextLogits, Operation
from backend.models.engine.pass_choice import pass_choice
from backend.models.engine.ticket import Ticket

LONG = 4 * PASS_TOKENS


def text(number: int, tokens: int) -> NextLogits:
    return NextLogits("any", (number,) * (tokens - 1))


def chosen(
    *operations: Operation, lanes: int = 1, longest: int | None = None
) -> list[tuple[int, int]]:
    """First id and tokens of what shares a pass, each asked by another person."""
    queue: FairQueue[Operation, Ticket] = FairQueue(10**6)
    for number, one in enumerate(operations):
        ticket = Ticket(str(number), "", 0, lambda _: 0, lambda _: None)
        queue.add(one, ticket, str(number), one.cost())
    due = queue.in_order()
    choice = pass_choice(due, lambda one: one.cost(), lanes=lanes, longest=longest)
    return [(operation.ids[0], tokens) for operation, tokens in choice.items()]  # type: ignore[attr-defined]


def test_short_ones_share_a_pass_until_it_is_full() -> None:
    half, most = text(1, PASS_TOKENS // 2), text(2, PASS_TOKENS // 2 + 1)
    small = [text(number, 8) for number in range(3, 6)]
    assert chosen(half, most, *small) == [(3, 8), (4, 8), (5, 8), (1, PASS_TOKENS // 2)]


def test_a_long_one_shares_its_pass_with_nobody() -> None:
    assert chosen(text(1, LONG), text(2, LONG)) == [(1, LONG)]
    assert chosen(text(1, LONG), text(2, 8)) == [(2, 8)]


def test_only_operations_of_a_kind_share_a_pass() -> None:
    gap = LogitsAt("any", (7, 7), (0,))
    assert chosen(gap, text(1, 4), text(2, 5)) == [(7, 3)]


def test_an_idle_lane_is_left_its_share() -> None:
    ten = [text(number, 4) for number in range(1, 11)]
    assert len(chosen(*ten)) == 10
    assert len(chosen(*ten, lanes=2)) == 5


def test_into_a_pass_that_runs_only_short_ones_are_let() -> None:
    assert chosen(text(1, LONG), longest=PASS_TOKENS) == []
    assert chosen(text(1, LONG), text(2, PASS_TOKENS), longest=PASS_TOKENS) == [(2, PASS_TOKENS)]


def test_what_costs_more_than_was_thought_is_not_let_in() -> None:
    queue: FairQueue[Operation, Ticket] = FairQueue(10**6)
    ticket = Ticket("ann", "", 1, lambda _: 0, lambda _: None)
    queue.add(text(1, LONG), ticket, "ann", 1)  # what it could go on from is gone since then
    choice = pass_choice(queue.in_order(), lambda one: one.cost(), longest=PASS_TOKENS)
    assert choice == {}
