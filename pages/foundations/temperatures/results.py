"""What this page keeps."""

from __future__ import annotations

from collections.abc import Iterator

from backend.analyses.foundations.generation import ends
from backend.analyses.foundations.temperature_sweep import TemperatureSweep, temperature_sweep
from components.results.shared import Ids, model, vocabulary
from components.results.store import resumable


@resumable
def sweep(
    known: TemperatureSweep | None,
    name: str,
    ids: Ids,
    temperatures: tuple[float, ...],
    seeds: Ids,
    count: int,
) -> Iterator[TemperatureSweep]:
    """One prompt written on at several temperatures, with several seeds."""
    stops = ends(vocabulary(name))
    return temperature_sweep(model(name), ids, temperatures, seeds, count, stops, known)
