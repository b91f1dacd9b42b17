"""A file somebody hands over, as text. Knows bytes, no screen."""

from __future__ import annotations

from backend.errors import LogitscopeError
from backend.numbers import count_text


class NotText(LogitscopeError):
    """A file holds something else than text in UTF-8."""


def read_text(raw: bytes) -> str:
    """The text of a file in UTF-8, without the mark some programs put in front.

    Line ends are kept as they are: they are bytes a tokenizer sees.

    Raises:
        NotText: says which byte gave it away, and what to do.
    """
    if b"\x00" in raw:
        raise NotText(
            f"This file is not plain text: byte {count_text(raw.index(0) + 1)} of it is zero. "
            "Save it as plain text in UTF-8, then try again."
        )
    try:
        return raw.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise NotText(
            f"This file is not text in UTF-8: byte {count_text(error.start + 1)} of it is not "
            "valid. Save it as UTF-8, then try again."
        ) from None
