"""Several ways of doing one thing, measured in turns so that a busy machine is busy for all."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from statistics import median
from time import perf_counter


def medians(ways: Mapping[str, Callable[[], object]], rounds: int) -> dict[str, float]:
    """Seconds of each way: the median of so many rounds, after one that does not count."""
    taken: dict[str, list[float]] = {name: [] for name in ways}
    for number in range(rounds + 1):
        for name, way in ways.items():
            begun = perf_counter()
            way()
            if number:
                taken[name].append(perf_counter() - begun)
    return {name: median(seconds) for name, seconds in taken.items()}


def table(columns: tuple[str, ...], rows: list[tuple[object, ...]]) -> None:
    """Print Markdown."""
    for row in (columns, ("---",) * len(columns), *rows):
        print("| " + " | ".join(str(cell) for cell in row) + " |")


def goals(*rows: tuple[str, str, str, bool]) -> None:
    """Print what was to be reached: what, the figure to reach, the measured one, and whether."""
    print()
    table(
        ("goal", "to reach", "measured", "reached"),
        [(*words, "yes" if reached else "**no**") for *words, reached in rows],
    )
    print()
