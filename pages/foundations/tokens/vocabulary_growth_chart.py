"""Distinct words and distinct tokens of a text, as it is read."""

from __future__ import annotations

import plotly.graph_objects as go

from backend.analyses.foundations.vocabulary_growth import VocabularyGrowth
from backend.numbers import count_text
from components.charts.labels import plain
from components.charts.number_axes import COUNTS
from components.charts.palette import Meaning, colour
from components.charts.titles import about, room_for, with_legend_under


def vocabulary_growth_figure(
    result: VocabularyGrowth, model: str, text: str, logarithmic: bool
) -> go.Figure:
    """Words in grey, tokens in ink; dashes tell the kinds apart.

    Args:
        model: title of the model whose tokens are counted.
        text: what the text is called.
    """
    lines: list[tuple[str, object, Meaning, str, int]] = [
        ("words, split at spaces", result.between_spaces, "other", "solid", 3),
        ("words, split at punctuation too", result.words_and_signs, "other", "dash", 3),
        (f"words, the {count_text(result.cap)} most frequent and “unknown”", result.frequent,
         "other", "dot", 2),
        (f"tokens of {model}", result.tokens, "text", "solid", 3),
        (f"tokens of a BPE of {count_text(result.cap)}", result.learned, "text", "dot", 2),
    ]  # fmt: skip
    figure = go.Figure()
    for name, counts, tone, dash, width in lines:
        figure.add_trace(
            go.Scatter(
                x=result.read,
                y=counts,
                mode="lines",
                name=plain(name),
                line={"color": colour(tone), "dash": dash, "width": width},
                hovertemplate="%{y:,}",
            )
        )
    kind = "log" if logarithmic else "linear"
    steps = {"type": kind, "dtick": 1 if logarithmic else None, **COUNTS}
    figure.update_xaxes(title="bytes of the text read", rangemode="tozero", **steps)
    figure.update_yaxes(title="distinct words or tokens", rangemode="tozero", **steps)
    title = about(
        text,
        finding=f"{count_text(result.tokens[-1])} distinct tokens, "
        f"{count_text(result.words_and_signs[-1])} distinct words",
    )
    figure.update_layout(with_legend_under(title, 400 + room_for(title)), hovermode="x unified")
    return figure
