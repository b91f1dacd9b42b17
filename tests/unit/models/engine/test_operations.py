"""An operation is one class: queue, batching, cache, workers and wire take a new one as it is."""

from __future__ import annotations

import json
from collections.abc import Hashable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any, Self

import numpy as np
import pytest

from backend.models.engine.client import EngineModel
from backend.models.engine.engine import Engine
from backend.models.engine.operations import (
    OPERATIONS,
    Each,
    Logits,
    LogitsAt,
    NextLogits,
    Operation,
    SurprisalsAfter,
    Tokens,
    operation,
)
from backend.models.engine.remote import wire
from backend.models.engine.worker import Computed, LocalWorker
from backend.models.networks.prefix_cache import PrefixCache


@operation
@dataclass(frozen=True)
class Sum(Operation):
    """What a new operation has to say of itself."""

    ids: Tokens
    scale: float

    @property
    def batch_key(self) -> Hashable:
        return self.model, "sum"

    def cost(self, prefixes: PrefixCache | None = None) -> int:
        return len(self.ids)

    @classmethod
    def run_batch(
        cls, model: Adder, batch: Sequence[Self], prefixes: PrefixCache
    ) -> list[np.ndarray]:
        return model.sums([(one.ids, one.scale) for one in batch])


class AddingModel(EngineModel):
    """What a new operation needs of a client."""

    def sum(self, ids: Sequence[int], scale: float) -> np.ndarray:
        return self._ask(Sum(self.name, tuple(ids), scale))


class Adder:
    """The network's own method."""

    def __init__(self) -> None:
        self.passes: list[int] = []

    def sums(self, texts: list[tuple[Tokens, float]]) -> list[np.ndarray]:
        self.passes.append(len(texts))
        return [np.array([sum(ids) * scale]) for ids, scale in texts]


class BehindAWire(LocalWorker):
    """A worker that gets what it computes as bytes, and answers in bytes."""

    def compute(self, batch: Sequence[Operation]) -> Computed:
        values, seconds = super().compute(wire.unpack_operations(wire.pack_operations(batch)))
        return Computed(wire.unpack_answers(wire.pack_answers(values)), seconds)


@pytest.fixture
def adder() -> Adder:
    return Adder()


@pytest.fixture(params=[LocalWorker, BehindAWire])
def engine(request: pytest.FixtureRequest, adder: Adder) -> Iterator[Engine]:
    engine = Engine(lambda name, _: adder, workers=[request.param(lambda name: adder, 0)])
    yield engine
    engine.close()


def test_a_new_operation_is_computed_shared_and_remembered(engine: Engine, adder: Adder) -> None:
    ann, bob = (AddingModel(engine, "any", person) for person in ("ann", "bob"))
    np.testing.assert_array_equal(ann.sum([1, 2], 0.5), [1.5])
    np.testing.assert_array_equal(bob.sum([1, 2], 0.5), [1.5])
    assert adder.passes == [1]  # the second answer came from the cache


def test_new_operations_that_wait_together_share_a_pass(engine: Engine, adder: Adder) -> None:
    with engine._changed:  # the worker begins when all are there
        tickets = [engine.submit(Sum("any", (n,), 2.0), str(n)) for n in range(3)]
        other = engine.submit(Sum("another", (9,), 2.0), "other")  # not of this model
    assert [float(ticket.result()[0]) for ticket in tickets] == [0, 2, 4]
    assert float(other.result()[0]) == 18
    assert adder.passes == [3, 1]


EXAMPLES = [
    Logits("m", (1, 2)),
    NextLogits("m", ()),
    SurprisalsAfter("m", (1, 2), 1, (3, 4)),
    LogitsAt("m", (1, 2), (0, 1)),
    Each("m", (1, 2, 3), (0, 2), ((0, 1), (2,))),
    Sum("m", (1,), 0.5),
]


def test_every_operation_there_is_survives_the_wire() -> None:
    assert {type(one) for one in EXAMPLES} == set(OPERATIONS.values())
    assert wire.unpack_operations(wire.pack_operations(EXAMPLES)) == EXAMPLES


@pytest.mark.parametrize(
    "data",
    [
        ["NextLogits", {"model": "m"}],  # a field is missing
        ["NextLogits", {"model": "m", "ids": [1], "positions": [2]}],  # one too many
        ["NextLogits", {"model": "m", "ids": [1.5]}],
        ["NextLogits", {"model": "m", "ids": [True]}],
        ["NextLogits", {"model": "m", "ids": "12"}],
        ["NextLogits", {"model": 7, "ids": [1]}],
        ["Each", {"model": "m", "ids": [1], "positions": [0], "groups": [0]}],
        ["Operation", {"model": "m"}],
        ["__import__", {"model": "os"}],
        [["NextLogits"], {}],
        ["NextLogits", None],
        ["NextLogits"],
        7,
    ],
)
def test_what_is_no_operation_is_refused(data: Any) -> None:
    with pytest.raises(ValueError):
        wire.unpack_operations(json.dumps([data]).encode())


@pytest.mark.parametrize("data", [b"", b"\xff", b"7", b"null", b'{"a": 1}'])
def test_bytes_that_hold_no_operations_are_refused(data: bytes) -> None:
    with pytest.raises(ValueError):
        wire.unpack_operations(data)


def test_a_worker_refuses_what_does_not_share_a_pass(adder: Adder) -> None:
    worker = LocalWorker(lambda name: adder, 0)
    for other in (Logits("m", (1,)), Sum("another", (1,), 1.0)):
        with pytest.raises(ValueError, match="share a pass"):
            worker.compute([Sum("m", (1,), 1.0), other])
    assert adder.passes == []


def test_masked_readings_share_a_pass_and_whole_texts_go_alone() -> None:
    assert LogitsAt("m", (1,), (0,)).batch_key == Each("m", (2, 3), (1,)).batch_key
    assert Logits("m", (1,)).batch_key != Logits("m", (2,)).batch_key
    assert NextLogits("m", (1,)).batch_key != NextLogits("other", (1,)).batch_key


def test_the_cost_is_the_tokens_that_pass_the_network() -> None:
    assert [one.cost() for one in EXAMPLES] == [3, 1, 6, 3, 8, 1]
