"""Text for plotly, which reads a little HTML in labels: there, too, a text is only a text."""

from __future__ import annotations

import html


def plain(text: str) -> str:
    """`text` so that plotly shows it sign by sign."""
    return html.escape(text, quote=False)


def short(label: str, most: int = 12) -> str:
    """A label of at most so many signs, for where there is little room; not yet plain."""
    return label if len(label) <= most else label[: most - 1] + "…"
