"""A prompt typed, and a room full of people, beside the plain way: one call after the other."""

from __future__ import annotations

from collections.abc import Callable
from itertools import count
from threading import Lock, Thread

import torch

from backend.models import load
from backend.models.engine.client import EngineModel
from backend.models.engine.engine import Engine
from tests.benchmarks.shared.side_by_side import goals, medians, table

PEOPLE, ROUNDS = 30, 3
PROMPT = " people sat in the room and each of them typed a sentence about the weather of"


def main() -> None:
    model = load("smollm2")
    engine = Engine(load)
    ids = model.encode(PROMPT)
    first = count(1000)  # each prompt begins with another token: nothing is known of it before
    lock = Lock()

    def prompt() -> list[int]:
        return [next(first), *ids]

    def bare(ids: list[int]) -> None:
        with lock, torch.inference_mode():
            model.network(input_ids=torch.tensor([[model.start_id, *ids]]), use_cache=False)

    def ask(ids: list[int], person: int = 0) -> None:
        EngineModel(engine, "smollm2", f"person {person}").next_logits(ids)

    def both(ids: list[int]) -> None:
        ask(ids)
        EngineModel(engine, "smollm2-masked", "person 0").logits_at(ids, [len(ids) // 2])

    def together(one: Callable[[int], None]) -> None:
        threads = [Thread(target=one, args=(person,)) for person in range(PEOPLE)]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()

    again = prompt()
    one = medians(
        {
            "a bare `model(ids)`": lambda: bare(prompt()),
            "through the engine": lambda: ask(prompt()),
            "the same prompt again": lambda: ask(again),
            "both readings at one position": lambda: both(prompt()),
        },
        ROUNDS * 3,
    )
    plain = one["a bare `model(ids)`"]
    table(
        ("one prompt", "ms", "ratio"),
        [(way, f"{s * 1000:.1f}", f"{s / plain:.2f}") for way, s in one.items()],
    )
    print()
    room = medians(
        {
            "under a lock": lambda: together(lambda _: bare(prompt())),
            "through the engine": lambda: together(lambda person: ask(prompt(), person)),
        },
        ROUNDS,
    )
    engine.close()
    ours, repeat, both_ways = list(one.values())[1:]
    more = room["under a lock"] / room["through the engine"]
    bare_call, plain = plain, room["under a lock"]
    table(
        (f"{PEOPLE} different prompts at once", "prompts a second", "ratio"),
        [(way, f"{PEOPLE / s:.1f}", f"{plain / s:.2f}") for way, s in room.items()],
    )
    goals(
        (
            "prompt typed -> distribution",
            "1.2 x a bare call",
            f"{ours / bare_call:.2f} x",
            ours <= 1.2 * bare_call,
        ),
        ("a prompt repeated", "under 5 ms", f"{repeat * 1000:.1f} ms", repeat < 0.005),
        (
            "both readings at one position",
            "under 3 x a bare call",
            f"{both_ways / bare_call:.2f} x",
            both_ways < 3 * bare_call,
        ),
        (f"{PEOPLE} different prompts at once", "2.5 x one by one", f"{more:.2f} x", more >= 2.5),
    )


main()
