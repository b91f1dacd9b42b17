"""The style sheet of the frame is in every page that is served, and in nothing else."""

from __future__ import annotations

import pytest
from starlette.applications import Starlette
from starlette.middleware import Middleware
from starlette.middleware.gzip import GZipMiddleware
from starlette.requests import Request
from starlette.responses import HTMLResponse, JSONResponse, Response
from starlette.routing import Route
from starlette.testclient import TestClient

from components.frame.first_paint import LOADING, SCRIPTS, STYLE, FirstPaint

PAGE = f"<html><head><title>x</title></head><body>{'y' * 2_000}</body></html>"


def page(_: Request) -> Response:
    return HTMLResponse(PAGE, headers={"etag": '"1"'})


def data(_: Request) -> Response:
    return JSONResponse({"text": PAGE})


@pytest.fixture
def client() -> TestClient:
    # Streamlit compresses inside of what an app adds.
    layers = [FirstPaint, Middleware(GZipMiddleware, minimum_size=10)]
    return TestClient(Starlette(routes=[Route("/", page), Route("/data", data)], middleware=layers))


def test_a_page_has_the_styles_and_scripts_in_its_head(client: TestClient) -> None:
    answer = client.get("/", headers={"accept": "text/html", "accept-encoding": "gzip"})
    scripts = "".join(f"<script>{script}</script>" for script in SCRIPTS)
    assert answer.text == PAGE.replace("</head>", f"{LOADING}{STYLE}{scripts}</head>")
    assert int(answer.headers["content-length"]) == len(answer.content)
    assert "etag" not in answer.headers, "that of another page"


def test_everything_else_passes_as_it_is(client: TestClient) -> None:
    assert client.get("/data", headers={"accept": "text/html"}).json() == {"text": PAGE}
    compressed = client.get("/", headers={"accept": "*/*", "accept-encoding": "gzip"})
    assert compressed.text == PAGE
    assert compressed.headers["content-encoding"] == "gzip"
