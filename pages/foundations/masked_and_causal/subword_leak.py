"""A word of several tokens: what its pieces give away about each other."""

from __future__ import annotations

import streamlit as st

from backend.analyses.foundations.blanks import BlankedText
from backend.analyses.foundations.subword_leak import LIMIT_PIECES, SubwordLeak
from backend.numbers import bits_text, in_bits
from components.charts.chart import chart
from components.charts.labels import short
from components.charts.titles import both_readings_of
from components.frame import prose
from components.outputs.number_table import number_table
from pages.foundations.masked_and_causal import results
from pages.foundations.masked_and_causal.stacked_bits_chart import BitsRow, stacked_bits_figure


def draw(name: str, text: str, position: int) -> None:
    """One word under four ways of hiding it: that of the chosen token, or the first there is."""
    blanked = results.blanked_text(name, text)
    word = _word(blanked, position)
    if word is None:
        prose.info(
            "Write a rarer word, such as barked, souvenir or pterodactyl. Every word of this text "
            "is a single token.",
            icon=":material/join_inner:",
        )
        return
    labels = [blanked.pieces[place].label for place in word]
    whole = "".join(labels)
    st.text(f"“{whole}”: {len(word)} tokens, {' + '.join(labels)}")
    with st.skeleton(height=300):
        leak = results.leak(name, text, word)
    chart(
        stacked_bits_figure(
            _rows(leak),
            labels,
            both_readings_of(
                name,
                text,
                finding=f"“{short(whole)}” as a whole: {in_bits(leak.left_bits.sum())} from the "
                f"left, {bits_text(leak.wordwise_bits.sum())} from both sides",
            ),
        ),
        key="word_leak_chart",
        alt=f"What {whole} costs: {in_bits(leak.left_bits.sum())} from the left, from both "
        f"sides {bits_text(leak.alone_bits.sum())} with each piece hidden alone, "
        f"{bits_text(leak.wordwise_bits.sum())} with the rest of the word hidden too, "
        f"{bits_text(leak.whole_bits.sum())} with all pieces filled independently.",
    )
    st.text(
        f"The end: “{labels[-1]}” costs {in_bits(leak.alone_bits[-1])} with “{labels[-2]}” "
        f"visible, and {bits_text(leak.whole_bits[-1])} with the whole word hidden."
    )
    st.text(
        f"The beginning: “{labels[0]}” costs {in_bits(leak.alone_bits[0])} with “{labels[1]}” "
        f"visible, and {bits_text(leak.wordwise_bits[0])} without."
    )
    prose.caption(
        "Visible tokens of a word give away the hidden ones. Hidden **alone**, a token can be "
        "predicted from the others of its word. **With the rest**, it sees only those before it, "
        "and the sum is the surprisal of the whole word, as it is from the left. **All at once** "
        "are filled independently: the end does not know the beginning."
    )
    with st.expander("As a table", icon=":material/table:"):
        number_table(
            {
                "piece": [*labels, "the whole word"],
                **{
                    row.title: [float(one) for one in [*row.bits, row.bits.sum()]]
                    for row in _rows(leak)
                },
            },
            {row.title: bits_text for row in _rows(leak)},
            alt="Surprisal of every piece in bits",
        )


def _word(blanked: BlankedText, position: int) -> range | None:
    """The word of the position if it has several tokens, else the first that has."""
    split = [word for word in blanked.words if 2 <= len(word) <= LIMIT_PIECES]
    return next((word for word in split if position in word), split[0] if split else None)


def _rows(leak: SubwordLeak) -> list[BitsRow]:
    return [
        BitsRow("Left only", leak.left_bits, "left"),
        BitsRow("Both, a piece alone", leak.alone_bits, "both"),
        BitsRow("Both, with the rest", leak.wordwise_bits, "both"),
        BitsRow("Both, all at once", leak.whole_bits, "both"),
    ]
