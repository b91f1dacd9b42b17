"""The picture that Whisper reads: time from left to right, pitch from bottom to top."""

from __future__ import annotations

import numpy as np
import plotly.graph_objects as go

from backend.numbers import SPACE, count_text
from backend.sound.log_mel import FRAMES_A_SECOND
from components.charts.palette import colour
from components.charts.titles import about, room_for

_COLUMNS = 150  # of the picture at most: more than one pixel each on a phone
_HEIGHT = 250
_RANGE, _SILENCE = 2.0, -1.5  # what is shown of (x + 4) / 4, and what a power of 1e-10 becomes


def spectrogram_figure(values: np.ndarray, *lines: str, finding: str) -> go.Figure:
    """Args:
    values: (mel channels, frames), as Whisper reads them.
    lines: what it is of.
    finding: what is to be seen.
    """
    title = about(*lines, finding=finding)
    channels, frames = values.shape
    step = max(1, -(-frames // _COLUMNS))
    whole = np.pad(values, ((0, 0), (0, -frames % step)), mode="edge")
    shown = whole.reshape(channels, -1, step).mean(axis=2)
    white = max(float(shown.max()) - _RANGE, _SILENCE)
    level = np.clip((shown - white) / _RANGE, 0, 1)
    figure = go.Figure(
        go.Heatmap(
            z=np.rint(100 * level).astype(int),
            x0=step / 2 / FRAMES_A_SECOND,
            dx=step / FRAMES_A_SECOND,
            colorscale=[[0, colour("background")], [1, colour("text")]],
            zmin=0,
            zmax=100,
            showscale=False,
            hoverinfo="skip",
        )
    )
    figure.update_xaxes(
        title={"text": "seconds", "standoff": 6},
        range=[0, frames / FRAMES_A_SECOND],
        showgrid=False,
        tickformat=".1f",
    )
    figure.update_yaxes(
        title={"text": f"{count_text(channels)}{SPACE}mel channels"},
        showticklabels=False,
        showgrid=False,
    )
    figure.update_layout(
        title=title,
        height=_HEIGHT,
        margin={"l": 10, "r": 10, "t": room_for(title) + 8, "b": 44},
    )
    return figure
