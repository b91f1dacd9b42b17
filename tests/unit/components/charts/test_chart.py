"""Every Plotly chart goes through one function, which leaves nothing to drag."""

from __future__ import annotations

import re
from pathlib import Path

import plotly.graph_objects as go

from components.charts.chart import CONFIG, _still

ROOT = Path(__file__).parents[4]
WAY = ROOT / "components/charts/chart.py"


def test_no_chart_is_drawn_otherwise() -> None:
    sources = [one for folder in ("components", "pages") for one in (ROOT / folder).rglob("*.py")]
    assert WAY in sources
    otherwise = re.compile(r"plotly_chart\(|\.(?:line|bar|area|scatter|altair|vega_lite)_chart\(")
    found = [one for one in sources if otherwise.search(one.read_text(encoding="utf-8"))]
    assert found == [WAY]


def test_every_axis_is_fixed_and_there_is_no_tool_bar() -> None:
    figure = go.Figure(layout={"xaxis2": {"anchor": "y2"}, "yaxis2": {"domain": [0, 0.4]}})
    figure.add_scatter(x=[1], y=[1])
    figure.add_scatter(x=[1], y=[1], xaxis="x2", yaxis="y2")
    still = _still(figure)
    assert still.layout.dragmode is False
    for axis in (still.layout.xaxis, still.layout.xaxis2, still.layout.yaxis, still.layout.yaxis2):
        assert axis.fixedrange is True
    assert CONFIG["displayModeBar"] is False
