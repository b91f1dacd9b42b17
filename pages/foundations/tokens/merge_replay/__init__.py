"""A few words cut by a learned BPE, merge by merge, while a slider moves the vocabulary's size.

Python sends the merges once; the browser replays them. Knows a learned BPE, no page.
"""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from backend.analyses.foundations.bpe import BYTES, LearnedBpe
from components.widgets.browser_component import (
    BUTTON_STYLE,
    SLIDER_STYLE,
    browser_component,
    told,
    unread,
)
from components.widgets.token_strip import TOKEN_STYLES

_HERE = Path(__file__).parent

_REPLAY = browser_component(
    "merge_replay",
    entry=_HERE / "merge_replay.js",
    css=[SLIDER_STYLE, BUTTON_STYLE, *TOKEN_STYLES, _HERE / "merge_replay.css"],
)


def merge_replay(
    learned: LearnedBpe,
    text: str,
    *,
    key: str,
    size: int,
    on_size: Callable[[int], None],
    label: str,
) -> None:
    """Draw `text` as the vocabulary cuts it, with the slider, play, step and back.

    Args:
        size: tokens in the vocabulary at first; later the browser knows.
        on_size: called with a size once the person stays there.
        label: the name of the words for a screen reader.
    """

    def report() -> None:
        chosen = told(key, "size")
        if isinstance(chosen, int) and BYTES <= chosen <= learned.size:  # it is from a browser
            on_size(chosen)

    tokens = learned.vocabulary.tokens(range(learned.size))
    _REPLAY(
        key=key,
        data=unread(
            {
                "label": label,
                "size": size,
                "words": learned.words(text),
                "left": learned.left.tolist(),
                "right": learned.right.tolist(),
                "times": learned.times.tolist(),
                "labels": [token.label for token in tokens],
                "text_bytes": learned.text_bytes,
            }
        ),
        on_size_change=report,
    )
