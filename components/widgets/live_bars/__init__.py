"""The live chart: bars over the vocabulary that move while a slider is dragged.

Python sends each distribution once; the browser does the arithmetic (science.js) on every movement
and reports settings when they are released. Knows nothing of models, pages or the URL.
"""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Sequence
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any, Literal, Protocol

import streamlit as st

from backend.probability.prediction import Prediction
from backend.probability.sampling import Sampling
from components.state.bar_view import BarView
from components.state.session_mark import session_mark
from components.widgets.browser_component import SLIDER_STYLE, browser_component, told
from components.widgets.live_bars.parcel import parcel

_FOLDER = Path(__file__).parent

# A later one wins over an earlier one.
_STYLES = (
    "frame",
    "settings",
    "views",
    "tokens",
    "bars",
    "pairs",
    "outlined",
    "readout",
    "table",
    "touch",
)

_component = browser_component(
    "live_bars",
    entry=_FOLDER / "live_bars.js",
    css=[SLIDER_STYLE, *(_FOLDER / f"{part}.css" for part in _STYLES)],
)


class Named(Protocol):
    """What the chart needs to know of a token."""

    @property
    def label(self) -> str: ...
    @property
    def special(self) -> bool: ...


class Names(Protocol):
    """What the chart needs to know of a vocabulary; `Vocabulary` of the networks is one."""

    @property
    def size(self) -> int: ...
    def token(self, token_id: int) -> Named: ...


@dataclass(frozen=True)
class Series:
    """One distribution in the chart.

    Attributes:
        prediction: its logits over the whole vocabulary.
        title: what it is, such as "P(token | left)".
        tone: whether it reads left context or both sides; decides colour and side. "left, again" is
            the second of two that read left context: the same colour, hatched. "left, before" is
            one that the other has taken the place of: outlines around the bars of that one.
        about: model, weights, and the token it conditions on.
        short: its name where there is little room; by default the title.
        head: for the CSV file: what it was computed from, a name and a value a row.
        caption: for the picture: the same in a few lines.
    """

    prediction: Prediction
    title: str
    tone: Literal["left", "both", "left, again", "left, before"]
    about: str
    short: str = ""
    head: Sequence[tuple[str, str | int | float]] = ()
    caption: Sequence[str] = ()


@dataclass(frozen=True)
class Word:
    """A word to follow, as the tokenizer splits it; of several tokens the first one is followed.

    Attributes:
        ids: its tokens, at least one.
        labels: their labels, as many.
        called: what it is to whoever looks.
    """

    ids: tuple[int, ...]
    labels: tuple[str, ...]
    called: str = "my word"


