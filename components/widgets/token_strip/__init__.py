"""A strip of tokens to look at and to choose from. Knows spans over one text, no model."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Literal

from backend.numbers import bytes_text
from backend.text.pieces import Piece
from components.widgets.browser_component import browser_component, told, unread

_HERE = Path(__file__).parent

# How tokens look, also in other components.
TOKEN_STYLES = tuple(_HERE / f"{part}.css" for part in ("strip", "span", "span_looks"))


@dataclass(frozen=True)
class Span:
    """One stretch of the text, as it is drawn.

    Attributes:
        start, end: its bytes in the UTF-8 text, `end` excluded. Spans of other rows that share a
            byte light up with it.
        label: what stands in the box, white space already visible.
        detail: for the tooltip and for screen readers, such as "id 7042 · starts a word".
        kind: "part" is a piece of a character, drawn joined to its neighbours; "hidden" is the
            gap, drawn blank; "unseen" is greyed and hatched, what a reading cannot see; "frame" is
            dashed and quiet, text that nobody typed.
        value: strength of the colour, -1 to 1, in the tone of the row; None for the plain look.
        note: a small second line, such as a number.
        whole: for spans that share a character: that character, drawn above them as long as none
            of them is hidden or unseen. Spans are joined from one that `opens` it to the next.
        opens: the first of the spans that share `whole`.
        marked: circled, to be looked at first; its `detail` says why.
    """

    start: int
    end: int
    label: str
    detail: str
    kind: Literal["text", "special", "part", "hidden", "unseen", "frame"] = "text"
    value: float | None = None
    note: str = ""
    whole: str = ""
    opens: bool = False
    marked: bool = False


@dataclass(frozen=True)
class Row:
    """One reading of the text.

    Attributes:
        tone: the colour of values: "left" and "both" are the two readings; "gain" has one colour
            and edge for positive values and another for negative ones.
        first, last: the control token that a model reads before the first span or after the last,
            which nobody typed; drawn there, but none of the spans: it is never chosen.
    """

    title: str
    spans: Sequence[Span]
    tone: Literal["plain", "left", "both", "gain"] = "plain"
    first: str = ""
    last: str = ""


_STRIP = browser_component(
    "token_strip", entry=_HERE / "token_strip.js", css=[*TOKEN_STYLES, _HERE / "tip.css"]
)


def token_strip(
    rows: Sequence[Row],
    *,
    key: str,
    selected: int | None = None,
    on_select: Callable[[int], None] | None = None,
    label: str,
    about: str = "",
) -> None:
    """Draw rows of spans over the same text; spans on the same bytes light up together.

    With `on_select`, the spans of the first row can be chosen (click, arrow keys, Enter): the
    browser marks the choice at once and calls `on_select` with the index before the next run of
    the script. `selected` is the choice as Python knows it; give back what `on_select` was told.

    Args:
        label: the name of the strip for a screen reader.
        about: the text, or what else tells these spans from others: a choice among spans that
            have been replaced meanwhile is none.
    """
    picture = hashlib.blake2b(about.encode(), digest_size=6).hexdigest()

    def report() -> None:
        chosen = told(key, "select")
        if on_select is None or not isinstance(chosen, dict) or chosen.get("picture") != picture:
            return
        index = chosen.get("index")  # from a browser
        if type(index) is int and 0 <= index < len(rows[0].spans):
            on_select(index)

    _STRIP(
        key=key,
        data=unread(
            {
                "label": label,
                "picture": picture,
                "selected": selected,
                "selectable": on_select is not None,
                "rows": [_columns(row) for row in rows],
            }
        ),
        on_select_change=report,
    )


def token_spans(pieces: Sequence[Piece], *, show_ids: bool = False, offset: int = 0) -> list[Span]:
    """The tokens of a text as spans, each with its id and bytes.

    Args:
        show_ids: write the id under each.
        offset: where the text begins, in bytes, among the texts of the strip.
    """
    return [
        Span(
            start=offset + piece.start,
            end=offset + piece.end,
            label=piece.label,
            detail=_detail(piece),
            kind=_kind(piece),
            note=str(piece.token.id) if show_ids and piece.token else "",
            whole=piece.whole,
            opens=piece.opens,
        )
        for piece in pieces
    ]


def _kind(piece: Piece) -> Literal["text", "special", "part", "unseen"]:
    if piece.token is None:
        return "unseen"
    if piece.token.special:
        return "special"
    return "part" if piece.whole else "text"


def _detail(piece: Piece) -> str:
    if piece.token is None:
        return "no token in this vocabulary: the model never sees it"
    facts = [f"id {piece.token.id}", f"bytes {bytes_text(piece.token.raw)}"]
    if piece.starts_word:
        facts.append("starts a word")
    if piece.whole:
        facts.append(f"part of {piece.whole}")
    return " · ".join(facts)


def _columns(row: Row) -> dict[str, Any]:
    """One list per attribute: a fifth of the size of one object per span."""
    return {
        "title": row.title,
        "tone": row.tone,
        "first": row.first,
        "last": row.last,
        "starts": [span.start for span in row.spans],
        "ends": [span.end for span in row.spans],
        "labels": [span.label for span in row.spans],
        "details": [span.detail for span in row.spans],
        "kinds": [span.kind for span in row.spans],
        "values": [span.value for span in row.spans],
        "notes": [span.note for span in row.spans],
        "wholes": [span.whole for span in row.spans],
        "opens": [span.opens for span in row.spans],
        "marked": [span.marked for span in row.spans],
    }
