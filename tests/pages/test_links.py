"""Links restore what one sees; whatever in them makes no sense falls back to its default."""

import pytest

from backend.probability.sampling import Sampling
from components.state.workspace import LINK_TEXT_LIMIT, Space
from tests.pages.conftest import OpenPage, script

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


def test_defaults_leave_the_address_clean(open_page: OpenPage) -> None:
    assert dict(open_page(PAGE).query_params) == {}


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("t", "hot"), ("t", "nan"), ("t", "inf"), ("t", "-1"), ("t", "1e9"), ("t", ""),
        ("k", "1.5"), ("k", "-3"), ("k", "1e400"), ("p", "2"), ("p", "½"), ("minp", "-0.1"),
        ("order", "temperature_never"), ("model", "../../etc/passwd"), ("model", "gpt2"),
        ("at", "-1"), ("at", "two"), ("at", "٣"), ("at", "9" * 5000), ("unknown", "<script>"),
        ("guess", "yes"), ("room", "2"), ("lesson", "0"), ("lesson", "-1"),
        ("n", "-1"), ("n", "many"), ("seed", "x"), ("seed", "-1"), ("written", "???"),
        ("written", "A"), ("look", "-1"), ("chat", "yes"),
    ],
)  # fmt: skip
def test_nonsense_falls_back_to_the_default(open_page: OpenPage, name: str, value: str) -> None:
    app = open_page(PAGE, text="Hi", **{name: value})
    assert not app.exception
    assert not app.error
    assert space_of(app) == Space(text="Hi")


def test_one_bad_setting_does_not_take_the_others_along(open_page: OpenPage) -> None:
    app = open_page(PAGE, t="hot", p="0.5")
    assert space_of(app).sampling == Sampling(top_p=0.5)


def test_a_long_text_stays_out_of_the_link_and_the_page_says_so(open_page: OpenPage) -> None:
    app = open_page("tokens")
    long = "é" * (LINK_TEXT_LIMIT // 2 + 1)
    app.text_area(key="text_tokens").set_value(long).run()
    assert not app.exception
    assert "text" not in app.query_params
    assert any("leaves the text out" in caption.value for caption in app.caption)
    app.text_area(key="text_tokens").set_value("short").run()
    assert app.query_params["text"] == "short"


def test_the_text_goes_along_to_other_pages(open_page: OpenPage) -> None:
    app = open_page(PAGE)
    app.text_input(key="text_next-token").set_value("A cat sat").run()
    app.switch_page(script("masked_and_causal")).run()
    assert app.text_input(key="text_masked-and-causal").value == "A cat sat"
    app.switch_page(script("next_token")).run()
    assert app.text_input(key="text_next-token").value == "A cat sat"


def test_the_link_without_the_text_has_no_text(open_page: OpenPage) -> None:
    app = open_page(PAGE, text="my secret", word="mine", t="0.5")
    whole, bare = (code.value for code in app.sidebar.code)
    assert "my+secret" in whole
    assert "secret" not in bare
    assert "mine" not in bare
    assert "t=0.5" in bare
