"""The order of a room: fair by work and by person, whatever comes in whatever order."""

from __future__ import annotations

from collections import Counter
from itertools import permutations
from random import Random

import pytest

from backend.models.engine.fair_queue import FairQueue, Full

Queue = FairQueue[str, str]
SEEDS = range(8)
LONG, SHORT = 495, 20


def ask(queue: Queue, person: str, cost: int, key: str = "") -> str:
    """One more request of a person; its key and its claim are one text."""
    key = key or f"{person} {len(queue.claims())} {queue._arrived}"
    claim = f"{person} for {key}"
    queue.add(key, claim, person, cost)
    return claim


def serve(queue: Queue) -> tuple[set[str], int]:
    """The next by itself: whose it was, and its cost."""
    first = queue.in_order()[0]
    (taken,) = queue.take({first.key: first.cost})
    return taken.people, taken.cost


def everything(queue: Queue) -> list[set[str]]:
    order = []
    while queue:
        order.append(serve(queue)[0])
    return order


def test_a_person_with_seventy_tabs_delays_nobody() -> None:
    queue = Queue(100_000)
    for _ in range(70):
        ask(queue, "rude", LONG)
    serve(queue)  # runs while the others come
    for _ in range(3):
        ask(queue, "ann", SHORT)
        ask(queue, "bob", LONG)
        assert [serve(queue)[0] for _ in range(2)] == [{"ann"}, {"bob"}]
        serve(queue)


def test_of_several_that_are_due_the_shortest_comes_first() -> None:
    queue = Queue(100_000)
    for person, cost in (("ann", 300), ("bob", 8), ("eve", 60), ("eve", 10)):
        ask(queue, person, cost)
    assert everything(queue) == [{"bob"}, {"eve"}, {"ann"}, {"eve"}]


def test_equal_work_comes_in_the_order_of_arrival() -> None:
    queue = Queue(1000)
    for person in ("eve", "bob", "ann"):
        ask(queue, person, SHORT)
    assert everything(queue) == [{"eve"}, {"bob"}, {"ann"}]


def test_who_asked_nothing_for_long_has_saved_up_nothing() -> None:
    queue = Queue(100_000)
    for _ in range(20):
        ask(queue, "busy", 100)
        serve(queue)
    for _ in range(4):
        ask(queue, "busy", 100)
        ask(queue, "back", 100)
    order = everything(queue)
    for served in range(1, len(order) + 1):
        counts = Counter(person for people in order[:served] for person in people)
        assert abs(counts["busy"] - counts["back"]) <= 1


def test_a_long_request_waits_for_one_request_of_everybody_else_at_most() -> None:
    queue = Queue(100_000)
    writers = [f"writer {number}" for number in range(30)]
    for writer in writers:
        ask(queue, writer, 8)
    for _ in range(100):  # they write for a while
        (writer,), _ = serve(queue)
        ask(queue, writer, 8)
    ask(queue, "ann", LONG)
    before = Counter[str]()
    while (people := serve(queue)[0]) != {"ann"}:
        (writer,) = people
        before[writer] += 1
        ask(queue, writer, 8)
    assert max(before.values()) <= 1


@pytest.mark.parametrize("seed", SEEDS)
def test_whoever_always_asks_gets_the_same_as_every_other(seed: int) -> None:
    """The bound of start-time fair queueing: the longest request of one and of the other."""
    random = Random(seed)
    queue = Queue(10**6)
    costs = {f"person {n}": random.choice([8, 50, 111, 495]) for n in range(random.randint(2, 9))}
    had = Counter[str]()
    for person, cost in costs.items():
        for _ in range(random.randint(1, 30)):  # tabs
            ask(queue, person, random.randint(1, cost))
    for _ in range(400):
        (person,), cost = serve(queue)
        had[person] += cost
        ask(queue, person, random.randint(1, costs[person]))
        for (one, longest), (other, longest_of_other) in permutations(costs.items(), 2):
            assert had[one] - had[other] <= longest + longest_of_other


@pytest.mark.parametrize("seed", SEEDS)
def test_it_is_served_in_the_order_that_it_tells(seed: int) -> None:
    random = Random(seed)
    queue = Queue(10**6)
    for _ in range(60):
        person = f"person {random.randrange(6)}"
        key = f"shared {random.randrange(8)}" if random.random() < 0.3 else ""
        ask(queue, person, random.randint(1, 500), key)
        if random.random() < 0.2:
            serve(queue)
    told = [entry.key for entry in queue.in_order()]
    served = []
    while queue:
        first = queue.in_order()[0]
        queue.take({first.key: first.cost})
        served.append(first.key)
    assert served == told


