"""The live bars for a text with blanks, or with a whole word hidden."""

from __future__ import annotations

from backend.analyses.foundations.blanks import BlankedText, GapReading
from backend.models.catalog import card, partner
from components.results import shared
from components.state import workspace
from components.widgets.distribution_bars import condition
from components.widgets.live_bars import Series, live_bars

ROWS = 10  # two fewer than elsewhere: the strips above take a line more


def draw(name: str, blanked: BlankedText, reading: GapReading, *, key: str) -> None:
    """Both readings of one position; at a blank there is no token that is really there."""
    vocabulary, position = shared.vocabulary(name), reading.position
    count, own = len(reading.hidden), sum(place < position for place in reading.hidden)
    choices = f", {own} of them its own choice" if own else ""
    unseen = "the gap" if count == 1 else f"{count} hidden tokens, each filled independently"
    live_bars(
        [
            Series(
                prediction=reading.left,
                title="P(token | left)",
                tone="left",
                about=f"{card(name).title}, autoregressive, float32, "
                f"after {condition(vocabulary, reading.context)}{choices}",
            ),
            Series(
                prediction=reading.both,
                title="P(token | left and right)",
                tone="both",
                about=f"{partner(name).title}, float32, the text but {unseen}",
            ),
        ],
        vocabulary,
        key=key,
        sampling=workspace.space().sampling,
        epoch=workspace.epoch(key),
        actual=None if position in blanked.blanks else blanked.ids[position],
        on_sampling=lambda sampling: workspace.keep_sampling(sampling, key),
        view=workspace.space().bars,
        on_view=workspace.keep_bars,
        rows=ROWS,
    )
