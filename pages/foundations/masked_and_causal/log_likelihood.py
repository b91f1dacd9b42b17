"""Log-likelihood, pseudo-log-likelihood and its word-wise variant of one text."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import numpy as np
import streamlit as st

from backend.analyses.foundations.log_likelihood import (
    LogLikelihood,
    log_likelihood_bits,
    perplexity,
)
from backend.numbers import bits_text, choices_text, counted, in_bits, real_text
from backend.text.pieces import Piece
from components.charts.chart import chart
from components.charts.titles import both_readings_of
from components.frame import prose
from components.outputs.csv_file import csv_button
from components.outputs.number_table import number_table
from components.outputs.progress import long_work
from components.results import file_head
from pages.foundations.masked_and_causal import results
from pages.foundations.masked_and_causal.stacked_bits_chart import BitsRow, stacked_bits_figure
from pages.foundations.masked_and_causal.surprisal_gain import all_readings


def draw(name: str, text: str, pieces: Sequence[Piece]) -> None:
    """Three sums as bars, as a table, and what may be compared with what."""
    readings = all_readings(name, text)
    if readings is None or readings.done < len(pieces):
        prose.caption("The sums need every position of the text.")
        return
    sums = long_work(
        "word_wise",
        (name, text),
        results.sums.known(name, text),
        lambda: results.sums.steps(name, text),
        lambda step: (step.done, len(pieces)),
        doing="Hiding the rest of each word too",
        unit="positions",
    )
    if sums is None or sums.done < len(pieces):
        prose.caption("The word-wise sum needs every position of the text.")
        return
    _draw(sums, name, text, [piece.label for piece in pieces])


def _draw(sums: LogLikelihood, name: str, text: str, labels: Sequence[str]) -> None:
    left, both, wordwise = sums.readings.left_bits, sums.readings.both_bits, sums.word_bits
    split = np.zeros(len(labels), dtype=bool)
    for word in sums.words:
        split[word.start : word.stop] = len(word) > 1
    chart(
        stacked_bits_figure(
            [
                BitsRow("Left only", left, "left"),
                BitsRow("Both sides", both, "both"),
                BitsRow("Both, word-wise", wordwise, "both", light=split),
            ],
            labels,
            both_readings_of(
                name,
                text,
                finding=f"The surprisals add up to {in_bits(left.sum())} from the left",
            ),
        ),
        key="sums_chart",
        alt=f"The surprisals of the text add up to {in_bits(left.sum())} from the left, "
        f"{bits_text(both.sum())} from both sides, {bits_text(wordwise.sum())} word-wise.",
    )
    _table(left, both, wordwise)
    if sums.split_words:
        words = counted(sums.split_words, "word has", "words have")
        prose.caption(f"{words} several tokens (outlined): only there the two masked sums differ.")
    else:
        prose.caption(
            "No word of this text has several tokens, so the two masked sums are the same."
        )
    csv_button(
        lambda: {
            "position": list(range(1, len(labels) + 1)),
            "token": list(labels),
            "bits, left only": left.tolist(),
            "bits, both sides": both.tolist(),
            "bits, both sides, word-wise": wordwise.tolist(),
            "word": [number for number, word in enumerate(sums.words, 1) for _ in word],
        },
        "sums",
        head=lambda: file_head.of_text(name, sums.readings.ids),
    )
    _per_word(sums, name, labels)
    _comparable()


def _per_word(sums: LogLikelihood, name: str, labels: Sequence[str]) -> None:
    """The same three sums for each word: what its tokens cost together."""
    bits = {
        "left only": sums.readings.left_bits,
        "both sides": sums.readings.both_bits,
        "both, word-wise": sums.word_bits,
    }
    columns: dict[str, Sequence[Any]] = {
        "word": ["".join(labels[place] for place in word) for word in sums.words],
        "tokens": [len(word) for word in sums.words],
        **{f"bits, {sides}": sums.per_word(one).tolist() for sides, one in bits.items()},
    }
    with st.expander("Each word", icon=":material/match_word:"):
        number_table(
            columns,
            {f"bits, {sides}": bits_text for sides in bits},
            alt="Each word of the text with its tokens and what they cost in bits in each reading",
        )
        csv_button(
            lambda: columns, "words", head=lambda: file_head.of_text(name, sums.readings.ids)
        )


def _table(left: np.ndarray, both: np.ndarray, wordwise: np.ndarray) -> None:
    st.table(
        {
            "sum": [
                "Log-likelihood, left only",
                "Pseudo-log-likelihood, both sides",
                "Pseudo-log-likelihood, word-wise",
            ],
            "hidden from a token": [
                "itself and all to its right",
                "itself",
                "itself and what follows in its word",
            ],
            "bits": [real_text(log_likelihood_bits(one)) for one in (left, both, wordwise)],
            "per token": [
                real_text(log_likelihood_bits(one) / len(one)) for one in (left, both, wordwise)
            ],
            "2 to the mean surprisal": [
                f"perplexity {choices_text(perplexity(left))}",
                f"pseudo-perplexity {choices_text(perplexity(both))}",
                f"word-wise pseudo-perplexity {choices_text(perplexity(wordwise))}",
            ],
        },
        hide_index=True,
        border="horizontal",
        alt="The three sums in bits, per token, and as perplexities",
    )


def _comparable() -> None:
    with st.expander("What may be compared", icon=":material/balance:", expanded=True):
        prose.markdown(
            "- **One row, two texts: yes**, with the same model. The text with the higher sum is "
            "the more likely one in that reading. Compare sums, as the standard for minimal pairs "
            "is, also where the texts have different numbers of tokens. Per token is another "
            "question: how predictable a token is on average.\n"
            "- **Two rows, one text: no.** The log-likelihood is the logarithm of a probability: "
            "over all texts of so many tokens, those add up to 1. The pseudo-log-likelihood is "
            "the logarithm of no probability, since each of its terms has seen all other tokens. "
            "So perplexity and pseudo-perplexity may not be compared either.\n"
            "- **Between models with other vocabularies: not per token.** Another vocabulary "
            "splits the text into other tokens.\n"
            "- **Word-wise** (Kauf and Ivanova 2023) hides the rest of a word too, so that its "
            "tokens do not give each other away. It still knows how many tokens the word has, for "
            "so many are hidden. The left reading does not know that.\n"
            "- **Perplexity of a distribution**, beside the bars above, is a fourth thing: it "
            "describes one distribution, whatever token came. The perplexity here is of the tokens "
            "that came."
        )
