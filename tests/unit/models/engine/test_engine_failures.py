"""Errors stay with those who asked, and a broken worker starts anew."""

from __future__ import annotations

import numpy as np
import pytest

from backend.errors import Attempt, Interrupted, ModelUnavailable
from backend.models.engine.client import EngineModel
from backend.models.engine.engine import Engine
from backend.models.engine.operations import LogitsAt
from tests.unit.models.engine.counting_model import CountingModel, ask, hold, in_time


def test_an_error_reaches_only_those_who_asked(engine: Engine) -> None:
    with pytest.raises(RuntimeError, match="unlucky"):
        engine.submit(ask(666), "ann").result()
    np.testing.assert_array_equal(engine.submit(ask(1), "bob").result(), np.full(5, 1))


def test_a_worker_that_breaks_down_fails_what_it_ran_and_starts_anew(
    engine: Engine, model: CountingModel, caplog: pytest.LogCaptureFixture
) -> None:
    hold(engine, model)
    fatal = engine.submit(ask(777), "ann")
    beside = engine.submit(ask(1), "bob")  # shares its pass
    model.gate.set()
    for running in (fatal, beside):
        with pytest.raises(Interrupted, match="Try again"):
            running.result(in_time())
    np.testing.assert_array_equal(engine.submit(ask(1), "bob").result(), np.full(5, 1))
    assert "starts anew" in caplog.text
    assert "SystemExit" in caplog.text
    assert "they typed [" not in caplog.text


def test_what_waits_behind_a_broken_pass_is_still_computed(
    engine: Engine, model: CountingModel
) -> None:
    hold(engine, model)
    fatal = engine.submit(ask(777), "ann")
    waiting = engine.submit(LogitsAt("fake", (4, 5), (1,)), "bob")  # not of its pass
    model.gate.set()
    with pytest.raises(Interrupted):
        fatal.result(in_time())
    np.testing.assert_array_equal(waiting.result(in_time()), np.full((1, 5), 5))


def test_closing_works_after_a_breakdown(model: CountingModel) -> None:
    engine = Engine(lambda name, progress: model)
    with pytest.raises(Interrupted):
        engine.submit(ask(777), "ann").result(in_time())
    engine.close()
    assert not any(lane.thread.is_alive() for lane in engine._lanes)


def test_a_model_that_cannot_be_had_fails_for_itself_alone() -> None:
    failure = ModelUnavailable("missing", (Attempt("nowhere", "not there"),), "Put it there.")

    def load(name: str, progress: object) -> CountingModel:
        if name == "missing":
            raise failure
        return CountingModel()

    engine = Engine(load)
    with pytest.raises(ModelUnavailable):
        EngineModel(engine, "missing", "ann").next_logits([1])
    np.testing.assert_array_equal(
        EngineModel(engine, "fine", "ann").next_logits([1]), np.full(5, 1)
    )
    first = engine.preparation("missing")
    assert first is not None
    assert first.error is failure
    assert engine.prepare("missing") is not first  # the next person may try again
    engine.close()
