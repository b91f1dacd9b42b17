"""An operation is one class: queue, batching, cache and workers take a new one as it is."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import numpy as np
import pytest

from backend.models.engine.engine import Engine
from backend.models.engine.operations import (
    SOUND_COST,
    SPOKEN_COST,
    Each,
    Logits,
    LogitsAt,
    NextLogits,
    Operation,
)
from backend.models.engine.remote import wire
from backend.models.engine.worker import Computed, LocalWorker
from backend.models.networks.interlude import LetIn
from tests.unit.models.engine.adding import EXAMPLES, Adder, AddingModel, Sum


class BehindAWire(LocalWorker):
    """A worker that gets what it computes as bytes, and answers in bytes."""

    def compute(self, batch: Sequence[Operation], let_in: LetIn | None = None) -> Computed:
        sent = wire.unpack_operations(wire.pack_operations(batch))
        values, seconds = super().compute(sent, let_in)
        return Computed(wire.unpack_answers(wire.pack_answers(values)), seconds)


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


def test_masked_readings_share_a_pass_and_whole_texts_go_alone() -> None:
    assert LogitsAt("m", (1,), (0,)).batch_key == Each("m", (2, 3), (1,)).batch_key
    assert Logits("m", (1,)).batch_key != Logits("m", (2,)).batch_key
    assert NextLogits("m", (1,)).batch_key != NextLogits("other", (1,)).batch_key
    assert NextLogits("m", (1,)).batch_key != NextLogits("m", (1,), start=False).batch_key


def test_with_the_start_token_and_without_are_two_questions() -> None:
    assert NextLogits("m", (1,)) == NextLogits("m", (1,), start=True)
    assert NextLogits("m", (1,)) != NextLogits("m", (1,), start=False)


def test_the_cost_is_the_tokens_that_pass_the_network() -> None:
    heard = SOUND_COST + SPOKEN_COST, SOUND_COST
    assert [one.cost() for one in EXAMPLES] == [3, 1, 2, 6, 3, 8, *heard, 1]
