"""A model that notes what it is asked, and ways to keep an engine's worker busy with it."""

from __future__ import annotations

from collections.abc import Callable
from threading import Event
from time import monotonic

import numpy as np

from backend.models.engine.engine import Engine
from backend.models.engine.operations import NextLogits
from backend.models.networks.masked import Gap


class CountingModel:
    """Logits that tell what was asked; a gate holds the worker up where a test needs it."""

    vocabulary_size = 5

    def __init__(self) -> None:
        self.asked: list[tuple[int, ...]] = []
        self.gate = Event()
        self.gate.set()
        self.entered = Event()

    def next_logits_of(self, texts: list[tuple[int, ...]], *, start: bool = True) -> np.ndarray:
        self.asked.extend(texts)
        self.entered.set()
        assert self.gate.wait(10)
        if (777,) in texts:
            raise SystemExit(f"they typed {texts}")
        if (666,) in texts:
            raise RuntimeError("unlucky")
        return np.stack([np.full(5, sum(ids), dtype=np.float32) for ids in texts])

    def logits_of(self, gaps: list[Gap]) -> list[np.ndarray]:
        return [self.next_logits_of([(gap.ids[gap.wanted[0]],)]) for gap in gaps]


def ask(*ids: int) -> NextLogits:
    return NextLogits("fake", ids)


def in_time(seconds: float = 10) -> Callable[[int], None]:
    """Gives up waiting, so that a test whose answer never comes fails."""
    last = monotonic() + seconds

    def check(place: int) -> None:
        assert monotonic() < last, "no answer"

    return check


def hold(engine: Engine, model: CountingModel) -> None:
    """Keep the worker busy until the gate opens."""
    model.gate.clear()
    engine.submit(ask(99), "somebody else")
    assert model.entered.wait(10)
