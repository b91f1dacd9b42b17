"""Where an address below a page, or a former one, leads."""

from __future__ import annotations

import pytest
from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import PlainTextResponse
from starlette.routing import Route
from starlette.testclient import TestClient

from components.frame import site
from components.frame.addresses import LeadToPages, page_for
from pages.frame.table import SECTIONS


@pytest.fixture(autouse=True)
def opened() -> None:
    site.open_site(SECTIONS)


@pytest.mark.parametrize(
    ("path", "better"),
    [
        ("/", None),
        ("/next-token", None),
        ("/next-token/x", "/next-token"),
        ("/next-token/x/y", "/next-token"),
        ("/no-such-page", None),  # the app says so itself
        ("/_stcore/health", None),
        ("/static/js/index.js", None),
        ("/media/a/b.png", None),
        ("/component/x/y", None),
        ("/api/status", None),
    ],
)
def test_an_address_below_a_page_is_the_page(path: str, better: str | None) -> None:
    assert page_for(path) == better


def test_former_addresses_lead_to_their_pages() -> None:
    for card in site.cards():
        for former in card.former:
            assert page_for(f"/{former}") == f"/{site.path_of(card)}"


def test_a_browser_is_led_with_its_query_and_nothing_else_is() -> None:
    def answer(request: Request) -> PlainTextResponse:
        return PlainTextResponse(request.url.path)

    app = Starlette(routes=[Route("/{rest:path}", answer)], middleware=[LeadToPages])
    client = TestClient(app, follow_redirects=False)
    led = client.get("/next-token/x?text=a%20b", headers={"accept": "text/html"})
    assert led.status_code == 307
    assert led.headers["location"] == "/next-token?text=a%20b"
    assert client.get("/next-token/x", headers={"accept": "*/*"}).text == "/next-token/x"
