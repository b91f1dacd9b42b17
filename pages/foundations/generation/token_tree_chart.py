"""A tree of tokens, from left to right: stretches of text at the nodes, totals at the ends."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, Literal

import plotly.graph_objects as go

from components.charts.labels import plain, short
from components.charts.palette import colour
from components.charts.titles import LEGEND_BELOW, room_for

_ROW = 34  # pixels a path
_FOOT = 44
_LABEL = 14  # characters, where there is room
Mark = Literal["plain", "current", "greedy", "best", "both"]
_SYMBOLS: dict[Mark, str] = {
    "plain": "circle",
    "current": "square",
    "greedy": "square",
    "best": "diamond",
    "both": "star",
}
_NAMES: dict[Mark, str] = {
    "plain": "explored",
    "current": "current",
    "greedy": "greedy",
    "best": "most probable",
    "both": "greedy and most probable",
}


@dataclass(frozen=True)
class TreeNode:
    """One node.

    Attributes:
        parent: its number; None for those that begin.
        label: what it says, white space visible.
        end: for the last node of a path, what stands behind it; else empty.
        told: for the pointer.
        share: how thick the line to it is, 0 to 1.
        mark: which path it belongs to.
    """

    parent: int | None
    label: str
    end: str
    told: str
    share: float
    mark: Mark = "plain"


def token_tree_figure(
    nodes: Sequence[TreeNode], title: dict[str, Any], names: dict[Mark, str] | None = None
) -> go.Figure:
    """Args:
    nodes: a parent before its children, children in the order they are drawn.
    names: of the marks, for the legend.
    """
    rows, depths = _rows(nodes), _depths(nodes)
    deepest = max(depths, default=0) + 1
    room = max(5, min(_LABEL, 36 // (deepest + 1)))  # a phone has room for some 36 in all
    figure = go.Figure()
    for number, node in enumerate(nodes):
        x0, y0 = (
            (0.0, _root(nodes, rows))
            if node.parent is None
            else (depths[node.parent] + 1.0, rows[node.parent])
        )
        figure.add_shape(
            type="path",
            path=f"M {x0},{y0} C {x0 + 0.5},{y0} {x0 + 0.5},{rows[number]} {x0 + 1},{rows[number]}",
            line={
                "color": colour("other" if node.mark == "plain" else "left"),
                "width": 1 + 5 * node.share,
            },
            layer="below",
        )
    for mark, symbol in _SYMBOLS.items():
        chosen = [number for number, node in enumerate(nodes) if node.mark == mark]
        if not chosen:
            continue
        figure.add_trace(
            go.Scatter(
                x=[depths[number] + 1 for number in chosen],
                y=[rows[number] for number in chosen],
                mode="markers+text",
                name=(names or {}).get(mark, _NAMES[mark]),
                text=[plain(short(nodes[number].label, room)) for number in chosen],
                textposition="top center",
                textfont={"color": colour("text"), "size": 12},
                marker={
                    "symbol": symbol,
                    "size": 8 if mark == "plain" else 11,
                    "color": colour("other" if mark == "plain" else "left"),
                    "line": {"color": colour("background"), "width": 1},
                },
                hovertext=[plain(nodes[number].told) for number in chosen],
                hovertemplate="%{hovertext}<extra></extra>",
                cliponaxis=False,
            )
        )
    for number, node in enumerate(nodes):
        if node.end:
            figure.add_annotation(
                x=depths[number] + 1,
                y=rows[number],
                text=plain(node.end),
                showarrow=False,
                xanchor="left",
                xshift=9,
                font={"color": colour("text"), "size": 12},
            )
    leaves = sum(1 for number in range(len(nodes)) if not _has_child(nodes, number))
    figure.update_xaxes(visible=False, range=[-0.1, deepest + 0.75])
    figure.update_yaxes(visible=False, range=[leaves - 0.4, -0.9])
    figure.update_layout(
        title=title,
        height=_ROW * leaves + room_for(title) + _FOOT,
        margin={"l": 4, "r": 4, "t": room_for(title), "b": _FOOT},
        showlegend=any(node.mark != "plain" for node in nodes),
        legend=LEGEND_BELOW,
    )
    return figure


def _rows(nodes: Sequence[TreeNode]) -> list[float]:
    """Ends one below the other, every other node in the middle of its children."""
    rows = [0.0] * len(nodes)
    following = 0

    def row_of(number: int) -> float:
        nonlocal following
        children = [other for other, node in enumerate(nodes) if node.parent == number]
        if not children:
            rows[number] = float(following)
            following += 1
        else:
            own = [row_of(child) for child in children]
            rows[number] = (own[0] + own[-1]) / 2
        return rows[number]

    for number, node in enumerate(nodes):
        if node.parent is None:
            row_of(number)
    return rows


def _depths(nodes: Sequence[TreeNode]) -> list[int]:
    depths: list[int] = []
    for node in nodes:
        depths.append(0 if node.parent is None else depths[node.parent] + 1)
    return depths


def _root(nodes: Sequence[TreeNode], rows: Sequence[float]) -> float:
    first = [rows[number] for number, node in enumerate(nodes) if node.parent is None]
    return (first[0] + first[-1]) / 2


def _has_child(nodes: Sequence[TreeNode], number: int) -> bool:
    return any(node.parent == number for node in nodes)
