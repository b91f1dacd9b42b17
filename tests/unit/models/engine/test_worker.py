"""A worker computes one pass at a time."""

from __future__ import annotations

import pytest

from backend.models.engine.operations import Logits
from backend.models.engine.worker import LocalWorker
from tests.unit.models.engine.adding import Adder, Sum


def test_a_worker_refuses_what_does_not_share_a_pass(adder: Adder) -> None:
    worker = LocalWorker(lambda name: adder, 0)
    for other in (Logits("m", (1,)), Sum("another", (1,), 1.0)):
        with pytest.raises(ValueError, match="share a pass"):
            worker.compute([Sum("m", (1,), 1.0), other])
    assert adder.passes == []
