"""Our JavaScript modules in a browser as they are in the tree, `import` and all."""

from __future__ import annotations

from playwright.sync_api import Page, Route

from tests.browser.server import ROOT

_ADDRESS = "http://127.0.0.1/modules"  # nobody listens there: the test answers
_PAGE = f"{_ADDRESS}/page"
_IMPORT = "async ([name, address]) => { window[name] = await import(address) }"


def load_module(page: Page, path: str, name: str) -> None:
    """Import a module of the repository, and what it imports; its exports become `window[name]`."""

    def answer(route: Route) -> None:
        if route.request.url == _PAGE:
            route.fulfill(body="", content_type="text/html")
            return
        file = ROOT / route.request.url.removeprefix(f"{_ADDRESS}/")
        if file.is_file():
            headers = {"Access-Control-Allow-Origin": "*"}
            route.fulfill(path=file, content_type="text/javascript", headers=headers)
        else:
            route.fulfill(status=404)

    page.route(f"{_ADDRESS}/**", answer)
    if page.url == "about:blank":
        page.goto(_PAGE)
    page.evaluate(_IMPORT, [name, f"{_ADDRESS}/{path}"])
