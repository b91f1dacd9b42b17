"""Resident memory of the server: models, 30 people, and what hundreds leave behind who have gone.

Streamlit keeps what somebody typed and saw for two minutes after the connection broke (at most 128
people), so that a tab which lost the network finds everything again. Results are kept up to fixed
budgets. So the beginning, for those who come and go, is after a first lot of them of the same kind.
"""

from __future__ import annotations

import asyncio
from itertools import count
from pathlib import Path

from tests.benchmarks.shared import server
from tests.benchmarks.shared.side_by_side import goals, table
from tests.benchmarks.shared.visitor import Visitor
from tests.browser.server import Server

ROOM, LOT, AT_ONCE = 30, 200, 20
PAGES = ("next-token", "masked-and-causal", "tokens")
PLAIN = Path(__file__).parent / "shared" / "plain_app.py"
TEXT = "{} people went to the bank to deposit the money of their {} aunts."
MEGABYTE = 1e6

number = count(1)


def text() -> str:
    """A text that nobody has asked about yet."""
    return TEXT.format(next(number), next(number))


async def use(app: Server, page: str, leave: asyncio.Barrier | None = None) -> None:
    """A visit with a text of one's own, then another; stays until the others are there too."""
    async with Visitor(app.url, page) as visitor:
        await visitor.open(text=text())
        await visitor.write("Text", text())
        if leave is not None:
            await leave.wait()
            await leave.wait()


async def full_room(app: Server, pages: tuple[str, ...]) -> int:
    """Resident bytes while everybody is there, and has used a page."""
    leave = asyncio.Barrier(ROOM + 1)
    async with asyncio.TaskGroup() as group:
        for person in range(ROOM):
            group.create_task(use(app, pages[person % len(pages)], leave))
        await leave.wait()
        found = server.resident_bytes(app)
        await leave.wait()
    return found


async def come_and_go(app: Server) -> int:
    """Resident bytes after so many visits, all of them over."""
    for first in range(0, LOT, AT_ONCE):
        people = range(first, first + AT_ONCE)
        await asyncio.gather(*(use(app, PAGES[person % len(PAGES)]) for person in people))
    await asyncio.sleep(2.0)
    return server.resident_bytes(app)


def plain() -> int:
    with server.running(PLAIN) as app:
        server.wait_for(app.url)
        asyncio.run(use(app, ""))  # alone: with several first visitors at once it failed
        return asyncio.run(full_room(app, ("",)))


def main() -> None:
    rows: list[tuple[str, int]] = []
    with server.running() as app:
        server.wait_for(app.url)
        for page in PAGES:
            asyncio.run(use(app, page))
        rows.append(("both models loaded, both readings used", server.resident_bytes(app)))
        room = asyncio.run(full_room(app, PAGES))
        rows.append((f"{ROOM} people in the room", room))
        begin, end = (asyncio.run(come_and_go(app)) for _ in range(2))
        rows += [(f"{LOT} have come and gone", begin), (f"{LOT} more", end)]
    rows.append((f"a plain app with one model, {ROOM} people", plain()))
    table(("resident memory", "MB"), [(what, f"{size / MEGABYTE:,.0f}") for what, size in rows])
    more = end / begin - 1
    goals(
        (
            f"both models, {ROOM} people",
            "under 1,200 MB",
            f"{room / MEGABYTE:,.0f} MB",
            room < 1200 * MEGABYTE,
        ),
        (f"what {LOT} people leave behind", "within 5 %", f"{more:+.1%}", abs(more) <= 0.05),
    )


main()
