"""A class opens one page at once, each with a text of their own; and then each page once more."""

from __future__ import annotations

import argparse
import asyncio
from contextlib import AsyncExitStack
from time import perf_counter

import numpy as np

from components.frame import site
from components.frame.page_card import PageCard
from pages.frame.table import SECTIONS
from tests.benchmarks.shared import server
from tests.benchmarks.shared.side_by_side import goals, table
from tests.benchmarks.shared.visitor import Visitor
from tests.browser.server import Server

CLASS = 30  # people


async def visit(app: Server, card: PageCard) -> tuple[list[float], list[str]]:
    """Seconds until each person's page is whole, and what any of them was warned of."""
    async with AsyncExitStack() as stack:
        everybody = [
            await stack.enter_async_context(Visitor(app.url, site.path_of(card)))
            for _ in range(CLASS)
        ]
        begun = perf_counter()

        async def open_it(number: int, visitor: Visitor) -> float:
            own = {"text": f"{number} {card.text}"} if card.text else {}
            await visitor.open(**own)
            return perf_counter() - begun

        moments = await asyncio.gather(*(open_it(*each) for each in enumerate(everybody)))
        return moments, [notice for visitor in everybody for notice in visitor.notices]


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("pages", nargs="*", help="their ids; all of them without")
    wanted = parser.parse_args().pages
    site.open_site(SECTIONS)
    cards = [card for card in site.cards() if not wanted or card.id in wanted]
    rows: list[tuple[object, ...]] = []
    warned: list[str] = []
    done = 0
    with server.running() as app:
        server.wait_for(app.url)
        for card in cards:
            before = server.counts(app)["runs"]
            moments, notices = asyncio.run(visit(app, card))
            runs = server.counts(app)["runs"] - before
            half, most = np.percentile(moments, [50, 95])
            again, _ = asyncio.run(visit(app, card))
            done += len(moments)
            warned += notices
            rows.append(
                (
                    card.id,
                    "their own" if card.text else "the same",
                    f"{len(moments)} of {CLASS}",
                    ", ".join(sorted(set(notices))) or "none",
                    runs,
                    *(f"{seconds:.1f}" for seconds in (half, most, max(moments), max(again))),
                )
            )
    table(
        (
            *("page", "text", "whole for", "warnings", "runs of the model"),
            *("50 % after s", "95 %", "all", "all, known"),
        ),
        rows,
    )
    goals(
        (
            f"a page for all {CLASS}, one page after the other",
            f"{CLASS * len(cards)} whole, no warning",
            f"{done}, {len(warned)} warnings",
            (done, warned) == (CLASS * len(cards), []),
        ),
    )


main()
