"""Links restore what one sees; whatever in them makes no sense falls back to its default."""

from streamlit.testing.v1 import AppTest

from backend.probability.sampling import Sampling
from components.state.link import TEXT_LIMIT, Space
from tests.pages.conftest import SHELL, TIME_LIMIT, OpenPage, script
from tests.pages.screen import shown_by, text_in, type_text

PAGE = "next_token"


def space_of(app: object) -> Space:
    return app.session_state["workspace"]["space"]  # type: ignore[attr-defined]


def test_a_link_restores_everything(open_page: OpenPage) -> None:
    app = open_page(
        PAGE, text="Hi ", word="London", at="2", t="0.5", k="9", p="0.9", minp="0.1",
        order="temperature_last",
    )  # fmt: skip
    assert space_of(app) == Space(
        text="Hi ",
        word="London",
        position=2,
        sampling=Sampling(0.5, 9, 0.9, 0.1, "temperature_last"),
    )


def test_the_link_of_a_page_is_the_link_that_opened_it(open_page: OpenPage) -> None:
    query = {"text": "a & b\n=?#", "t": "0.25", "p": "0.95"}
    app = open_page(PAGE, **query)
    assert dict(app.query_params) == query


def test_nonsense_falls_back_and_the_address_says_what_is_shown() -> None:
    app = AppTest.from_file(SHELL, default_timeout=TIME_LIMIT)
    query = {"t": "11", "p": "0.9", "seed": "x", "model": "gpt2", "other": "kept"}
    for name, value in query.items():
        app.query_params[name] = value
    app.run()  # a browser asks once more, as soon as it writes addresses in place
    app.run()
    assert not app.exception
    assert space_of(app) == Space(sampling=Sampling(top_p=0.9))
    assert {name: first(app, name) for name in app.query_params} == {"p": "0.9", "other": "kept"}


def first(app: AppTest, name: str) -> str:
    value = app.query_params[name]
    return value if isinstance(value, str) else value[0]


def test_a_long_text_stays_out_of_the_link_and_the_page_says_so(open_page: OpenPage) -> None:
    app = open_page("tokens")
    long = "é" * (TEXT_LIMIT // 2 + 1)
    type_text(app, "text_tokens", long)
    assert not app.exception
    assert "text" not in app.query_params
    assert any("does not contain the text" in caption.value for caption in app.caption)
    type_text(app, "text_tokens", "short")
    assert app.query_params["text"] == "short"


def test_the_text_goes_along_to_other_pages(open_page: OpenPage) -> None:
    app = open_page(PAGE)
    type_text(app, "text_next-token", "A cat sat")
    app.switch_page(script("masked_and_causal")).run()
    assert text_in(app, "text_masked-and-causal") == "A cat sat"
    app.switch_page(script("next_token")).run()
    assert text_in(app, "text_next-token") == "A cat sat"


def test_the_link_without_the_text_has_no_text(open_page: OpenPage) -> None:
    app = open_page(PAGE, text="my secret", word="mine", t="0.5")
    app.session_state["share"] = True
    app.run()
    whole, bare = (shown_by(app, key)["text"] for key in ("share_whole", "share_bare"))
    assert "my+secret" in whole
    assert "secret" not in bare
    assert "mine" not in bare
    assert "t=0.5" in bare
