"""The one way in which a Plotly chart gets on a page: a picture to read, not a thing to drag.

A finger that begins on a chart scrolls the page: nothing zooms, nothing is dragged, and no tool
bar covers the title. Points still tell their values under a pointer, a tap on the legend still
hides a line, and a button below saves the picture. A test finds charts that are drawn otherwise.
"""

from __future__ import annotations

from typing import Any

import plotly.graph_objects as go
import streamlit as st
from streamlit.delta_generator import DeltaGenerator

from components.widgets.chart_picture import chart_picture

CONFIG: dict[str, Any] = {
    "displayModeBar": False,
    "scrollZoom": False,
    "doubleClick": False,
    "showTips": False,
}


def chart(
    figure: go.Figure,
    *,
    key: str,
    alt: str,
    name: str = "",
    place: DeltaGenerator | None = None,
) -> None:
    """Draw a figure, and below it the button that saves it.

    Args:
        key: of the chart, as no other one on the page is called. One that is drawn again and again
            while it is computed has its progress in it.
        alt: what the chart shows, for a screen reader.
        name: of the PNG file; by default the key.
        place: where to draw it; by default where the script is.
    """
    box = (place or st).container(key=f"figure_{key}", gap=None)
    with box:
        st.plotly_chart(_still(figure), key=key, alt=alt, config=CONFIG)
        chart_picture(f"figure_{key}", (name or key).replace("_", "-"))


def _still(figure: go.Figure) -> go.Figure:
    """The figure with nothing to drag or to zoom."""
    figure.update_layout(dragmode=False)
    figure.update_xaxes(fixedrange=True)
    figure.update_yaxes(fixedrange=True)
    return figure
