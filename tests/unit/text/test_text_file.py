"""Files somebody hands over: text in UTF-8, or a reason why not."""

from __future__ import annotations

import pytest

from backend.text.text_file import NotText, read_text


def test_text_in_utf8_is_read_as_it_is() -> None:
    assert read_text("naïve 🦜\r\n\x0c end".encode()) == "naïve 🦜\r\n\x0c end"
    assert read_text(b"") == ""


def test_the_mark_in_front_goes() -> None:
    assert read_text(b"\xef\xbb\xbfabc") == "abc"


@pytest.mark.parametrize(
    ("raw", "said"),
    [
        (b"ab\x00cd", "byte 3 of it is zero"),
        (b"\x89PNG\r\n\x1a\n\x00\x00", "byte 9 of it is zero"),
        ("naïve".encode("latin-1"), "byte 3 of it is not valid"),
        ("text".encode("utf-16"), "is zero"),
        (b"\xed\xa0\x80", "byte 1 of it is not valid"),  # a surrogate has no place in UTF-8
    ],
)
def test_anything_else_is_refused_with_the_byte_and_a_way_out(raw: bytes, said: str) -> None:
    with pytest.raises(NotText, match=said) as caught:
        read_text(raw)
    assert "UTF-8" in str(caught.value)
