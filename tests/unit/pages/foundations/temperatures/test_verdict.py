"""What the page says of “0 is boring” and “0.7 is creative” follows from the figures."""

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
    assert verdict.repeats(result_of(loop, [new, other]))[0]
    assert not verdict.repeats(result_of(new, [new, other]))[0]
    assert verdict.varies(result_of(loop, [new, other]))[0]
    same = verdict.varies(result_of(loop, [new, new]))
    assert not same[0]
    assert "hardly varies" in same[1]
    surprising = verdict.varies(result_of(loop, [new, other], warm_bits=3.0))
    assert not surprising[0]
    assert "no clear difference" in surprising[1]


def test_each_verdict_says_what_it_was_measured_on() -> None:
    result = result_of([1, 2] * 4, [list(range(8)), list(range(10, 18))])
    for _, words in (verdict.repeats(result), verdict.varies(result)):
        assert "Measured here (this prompt, 8 tokens, 2 seeds)" in words


def test_the_perplexity_of_the_texts_is_two_to_their_mean_surprisal() -> None:
    told = verdict.at_each(result_of([1, 2] * 4, [list(range(8))]))
    assert "2.00 at 0 (greedy), 4.00 at 0.7, and 8.00 at 1" in told