@pytest.mark.parametrize("seed", SEEDS)
def test_whatever_happens_the_sums_are_right_and_within_the_bound(seed: int) -> None:
    random = Random(seed)
    queue = Queue(2000)
    waiting: dict[str, int] = {}  # cost by key
    for number in range(500):
        person = f"person {random.choice([0, 0, 0, 1, 2, 3])}"
        key, cost = f"text {random.randrange(number + 1)}", random.randint(1, 500)
        action = random.random()
        if action < 0.6:
            try:
                queue.add(key, f"{person}, {number}", person, cost)
            except Full:
                assert key not in waiting
            else:
                waiting.setdefault(key, cost)
        elif action < 0.8 and queue.claims():
            queue.leave(random.choice(queue.claims()))
        elif queue:
            some = random.sample(queue.in_order(), min(len(queue), 3))
            queue.take({entry.key: random.randint(1, 9) for entry in some})
        order = queue.in_order()
        waiting = {key: cost for key, cost in waiting.items() if key in {e.key for e in order}}
        assert {entry.key: entry.cost for entry in order} == waiting
        assert queue.tokens == sum(waiting.values()) <= queue.capacity
        assert sorted(queue.claims()) == sorted(claim for e in order for claim in e.claims)
        assert all(entry.claims for entry in order)


def test_what_several_ask_for_is_done_once_and_they_share_its_cost() -> None:
    queue = Queue(10_000)
    for person in ("ann", "bob", "eve"):
        ask(queue, person, 300, "the link of the room")
    assert len(queue) == 1
    assert queue.tokens == 300
    assert serve(queue) == ({"ann", "bob", "eve"}, 300)
    ask(queue, "ann", 10)  # she has had 100
    ask(queue, "new", 99)
    ask(queue, "new", 98)
    assert everything(queue) == [{"new"}, {"new"}, {"ann"}]


def test_what_somebody_asks_for_too_comes_when_the_first_of_them_is_due() -> None:
    queue = Queue(10_000)
    for number in range(5):
        ask(queue, "rude", 100, f"text {number}")
    serve(queue)
    ask(queue, "bob", 60)
    ask(queue, "ann", 100, "text 4")
    assert [serve(queue)[0] for _ in range(3)] == [{"bob"}, {"ann", "rude"}, {"rude"}]


def test_one_who_leaves_takes_only_their_own_claim() -> None:
    queue = Queue(1000)
    hers, his = (ask(queue, person, 30, "a text") for person in ("ann", "bob"))
    assert queue.leave(hers)
    assert not queue.leave(hers)
    assert everything(queue) == [{"bob"}]
    assert not queue.leave(his)


def test_when_it_is_full_whoever_has_most_waiting_gives_way() -> None:
    queue = Queue(1000)
    rude = [ask(queue, "rude", 400), ask(queue, "rude", 500)]
    ann = ask(queue, "ann", 100)
    assert queue.add("bob's", "bob", "bob", 50) == [rude[1]]
    assert set(queue.claims()) == {rude[0], ann, "bob"}
    assert queue.tokens == 550


def test_who_has_most_waiting_is_refused_and_nothing_changes() -> None:
    queue = Queue(1000)
    ask(queue, "rude", 600)
    ask(queue, "ann", 300)
    before = queue.claims()
    for person, cost in (("rude", 200), ("ann", 400), ("bob", 700)):
        with pytest.raises(Full):
            ask(queue, person, cost)
    assert queue.claims() == before
    assert queue.tokens == 900


def test_work_that_others_wait_for_too_is_not_given_up() -> None:
    queue = Queue(1000)
    shared = [ask(queue, person, 900, "a text") for person in ("rude", "ann")]
    with pytest.raises(Full):
        ask(queue, "bob", 200)
    assert queue.claims() == shared


def test_a_place_counts_other_people_whose_work_comes_first() -> None:
    queue = Queue(100_000)
    for _ in range(70):
        ask(queue, "rude", LONG)
    bob, ann = ask(queue, "bob", 300), ask(queue, "ann", SHORT)
    last = ask(queue, "rude", LONG + 1)
    assert queue.place(ann) == 0
    assert queue.place(bob) == 1  # ann; the first of rude's is longer
    assert queue.place(last) == 2  # his own do not count
    assert queue.place(ann, served={"rude", "ann"}) == 1  # what is computed now is before all
    assert queue.place(last, served={"rude", "ann"}) == 2
    queue.leave(ann)
    assert queue.place(ann) == 0
    assert queue.place(bob) == 0


def test_after_a_rest_nobody_owes_anything() -> None:
    queue = Queue(10_000)
    ask(queue, "ann", 500)
    ask(queue, "bob", 10)
    assert everything(queue) == [{"bob"}, {"ann"}]
    queue.forget()
    ask(queue, "ann", 30)
    ask(queue, "bob", 40)
    assert everything(queue) == [{"ann"}, {"bob"}]
