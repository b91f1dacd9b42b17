"""The chart of merges begins at bytes, and a person's text is only text."""

from __future__ import annotations

from backend.analyses.foundations.bpe import BYTES, learn
from pages.foundations.tokens.train_bpe_chart import merge_gain_figure

TEXT = "the cat and the dog, the <b>cat</b> and the dog"


def test_the_gain_of_merges_begins_at_one_byte_a_token() -> None:
    learned = learn(TEXT)
    figure = merge_gain_figure(learned, "SmolLM2-135M", 3.5, "<i>mine</i>")
    (line,) = figure.data
    assert (line.x[0], line.y[0]) == (BYTES, 1.0)
    assert (line.x[-1], line.y[-1]) == (learned.size, len(TEXT) / learned.text_tokens[-1])
    assert "<i>" not in figure.layout.title.text


def test_a_text_that_teaches_nothing_still_has_a_chart() -> None:
    merge_gain_figure(learn("abc"), "SmolLM2-135M", 1.5, "abc")
