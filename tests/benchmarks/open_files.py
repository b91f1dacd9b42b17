"""People come and go on a server that may open few files: does the last one still get in?

A session holds a connection and an event loop (three files). The loops of closed tabs are kept for
a while, so that a tab which lost the network finds everything again.
"""

from __future__ import annotations

import asyncio
import resource
from pathlib import Path

from tests.benchmarks.shared import server
from tests.benchmarks.shared.side_by_side import goals, table
from tests.benchmarks.shared.visitor import Visitor
from tests.browser.server import Server

LIMIT = 1_024  # files, soft and hard
PEOPLE, AT_ONCE = 500, 20
PAGE = "glossary"  # needs no model


async def visit(app: Server) -> bool:
    """Whether the page came."""
    try:
        async with Visitor(app.url, PAGE) as visitor:
            await visitor.open()
            return visitor.element is not None
    except OSError:
        return False


async def come_and_go(app: Server) -> tuple[int, int]:
    """How many saw the page, and the most files that were open after a group had left."""
    seen = most = 0
    for first in range(0, PEOPLE, AT_ONCE):
        group = range(first, min(first + AT_ONCE, PEOPLE))
        seen += sum(await asyncio.gather(*(visit(app) for _ in group)))
        most = max(most, open_files(app))
    return seen, most


def open_files(app: Server) -> int:
    return len(list(Path(f"/proc/{app.process_id}/fd").iterdir()))


def main() -> None:
    if not Path("/proc/self/fd").exists():
        print("Counting open files of another process needs /proc: Linux.")
        return
    resource.setrlimit(resource.RLIMIT_NOFILE, (LIMIT, LIMIT))  # the server inherits it
    with server.running() as app:
        server.wait_for(app.url)
        before = open_files(app)
        seen, most = asyncio.run(come_and_go(app))
    rows: list[tuple[object, ...]] = [
        ("before anybody", before),
        (f"most, {PEOPLE} come and go", most),
    ]
    table(("open files", "count"), rows)
    goals((f"of {PEOPLE} people", "all see the page", f"{seen}", seen == PEOPLE))


main()
