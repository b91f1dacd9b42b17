"""A room's prompts through the engine of one process, and through one and two replicas on Ray.

Every replica has one core; the engine of the process has one too in the first row, and all in the
second, which is how it runs without Ray.
"""

from __future__ import annotations

import tempfile
from itertools import count
from pathlib import Path
from threading import Thread
from time import perf_counter

import torch

from backend.models import load
from backend.models.engine.client import EngineModel
from backend.models.engine.engine import Engine
from backend.models.engine.remote.remote_worker import RemoteWorker
from backend.models.networks.loading import describe
from tests.benchmarks.shared.side_by_side import table
from tests.ray_room import Room

PEOPLE, ROUNDS = 30, 4
PROMPT = " people sat in the room and each of them typed a sentence about the weather of"

first = count(1000)  # each prompt begins with another token: nothing is known of it before


def prompts_a_second(engine: Engine) -> float:
    """Everybody asks again as soon as they have an answer, so many times."""
    ids = load("smollm2").encode(PROMPT)

    def person(number: int) -> None:
        model = EngineModel(engine, "smollm2", f"person {number}")
        for _ in range(ROUNDS):
            model.next_logits([next(first), *ids])

    EngineModel(engine, "smollm2", "warm").next_logits([next(first), *ids])
    people = [Thread(target=person, args=(number,)) for number in range(PEOPLE)]
    begun = perf_counter()
    for one in people:
        one.start()
    for one in people:
        one.join()
    engine.close()
    return PEOPLE * ROUNDS / (perf_counter() - begun)


def through_replicas(replicas: int) -> float:
    with tempfile.TemporaryDirectory() as folder:
        room = Room(Path(folder) / "log.txt", replicas, ["smollm2"])
        try:
            room.wait_for(replicas)
            workers = [RemoteWorker(room.address) for _ in range(replicas)]
            return prompts_a_second(Engine(describe, workers=workers))
        finally:
            room.stop()


def main() -> None:
    load("smollm2")
    cores = torch.get_num_threads()
    torch.set_num_threads(1)
    ways = {"one process, one core": prompts_a_second(Engine(load))}
    torch.set_num_threads(cores)
    ways[f"one process, {cores} cores"] = prompts_a_second(Engine(load))
    ways |= {f"{n} Ray replica{'s'[: n - 1]}, a core each": through_replicas(n) for n in (1, 2)}
    plain = ways["1 Ray replica, a core each"]
    table(
        (f"{PEOPLE} people, different prompts", "prompts a second", "to one replica"),
        [(way, f"{rate:.1f}", f"{rate / plain:.2f}") for way, rate in ways.items()],
    )


main()
