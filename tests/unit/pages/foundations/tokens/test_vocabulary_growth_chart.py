"""The chart of growth: a line for every count, and a person's text is only text."""

from __future__ import annotations

import pytest

from backend.analyses.foundations.bpe import learn
from backend.analyses.foundations.vocabulary_growth import vocabulary_growth
from backend.models import load_vocabulary
from pages.foundations.tokens.vocabulary_growth_chart import vocabulary_growth_figure

TEXT = "the cat and the dog, the <b>cat</b> and the dog"


@pytest.mark.parametrize("logarithmic", [True, False])
def test_growth_has_a_line_for_each_kind_of_word_and_token(logarithmic: bool) -> None:
    result = vocabulary_growth(TEXT, load_vocabulary("smollm2"), learn(TEXT).vocabulary)
    figure = vocabulary_growth_figure(result, "SmolLM2-135M", "<b>mine</b>", logarithmic)
    assert [line.y[-1] for line in figure.data] == [
        counts[-1]
        for counts in (
            result.between_spaces,
            result.words_and_signs,
            result.frequent,
            result.tokens,
            result.learned,
        )
    ]
    looks = {(line.line.color, line.line.dash) for line in figure.data}
    assert len(looks) == len(figure.data), "two lines look alike"
    assert "&lt;b&gt;mine&lt;/b&gt;" in figure.layout.title.text
    assert "<b>" not in figure.layout.title.text
