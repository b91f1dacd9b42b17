"""What the page says of “greedy is boring; 0.7 for creative use” follows from the figures."""

from __future__ import annotations

from backend.analyses.foundations.generation import Step
from backend.analyses.foundations.temperature_sweep import TemperatureSweep, Written
from pages.foundations.temperatures import verdict


def result_of(cold: list[int], warm: list[list[int]], warm_bits: float = 2.0) -> TemperatureSweep:
    """Runs made up of these ids."""

    def steps(ids: list[int], bits: float) -> tuple[Step, ...]:
        return tuple(Step(one, 1, 0.5, 0.5, bits, 1.0, 1.0, 1, ()) for one in ids)

    runs = [Written(0.0, 1, steps(cold, 1.0))]
    runs += [Written(0.7, seed, steps(ids, warm_bits)) for seed, ids in enumerate(warm)]
    runs += [Written(1.0, seed, steps(list(range(8)), 3.0)) for seed in range(2)]
    return TemperatureSweep(tuple(runs), 8, 8)


def test_each_verdict_holds_or_not_as_the_figures_have_it() -> None:
    loop, new, other = [1, 2] * 4, list(range(8)), list(range(10, 18))
    assert verdict.boring(result_of(loop, [new, other]))[0]
    assert not verdict.boring(result_of(new, [new, other]))[0]
    assert verdict.creative(result_of(loop, [new, other]))[0]
    same = verdict.creative(result_of(loop, [new, new]))
    assert not same[0]
    assert "hardly varies" in same[1]
    surprising = verdict.creative(result_of(loop, [new, other], warm_bits=3.0))
    assert not surprising[0]
    assert "no clear difference" in surprising[1]
