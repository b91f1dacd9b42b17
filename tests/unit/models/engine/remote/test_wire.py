"""What goes over the wire: every operation comes back as it was, and nothing else does."""

from __future__ import annotations

import json
from typing import Any

import numpy as np
import pytest

from backend.models.engine.operations import OPERATIONS
from backend.models.engine.remote import wire
from tests.unit.models.engine.adding import EXAMPLES
from tests.unit.models.engine.remote.replica_server import ASKED


def test_every_operation_there_is_survives_the_wire() -> None:
    assert {type(one) for one in EXAMPLES} == set(OPERATIONS.values())
    assert wire.unpack_operations(wire.pack_operations(EXAMPLES)) == EXAMPLES


@pytest.mark.parametrize(
    "data",
    [
        ["NextLogits", {"model": "m", "start": True}],  # a field is missing
        ["NextLogits", {"model": "m", "ids": [1]}],
        ["NextLogits", {"model": "m", "ids": [1], "start": True, "positions": [2]}],  # one too many
        ["NextLogits", {"model": "m", "ids": [1.5], "start": True}],
        ["NextLogits", {"model": "m", "ids": [True], "start": True}],
        ["NextLogits", {"model": "m", "ids": "12", "start": True}],
        ["NextLogits", {"model": "m", "ids": [1], "start": 1}],
        ["NextLogits", {"model": 7, "ids": [1], "start": True}],
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


def test_operations_and_answers_survive_the_wire() -> None:
    assert wire.unpack_operations(wire.pack_operations(ASKED)) == ASKED
    rng = np.random.default_rng(1)
    answers = [rng.normal(size=shape).astype(np.float32) for shape in ((5,), (2, 5), (0, 5))]
    answers += [rng.normal(size=(7, 3)).astype(np.float32).T for _ in range(12)]  # past "9"
    for sent, back in zip(answers, wire.unpack_answers(wire.pack_answers(answers)), strict=True):
        np.testing.assert_array_equal(back, sent)
        assert back.dtype == np.float32
