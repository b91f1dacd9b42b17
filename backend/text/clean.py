"""Text from anywhere, made safe to encode. Knows Unicode, no tokens."""

from __future__ import annotations

import re
from dataclasses import dataclass

_PAIR = re.compile("[\ud800-\udbff][\udc00-\udfff]")
_LONE = re.compile("[\ud800-\udfff]")


@dataclass(frozen=True)
class Clean:
    """A text that UTF-8 can hold.

    Attributes:
        text: the text, each lone surrogate replaced by U+FFFD.
        replaced: how many were.
    """

    text: str
    replaced: int


def clean(text: str) -> Clean:
    """Make any string safe to encode, and change nothing else: no trimming, no normalising.

    Lone surrogates are the only thing a Python string can hold and UTF-8 cannot. Two that form a
    pair (some software hands emoji over this way) become the character they stand for.
    """
    joined = _PAIR.sub(_character, text)
    safe, replaced = _LONE.subn("\ufffd", joined)
    return Clean(safe, replaced)


def _character(pair: re.Match[str]) -> str:
    return pair[0].encode("utf-16-le", "surrogatepass").decode("utf-16-le")
