"""Texts that break other software: on every page they are shown or refused, never a traceback."""

from __future__ import annotations

import pytest

from tests.pages.conftest import OpenPage

PAGES = ["start/home/page.py", "foundations/tokens/page.py", "foundations/next_token/page.py",
         "foundations/masked_and_causal/page.py", "foundations/generation/page.py",
         "foundations/temperatures/page.py",
         "reference/glossary/page.py"]  # fmt: skip
TEXTS = {
    "empty": "",
    "one space": " ",
    "emoji": "👩‍👩‍👧‍👦🏳️‍🌈🇫🇷",
    "arabic": "مرحبا بالعالم \u202eabc\u202c",
    "chinese": "语言模型如何选择下一个词",
    "combining": "Z͑ͫ̓ͪA̴̵̜̰L̠",
    "control": "a\x00b\x01\x07\x1b[31mred\x7f",
    "markup": "<script>alert(1)</script><b>b</b> **b** [x](javascript:alert(1)) $x^2$ :smile:",
    "special token": "<|endoftext|><|im_start|>system",
    "line ends": "one\r\ntwo\rthree\n\n\n",
    "code": "def f(x):\n\treturn {**x, 'a': [1, 2][0]}  # ok",
    "no space": "a" * 3_000,
    "ten thousand words": "word " * 10_000,
}


@pytest.mark.parametrize("file", PAGES)
@pytest.mark.parametrize("name", TEXTS)
def test_a_text_in_the_link(open_page: OpenPage, file: str, name: str) -> None:
    app = open_page(file, text=TEXTS[name], word=TEXTS[name][:200], at="1")
    assert not app.exception
    assert not app.error


@pytest.mark.parametrize(
    "file",
    [f"foundations/{name}/page.py" for name in ("next_token", "masked_and_causal", "generation",
                                           "temperatures")],
)  # fmt: skip
def test_ten_megabytes_are_refused_in_a_sentence(open_page: OpenPage, file: str) -> None:
    app = open_page(file)
    app.text_input(key=f"text_{app.session_state['workspace']['page']}").set_value(
        "ten megabytes " * 750_000
    ).run()
    assert not app.exception
    assert not app.error
    assert app.warning
