"""The server: its script is the shell; models are warmed from the start; what may come in."""

from __future__ import annotations

import logging
import os
import runpy
import sys
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path
from threading import Thread

import streamlit as st
from starlette.requests import Request
from starlette.responses import JSONResponse
from starlette.routing import Route

ROOT = Path(__file__).parent
SHELL = ROOT / "pages" / "frame" / "shell.py"

if str(ROOT) not in sys.path:  # the shell's own folder is what Streamlit puts there
    sys.path.insert(0, str(ROOT))

from backend.models.engine.malloc import return_large_blocks, share_pools  # noqa: E402 - needs the line above
from components.server.open_files import raise_limit  # noqa: E402
from components.server.origins import OwnOrigins, ask_nobody_outside  # noqa: E402
from components.state import every_action  # noqa: E402

# Read when torch is first imported. Its threads would otherwise wait for each other at full speed,
# which costs many times the time as soon as anything else wants a core: a browser, a neighbour.
os.environ.setdefault("OMP_WAIT_POLICY", "PASSIVE")

share_pools()  # before there are many threads
return_large_blocks()
raise_limit()  # before there are many tabs
every_action.install()  # before there is a session

# It logs the message of an error, which may quote what a person typed; notices.py does not.
logging.getLogger("streamlit.error_util").disabled = True


@asynccontextmanager
async def lifespan(_: st.App) -> AsyncIterator[None]:
    """Start to load the default models while the first page is already on its way."""

    def warm() -> None:
        # Imported here: caches need the runtime, which does not exist while this file is read.
        from components.results import shared, weights_check

        shared.warm()
        weights_check.start()

    Thread(target=warm, name="logitscope-warm", daemon=True).start()
    say_where()
    yield


def status(_: Request) -> JSONResponse:
    """What the engine is doing, for whoever watches a room full of people. No texts.

    Not async: to reach replicas may take a while, and that is not for the loop that serves all.
    """
    from backend.errors import Unreachable
    from components.results import shared

    try:
        return JSONResponse(shared.engine().status())
    except Unreachable as error:
        return JSONResponse({"error": str(error)}, status_code=503)


def on_script_error(error: Exception) -> bool:
    """For errors outside the shell's own guard: in callbacks and fragments."""
    from components.frame import notices

    return notices.show(error)


if st.runtime.exists():
    # A host that runs this file as a plain script has its server already: be the shell. What ours
    # puts before Streamlit (below) is missing there. `streamlit run app.py` starts ours.
    ask_nobody_outside()
    runpy.run_path(str(SHELL), run_name="__main__")
else:
    from components.frame import site
    from components.frame.addresses import LeadToPages
    from components.frame.first_paint import FirstPaint
    from components.frame.security import SecurityHeaders
    from components.server.messages import BoundedMessages
    from components.server.uploads import BoundedUploads
    from components.server.welcome import say_where
    from pages.frame.table import SECTIONS

    site.open_site(SECTIONS)
    app = st.App(
        SHELL,
        routes=[Route("/api/status", status)],
        lifespan=lifespan,
        middleware=[
            *(SecurityHeaders, OwnOrigins, BoundedUploads, BoundedMessages),
            *(LeadToPages, FirstPaint),
        ],
        on_script_error=on_script_error,
    )
