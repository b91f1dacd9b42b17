"""A room full of people on one running server: the same prompt, their own prompts, too many."""

from __future__ import annotations

import asyncio
from contextlib import AsyncExitStack
from time import perf_counter

import numpy as np
import torch

from backend.models import load
from backend.models.engine.engine import CAPACITY
from tests.benchmarks.shared import server
from tests.benchmarks.shared.side_by_side import goals, table
from tests.benchmarks.shared.visitor import Visitor
from tests.browser.server import Server

SAME, OWN, TOO_MANY = 100, 30, 240
WARM = "The capital of France is"
PROMPT = "people sat in the room and each of them typed a sentence about the weather of"


async def visit(app: Server, prompts: list[str]) -> tuple[list[Visitor], int]:
    """One visitor for each prompt, all at once; and how often the model ran for them."""
    async with AsyncExitStack() as stack:
        visitors = [
            await stack.enter_async_context(Visitor(app.url, "next-token")) for _ in prompts
        ]
        before = server.counts(app)["runs"]
        await asyncio.gather(
            *(visitor.open(text=text) for visitor, text in zip(visitors, prompts, strict=True))
        )
        return visitors, server.counts(app)["runs"] - before


def plain_way(prompts: list[str]) -> list[float]:
    """Seconds until each has the logits, if a bare model answers one after the other."""
    model = load("smollm2")
    moments = []
    begun = perf_counter()
    for text in prompts:
        with torch.inference_mode():
            ids = torch.tensor([[model.start_id, *model.encode(text)]])
            model.network(input_ids=ids, use_cache=False)
        moments.append(perf_counter() - begun)
    return moments


def row(what: str, visitors: list[Visitor], runs: int, prompts: list[str]) -> tuple[object, ...]:
    moments = [visitor.chart for visitor in visitors if visitor.chart is not None]
    half, most, last = np.percentile(moments, [50, 95, 100])
    different = len({bar["series"][0]["logits"].tobytes() for one in visitors for bar in one.bars})
    errors = sum(len(visitor.notices) for visitor in visitors)
    plain = plain_way(prompts)[-1]
    return (
        what,
        f"{len(moments)} of {len(visitors)}",
        *(errors, different, runs),
        *(f"{seconds:.1f}" for seconds in (half, most, last, plain)),
        f"{plain / last:.1f}",
    )


def main() -> None:
    plain_way([WARM])
    same = [f"Once {PROMPT} today"] * SAME
    own = [f"{number} {PROMPT}" for number in range(OWN)]
    crowd = [f"On day {number} {PROMPT}" for number in range(TOO_MANY)]
    with server.running() as app:
        server.wait_for(app.url)
        asyncio.run(visit(app, [WARM]))
        rows = [
            row(f"{SAME} with one prompt", *asyncio.run(visit(app, same)), same),
            row(f"{OWN} with their own", *asyncio.run(visit(app, own)), own),
            row(f"{SAME} with one prompt, known", *asyncio.run(visit(app, same)), same),
        ]
        visitors, _ = asyncio.run(visit(app, crowd))
    table(
        (
            *("visitors at once", "got bars", "errors", "different bars", "runs"),
            *("50 % after s", "95 %", "all", "bare model, one by one, all", "ratio"),
        ),
        rows,
    )
    refused = [visitor for visitor in visitors if visitor.notices]
    served = [visitor for visitor in visitors if visitor.bars]
    said = ", ".join(sorted({notice for visitor in refused for notice in visitor.notices}))
    neither = TOO_MANY - len(served) - len(refused)
    print(
        f"\n{TOO_MANY} with their own prompts, where {CAPACITY} may wait: {len(served)} got bars, "
        f"{len(refused)} were told “{said or 'nothing'}”, {neither} got neither."
    )
    goals(
        (f"{SAME} sessions, one prompt", "1 run", f"{rows[0][4]}", rows[0][4] == 1),
        (
            f"bars for all {OWN} with their own prompts",
            "no error",
            f"{rows[1][1]}, {rows[1][2]} errors",
            rows[1][2] == 0,
        ),
        (
            "past the bound of the queue",
            "“Busy” or bars, for everybody",
            f"{neither} got neither",
            neither == 0 and said in ("", "Busy"),
        ),
    )


main()
