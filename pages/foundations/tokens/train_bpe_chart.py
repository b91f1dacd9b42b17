"""What each merge gains: bytes per token against the size of the vocabulary."""

from __future__ import annotations

import numpy as np
import plotly.graph_objects as go

from backend.analyses.foundations.bpe import BYTES, LearnedBpe
from backend.numbers import count_text, real_text
from components.charts.labels import plain
from components.charts.palette import colour
from components.charts.titles import about, room_for


def merge_gain_figure(learned: LearnedBpe, model: str, model_bytes: float, text: str) -> go.Figure:
    """One line for the learned vocabulary, and the model's own as a level to compare with.

    Args:
        model: its title.
        model_bytes: bytes per token of the same text in the model's vocabulary.
        text: what the text is called.
    """
    sizes = BYTES + np.arange(learned.merges + 1)
    figure = go.Figure(
        go.Scatter(
            x=sizes,
            y=learned.text_bytes / learned.text_tokens,
            mode="lines",
            name="learned from this text",
            line={"color": colour("text"), "width": 3},
            hovertemplate="%{x:,} tokens: %{y:.2f} bytes each<extra></extra>",
        )
    )
    figure.add_hline(
        y=model_bytes,
        line={"color": colour("other"), "dash": "dash", "width": 2},
        annotation={
            "text": plain(f"{model}: {real_text(model_bytes)}"),
            "font": {"color": colour("other")},
            "bgcolor": colour("background"),
            "xanchor": "right",
        },
        annotation_position="top right",
    )
    doublings = BYTES * 2 ** np.arange(int(np.log2(learned.size / BYTES)) + 1)
    figure.update_xaxes(
        title="tokens in the vocabulary (each step doubles it)",
        type="log",
        range=[np.log10(BYTES) - 0.02, np.log10(learned.size) + 0.04],
        tickvals=doublings,
        ticktext=[count_text(int(size)) for size in doublings],
    )
    figure.update_yaxes(title={"text": "bytes per token", "standoff": 8}, rangemode="tozero")
    last = learned.text_bytes / learned.text_tokens[-1]
    title = about(
        text,
        finding=f"{count_text(learned.size)} tokens in the vocabulary: {real_text(last)} bytes "
        "per token",
    )
    figure.update_layout(
        title=title,
        height=280 + room_for(title),
        margin={"l": 10, "r": 10, "t": room_for(title), "b": 10},
        showlegend=False,
    )
    return figure
