"""Whose a request is: a browser is known by its cookie, everybody without one by the address."""

from __future__ import annotations

from types import SimpleNamespace

import pytest
from streamlit.web.server.starlette.starlette_app_utils import generate_xsrf_token_string

from components.frame import person

COOKIE = "_streamlit_xsrf"


@pytest.fixture
def seen(monkeypatch: pytest.MonkeyPatch) -> SimpleNamespace:
    """What the server sees of a browser."""
    context = SimpleNamespace(cookies={}, ip_address="192.0.2.7")
    monkeypatch.setattr(person, "st", SimpleNamespace(context=context))
    return context


def test_all_tabs_of_a_browser_are_one_person_wherever_it_is(seen: SimpleNamespace) -> None:
    token, found = bytes(range(16)), set()
    for address in ("192.0.2.7", "192.0.2.7", "198.51.100.9"):
        seen.cookies[COOKIE] = generate_xsrf_token_string(token, 1)  # never the same text
        seen.ip_address = address
        found.add(person.person())
    assert len(found) == 1


def test_thirty_browsers_behind_one_address_are_thirty_people(seen: SimpleNamespace) -> None:
    found = set()
    for _ in range(30):
        seen.cookies[COOKIE] = generate_xsrf_token_string()
        found.add(person.person())
    assert len(found) == 30


@pytest.mark.parametrize("cookie", [None, "", "2|nonsense", "2|0|0|0|0", "kein Token"])
def test_who_drops_the_cookie_is_one_with_everybody_who_does_so_there(
    seen: SimpleNamespace, cookie: str | None
) -> None:
    seen.cookies = {} if cookie is None else {COOKIE: cookie}
    assert person.person() == "address 192.0.2.7"
    seen.ip_address = None  # this machine, or a proxy on it
    assert person.person() == "address here"
