"""From the start of the process to the first page and the first chart, with a warm cache."""

from __future__ import annotations

import asyncio
from pathlib import Path
from statistics import median
from time import perf_counter

from tests.benchmarks.shared import server
from tests.benchmarks.shared.side_by_side import goals, table
from tests.benchmarks.shared.visitor import Visitor
from tests.browser.server import ROOT

ROUNDS = 3
TEXT = "The capital of France is"
PLAIN = Path(__file__).parent / "shared" / "plain_app.py"
STEPS = ("page served", "first message", "first element", "first chart")


async def visit(url: str, page: str, begun: float) -> list[float]:
    async with Visitor(url, page) as visitor:
        opened = perf_counter() - begun
        await visitor.open(text=TEXT)
        moments = (visitor.first, visitor.element, visitor.chart)
    return [opened + moment for moment in moments if moment is not None]


def start(script: Path, page: str) -> list[float]:
    """Seconds from the start of the process to each of the steps."""
    begun = perf_counter()
    with server.running(script) as app:
        server.wait_for(f"{app.url}/{page}")
        served = perf_counter() - begun
        return [served, *asyncio.run(visit(app.url, page, begun))]


def main() -> None:
    ours, plain = [], []
    for number in range(ROUNDS + 1):  # the first brings files into memory, and does not count
        one, other = start(ROOT / "app.py", "next-token"), start(PLAIN, "")
        if number:
            ours.append(one)
            plain.append(other)
    rows: list[tuple[object, ...]] = []
    for place, step in enumerate(STEPS):
        seconds, other_way = (median(run[place] for run in runs) for runs in (ours, plain))
        rows.append((step, f"{seconds:.1f}", f"{other_way:.1f}", f"{seconds / other_way:.2f}"))
    table(("after the start of the process", "seconds", "a plain app", "ratio"), rows)
    first, chart = (median(run[STEPS.index(step)] for run in ours) for step in STEPS[1::2])
    goals(
        ("first message of the server", "under 2 s", f"{first:.1f} s", first < 2),
        ("first chart", "under 6 s", f"{chart:.1f} s", chart < 6),
    )


main()
