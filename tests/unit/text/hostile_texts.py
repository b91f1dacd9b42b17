"""Texts that are hard to cut, and what every way to cut them has to do."""

from __future__ import annotations

import random

from backend.text.pieces import Piece
from backend.text.splits import Part

HOSTILE = [
    "",
    " ",
    "\n\n \t\r\n",
    "The capital of France is ",
    "  leading and   many    spaces",
    "in  2024, 3.14159",
    "👩‍👩‍👧‍👦🙂🙂 🇩🇪🇫🇷 👍🏽",
    "الكلاب تنبح أحراراً",
    "你好,世界。",
    "नमस्ते दुनिया",
    "cafe\u0301 \u0301\u0301 x" + "\u0323" * 50,
    "def f(x):\n\treturn x  # <- 'y'\n",
    "\x00\x01\x7f\ufeff\u200b\u202eabc\u202c",
    "<script>alert(1)</script> <|im_end|> **b** $x$ :smile:",
    "a\x04b =\x04= \x04\x06\x13",  # SmolLM2 has no token for these control characters
    "\U00040000 \U000bffff\U0010ffff",  # nor for the first byte of two of these
    "\ud800 lone, \ud83d\ude42 a pair",
    "x" * 300,
]


def noise(seed: int) -> str:
    """Signs from everywhere in Unicode, lone surrogates among them."""
    rng = random.Random(seed)
    ranges = [(0, 0x80), (0, 0x800), (0x300, 0x370), (0xD7F0, 0xE010), (0x1F300, 0x1FA00)]
    return "".join(chr(rng.randrange(*rng.choice(ranges))) for _ in range(300))


TEXTS = HOSTILE + [noise(seed) for seed in range(5)]


def assert_tiles(parts: list[Piece] | tuple[Part, ...], start: int, end: int) -> None:
    for part in parts:
        assert part.start == start
        assert part.end > part.start
        start = part.end
    assert start == end