def live_bars(
    series: Sequence[Series],
    vocabulary: Names,
    *,
    key: str,
    sampling: Sampling,
    epoch: int,
    view: BarView | None = None,
    actual: int | None = None,
    word: Word | None = None,
    on_sampling: Callable[[Sampling], None] | None = None,
    on_view: Callable[[BarView], None] | None = None,
    pick_label: str = "Append",
    on_pick: Callable[[int], None] | None = None,
    rows: int = 20,
    compact: bool = False,
    difference: str = "",
) -> None:
    """Draw one or two distributions over the same tokens, with their settings.

    The chart takes `sampling` over when it first sees an `epoch`, and not while a slider is being
    dragged; what it reports through `on_sampling` need not come back. So the epoch must grow when
    the settings change elsewhere, and only then. Settings that were released while another epoch
    held are not reported, nor is a click on a bar of another distribution: who did it could not
    see what holds now. In a new session under an open page the browser reports the settings it
    shows if they are not the ones of the link.

    Args:
        series: one, or two with vocabularies of the same size and meaning.
        vocabulary: names the tokens.
        key: of the component; without a double underscore.
        sampling: the settings to start the epoch with.
        epoch: grows when the settings were changed elsewhere.
        view: what is shown, taken over with the settings.
        actual: id of the token that is really there; it is outlined, and always shown.
        word: a word of the person's own to follow.
        on_sampling: called with the settings after a slider was released, before the rerun.
        on_view: called when another view, axis or order was chosen.
        pick_label: what a click on a bar does, for its label.
        on_pick: called with the id of a bar that was clicked; without it bars are no buttons.
        rows: how many bars (half as many of each of two series); a phone shows at most 10.
        compact: 8 bars, and no settings but the temperature.
        difference: what log2 P(second) - log2 P(first) of a token is called; empty: not shown.
    """

    def settings_released() -> None:
        values = told(key, "settings")
        if on_sampling is not None and isinstance(values, dict) and values.get("epoch") == now:
            on_sampling(Sampling.from_untrusted(values, sampling))

    def view_chosen() -> None:
        values = told(key, "view")
        if on_view is not None and values is not None:
            on_view(BarView.from_untrusted(values))

    def bar_picked() -> None:
        picked = told(key, "pick")
        if on_pick is None or not isinstance(picked, dict) or picked.get("picture") != picture:
            return
        token_id = picked.get("id")  # from a browser
        if type(token_id) is int and 0 <= token_id < vocabulary.size:
            on_pick(token_id)

    now = [session_mark(), epoch]
    logits = [one.prediction.sorted_logits() for one in series]
    picture = _picture(series)
    start, shown = _at_start_of_epoch(key, epoch, sampling, view or BarView())
    _component(
        key=key,
        data=parcel(
            {
                "id": key,
                "epoch": now,
                "picture": picture,
                "sampling": asdict(start),
                "view": asdict(shown),
                "size": vocabulary.size,
                "series": [_series_data(one) for one in series],
                "rows": rows,
                "tokens": [
                    _token_data(token_id, series, vocabulary) for token_id in _drawn(series, rows)
                ],
                "actual": None if actual is None else _token_data(actual, series, vocabulary),
                "word": None if word is None else _word_data(word, series, vocabulary),
                "pick": None if on_pick is None else pick_label,
                "compact": compact,
                "difference": difference,
            },
            logits,
        ),
        on_settings_change=settings_released,
        on_view_change=view_chosen,
        on_pick_change=bar_picked,
    )


def _picture(series: Sequence[Series]) -> str:
    """Tells distributions over other contexts apart. Not by their logits: those of a server that
    was started anew may differ in the last digits.
    """
    over = repr([(one.title, one.about, [*one.head]) for one in series])
    return hashlib.blake2b(over.encode(), digest_size=6).hexdigest()


def _at_start_of_epoch(
    key: str, epoch: int, sampling: Sampling, view: BarView
) -> tuple[Sampling, BarView]:
    """The settings and the view this chart was sent when the epoch began.

    They stay as they are until the next one: with equal data a rerun sends nothing, so that
    releasing a slider does not cost another few hundred kilobytes.
    """
    slot = f"{key} epoch"
    sent = st.session_state.get(slot)
    if sent is None or sent[0] != epoch:
        sent = st.session_state[slot] = (epoch, (sampling, view))
    start: tuple[Sampling, BarView] = sent[1]
    return start


def _drawn(series: Sequence[Series], rows: int) -> list[int]:
    """Ids of the tokens that may get a bar: the union of each one's first, in the first's order."""
    each = rows // len(series)
    ids = {int(token_id) for one in series for token_id in one.prediction.top(each)}
    return sorted(ids, key=series[0].prediction.rank)


def _series_data(one: Series) -> dict[str, Any]:
    return {
        "title": one.title,
        "tone": "left" if one.tone == "left" else "both",  # its side
        "again": one.tone == "left, again",
        "before": one.tone == "left, before",
        "about": one.about,
        "short": one.short or one.title,
        "head": [[name, value] for name, value in one.head],
        "caption": list(one.caption),
    }


def _token_data(token_id: int, series: Sequence[Series], vocabulary: Names) -> dict[str, Any]:
    """A token with its rank in each series; the browser finds its logit by the rank."""
    token = vocabulary.token(token_id)
    return {
        "id": token_id,
        "label": token.label,
        "special": token.special,
        "ranks": [one.prediction.rank(token_id) for one in series],
    }


def _word_data(word: Word, series: Sequence[Series], vocabulary: Names) -> dict[str, Any]:
    return {
        "token": _token_data(word.ids[0], series, vocabulary),
        "pieces": [{"label": label, "special": False} for label in word.labels],
        "called": word.called,
    }
