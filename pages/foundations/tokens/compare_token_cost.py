"""Two texts side by side: the same sentence in two languages, code and prose, digits and words."""

from __future__ import annotations

import streamlit as st

from backend.analyses.foundations.token_cost import Measure, token_cost
from backend.models.catalog import card
from backend.numbers import NONE, count_text, counted, quantity_text, real_text
from backend.text.pieces import Tokens
from components.frame import prose
from components.inputs.examples import offers
from components.results import shared
from components.state import fields, workspace
from components.widgets.token_strip import Row, token_spans, token_strip

_SHOWN = 400  # bytes of each text that are drawn; everything is counted

_PAIRS = {
    "Two languages": (
        "All human beings are born free and equal in dignity and rights.",
        "Alle Menschen sind frei und gleich an Würde und Rechten geboren.",
    ),
    "Two scripts": (
        "All human beings are born free and equal in dignity and rights.",
        "सभी मनुष्यों को गौरव और अधिकारों के मामले में जन्मजात स्वतन्त्रता और समानता प्राप्त है।",
    ),
    "Prose and code": (
        "Print every number below ten that is even.",
        "for n in range(10):\n    if n % 2 == 0:\n        print(n)\n",
    ),
    "Words and digits": (
        "one million two hundred thirty-four thousand five hundred sixty-seven",
        "1234567",
    ),
}
_MOST = 1e6  # of a price
_FIELDS = ("first", "second")


@st.fragment
def draw(name: str) -> None:
    """Two texts to type, how many tokens each takes, and how the model cuts them."""
    offers(_PAIRS, _take, key="tokens_pair", icon=":material/compare:")
    results = []
    for column, key, label, default in zip(
        st.columns(2), _FIELDS, ("First text", "Second text"), _PAIRS["Two languages"], strict=True
    ):
        with column:
            text = fields.own_text(key, default, label, rows=3)
            results.append(shared.tokens(name, text))
    first, second = results
    price = fields.own_number(
        "price",
        1.0,
        "Price per million tokens",
        highest=_MOST,
        whole=False,
        width=320,
        help="In any currency. Commercial services charge per token; these models are free.",
    )
    prose.markdown(_sentence(first, second, card(name).title))
    st.table(_rows(token_cost(first, second, price)), hide_index=True)
    token_strip(
        [_row("First", first, 0), _row("Second", second, len(first.raw))],
        key="tokens_two_texts",
        label="Both texts in tokens",
    )


def _take(pair: tuple[str, str]) -> None:
    workspace.keep_own(dict(zip(_FIELDS, pair, strict=True)))


def _sentence(first: Tokens, second: Tokens, model: str) -> str:
    if not first.count or not second.count:
        return f"Type two texts to compare them. For {model}, an empty text takes no tokens."
    if first.count == second.count:
        return f"For {model}, both texts take {counted(first.count, 'token')}."
    longer, shorter = max(first.count, second.count), min(first.count, second.count)
    which = "second" if second.count > first.count else "first"
    return (
        f"For {model}, the **{which} text** takes {real_text(longer / shorter)} times as many "
        f"tokens: {count_text(longer)} against {count_text(shorter)}."
    )


def _rows(measures: tuple[Measure, ...]) -> dict[str, list[str]]:
    return {
        "": [measure.name for measure in measures],
        "First": [_written(measure.first) for measure in measures],
        "Second": [_written(measure.second) for measure in measures],
        "Second / first": [_written(measure.ratio, exact=True) for measure in measures],
    }


def _written(value: float | None, *, exact: bool = False) -> str:
    if value is None:
        return NONE
    return count_text(value) if isinstance(value, int) and not exact else quantity_text(value, 2)


def _row(which: str, result: Tokens, offset: int) -> Row:
    excerpt = result.excerpt(0, _SHOWN) if result.raw else None
    spans = token_spans(excerpt.pieces, offset=offset) if excerpt else []
    more = ", the beginning" if excerpt and len(excerpt.text.encode()) < len(result.raw) else ""
    return Row(f"{which}: {counted(result.count, 'token')}{more}", spans)
