"""One prompt written on at several temperatures with several seeds, all at the same pace."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass, replace

from backend.analyses.foundations.diversity import Diversity, diversity
from backend.analyses.foundations.generation import Step, sampled_token, step
from backend.models.networks.readers import CausalReader
from backend.probability.sampling import Sampling

LIMIT = 64  # tokens of a prompt: the KV caches of many texts have to fit


@dataclass(frozen=True)
class Written:
    """One run: what it was sampled with, and its tokens so far."""

    temperature: float
    seed: int
    steps: tuple[Step, ...] = ()

    @property
    def ids(self) -> tuple[int, ...]:
        return tuple(one.id for one in self.steps)


@dataclass(frozen=True)
class TemperatureSweep:
    """All runs so far.

    Attributes:
        runs: by temperature, then by seed; greedy ones differ in nothing, so there is one.
        done, count: tokens each run has been given the chance to write, of so many.
    """

    runs: tuple[Written, ...]
    done: int
    count: int

    @property
    def temperatures(self) -> tuple[float, ...]:
        return tuple(dict.fromkeys(run.temperature for run in self.runs))

    def at(self, temperature: float) -> list[Written]:
        return [run for run in self.runs if run.temperature == temperature]

    def measured(self, temperature: float) -> Diversity:
        runs = self.at(temperature)
        return diversity(
            [run.ids for run in runs],
            [[one.surprisal_bits for one in run.steps] for run in runs],
        )


def temperature_sweep(
    model: CausalReader,
    given: Sequence[int],
    temperatures: Sequence[float],
    seeds: Sequence[int],
    count: int,
    ends: Collection[int],
    known: TemperatureSweep | None = None,
) -> Iterator[TemperatureSweep]:
    """Write `count` tokens in every run, fewer where an end token comes.

    Each run has the tokens that `generate` would give it alone, up to float32's rounding.

    Args:
        known: how far it has got, to go on from.

    Yields:
        All runs after every token.
    """
    now = known or TemperatureSweep(
        tuple(
            Written(temperature, seed)
            for temperature in temperatures
            for seed in (seeds if temperature else seeds[:1])
        ),
        0,
        count,
    )
    while now.done < count:
        # A greedy run and one that went the same way ask the same: the engine answers it once.
        going = [run for run in now.runs if not (run.ids and run.ids[-1] in ends)]
        rows = iter(model.next_logits_of([(*given, *run.ids) for run in going]))
        grown = []
        for run in now.runs:
            if run not in going:
                grown.append(run)
                continue
            logits, sampling = next(rows), Sampling(temperature=run.temperature)
            token = sampled_token(logits, sampling, run.seed, (*given, *run.ids))
            grown.append(replace(run, steps=(*run.steps, step(logits, sampling, token))))
        now = TemperatureSweep(tuple(grown), now.done + 1, count)
        yield now
