"""Home: works at once, and opens the doors."""

from tests.pages.conftest import OpenPage


def test_home_is_alive_at_once(open_page: OpenPage) -> None:
    app = open_page("home")
    assert not app.exception
    assert not app.error
    assert app.title[0].value == "See how a language model picks its words"
    assert [link.label for link in app.page_link] == [
        "**Tokens**",
        "**Next token**",
        "**Masked and autoregressive**",
    ]
