"""Several temperatures at once: each run is the one it would have been alone."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
import pytest

from backend.analyses.foundations.generation import generate
from backend.analyses.foundations.temperature_sweep import TemperatureSweep, temperature_sweep
from backend.probability.sampling import Sampling
from tests.unit.analyses.table_reader import TableReader


class Alone(TableReader):
    def next_logits(self, ids: Sequence[int], *, start: bool = True) -> np.ndarray:
        return self.next_logits_of([ids])[0]


def run(
    known: TemperatureSweep | None = None, ends: tuple[int, ...] = ()
) -> list[TemperatureSweep]:
    return list(temperature_sweep(Alone(), (1,), (0.0, 0.7, 1.5), (1, 2), 6, ends, known))


def test_each_run_is_what_it_would_be_alone() -> None:
    last = run()[-1]
    assert [(one.temperature, one.seed) for one in last.runs] == [
        (0.0, 1), (0.7, 1), (0.7, 2), (1.5, 1), (1.5, 2),
    ]  # fmt: skip
    for one in last.runs:
        settings = Sampling(temperature=one.temperature)
        alone = generate(Alone(), (1,), settings, one.seed, 6, ())
        assert list(one.steps) == list(alone)


def test_it_goes_on_from_where_it_was() -> None:
    steps = run()
    assert [one.done for one in steps] == [1, 2, 3, 4, 5, 6]
    assert run(steps[2])[-1] == steps[-1]


def test_a_run_ends_with_its_end_token_and_the_others_go_on() -> None:
    last = run(ends=(0,))[-1]
    for one in last.runs:
        assert 0 not in one.ids[:-1]
        assert len(one.ids) == 6 or one.ids[-1] == 0
    assert len({len(one.ids) for one in last.runs}) > 1


def test_measures_are_of_one_temperature() -> None:
    last = run()[-1]
    bits = [one.surprisal_bits for written in last.at(0.7) for one in written.steps]
    assert last.measured(0.7).surprisal_bits == pytest.approx(np.mean(bits))
    assert np.isnan(last.measured(0.0).agreement)
