"""One person's prompt while others ask for much: is it served, and how soon, beside an empty room.

Everything over the WebSocket, as browsers would. Besides: thirty people who generate at once.
"""

from __future__ import annotations

import asyncio
import sys
from collections.abc import AsyncIterator, Callable, Sequence
from contextlib import AsyncExitStack, asynccontextmanager
from itertools import count
from statistics import mean, median
from time import perf_counter

from tests.benchmarks.shared import server
from tests.benchmarks.shared.side_by_side import goals, table
from tests.benchmarks.shared.visitor import Visitor, new_browser
from tests.browser.server import Server

PROMPTS = 5  # of the bystander, in each row; the median counts
TABS, MANY_TABS, READERS, WRITERS = 8, 70, 8, 30
BEGUN = 4.0  # seconds the others are at it before the bystander types
PATIENCE = 2.0  # seconds until somebody who reads "Busy" tries again
WRITTEN = 32  # tokens, see `GENERATE`
GENERATE = f"Generate {WRITTEN} tokens"

number = count(1000)  # no two texts begin alike: nothing is known of any before


def prompt() -> str:
    return f"{next(number)} people typed a sentence about the weather of"


def long_text() -> str:
    """About 495 tokens."""
    return f"{next(number)}" + " and so it was said of every one of them that day" * 41


def read_text() -> str:
    """About 110 tokens."""
    return f"{next(number)}" + " and so it was said of every one of them that day" * 9


async def ask_again_and_again(tab: Visitor, text: Callable[[], str]) -> None:
    """Another text as soon as the last one is answered."""
    while True:
        await tab.write("Text", text())
        if tab.notices:
            await asyncio.sleep(PATIENCE)


@asynccontextmanager
async def at_it(tabs: Sequence[Visitor], text: Callable[[], str]) -> AsyncIterator[None]:
    work = [asyncio.create_task(ask_again_and_again(tab, text)) for tab in tabs]
    await asyncio.sleep(BEGUN)
    try:
        yield
    finally:
        for one in work:
            one.cancel()
        for outcome in await asyncio.gather(*work, return_exceptions=True):
            if not isinstance(outcome, asyncio.CancelledError):
                print("one of the others gave up:", outcome, file=sys.stderr)


async def opened(
    stack: AsyncExitStack, url: str, page: str, browsers: Sequence[str], **query: str
) -> list[Visitor]:
    """Tabs on a page, one for each of these browsers, opened one after the other."""
    tabs = []
    for browser in browsers:
        tab = await stack.enter_async_context(Visitor(url, page, browser))
        await tab.open(**query)
        tabs.append(tab)
    return tabs


async def typed(bystander: Visitor) -> tuple[list[float], int]:
    """Seconds from each prompt to its bars, and how often there were none."""
    seconds, unserved = [], 0
    for _ in range(PROMPTS):
        await bystander.write("Text", prompt())
        if bystander.notices or bystander.chart is None:
            unserved += 1
        else:
            seconds.append(bystander.chart)
        await asyncio.sleep(0.3)
    return seconds, unserved


async def attacked(app: Server) -> dict[str, tuple[list[float], int]]:
    rows = {}
    async with AsyncExitStack() as stack:
        (bystander,) = await opened(stack, app.url, "next-token", [new_browser(app.url)])
        await typed(bystander)  # everything is loaded now
        rows["alone"] = await typed(bystander)
        for tabs in (TABS, MANY_TABS):
            async with AsyncExitStack() as theirs:
                rude = [new_browser(app.url)] * tabs
                others = await opened(theirs, app.url, "next-token", rude)
                async with at_it(others, long_text):
                    rows[f"{tabs} tabs of one browser, 495 tokens each"] = await typed(bystander)
        async with AsyncExitStack() as theirs:
            people = [new_browser(app.url) for _ in range(READERS)]
            others = await opened(theirs, app.url, "masked-and-causal", people)
            async with at_it(others, read_text):
                rows[f"{READERS} people reading texts of 110 tokens whole"] = await typed(bystander)
        rows["alone again"] = await typed(bystander)
    return rows


async def generated(app: Server, people: int) -> tuple[list[float], int, float]:
    """Seconds until each had all tokens, how many errors they saw, and tokens a second in all."""

    async def write(one: Visitor) -> float:
        begun = perf_counter()
        await one.press(GENERATE)
        return perf_counter() - begun

    async with AsyncExitStack() as stack:
        writers = []
        for _ in range(people):
            browser = [new_browser(app.url)]
            writers += await opened(stack, app.url, "generation", browser, text=prompt())
        before, begun = server.counts(app)["runs"], perf_counter()
        seconds = await asyncio.gather(*(write(one) for one in writers))
        rate = (server.counts(app)["runs"] - before) / (perf_counter() - begun)
        return seconds, sum(len(one.notices) for one in writers), rate


def main() -> None:
    with server.running() as app:
        server.wait_for(app.url)
        rows = asyncio.run(attacked(app))
        asyncio.run(generated(app, 1))
        alone = median(asyncio.run(generated(app, 1))[2] for _ in range(PROMPTS))
        seconds, errors, together = asyncio.run(generated(app, WRITERS))
    plain = median(rows["alone"][0])
    half = {what: median(times) if times else float("inf") for what, (times, _) in rows.items()}
    table(
        ("a bystander's prompt", "median s", "longest s", "to alone", "without bars"),
        [
            (
                what,
                f"{half[what]:.2f}",
                f"{max(times, default=float('inf')):.2f}",
                f"{half[what] / plain:.1f}",
                f"{unserved} of {PROMPTS}",
            )
            for what, (times, unserved) in rows.items()
        ],
    )
    print()
    slowest = mean(seconds) / max(seconds)
    table(
        (f"people who generate {WRITTEN} tokens", "tokens a second", "to one alone", "errors"),
        [
            ("one", f"{alone:.1f}", "1.0", ""),
            (f"{WRITERS} at once", f"{together:.1f}", f"{together / alone:.1f}", errors),
        ],
    )
    _, few, many, reading, _ = half.items()
    refused = sum(unserved for _, unserved in rows.values())
    goals(
        (few[0], "under 1 s", f"{few[1]:.2f} s", few[1] < 1),
        (many[0], "under 1 s", f"{many[1]:.2f} s", many[1] < 1),
        (reading[0], "under 1.5 s", f"{reading[1]:.2f} s", reading[1] < 1.5),
        ("the bystander is served", "always", f"{refused} times not", refused == 0),
        (
            f"{WRITERS} people generating, to one alone",
            "5 x the tokens",
            f"{together / alone:.1f} x",
            together >= 5 * alone,
        ),
        ("their slowest", "half the mean at least", f"{slowest:.2f} of it", slowest >= 0.5),
        ("their errors", "none", f"{errors}", errors == 0),
    )


main()
