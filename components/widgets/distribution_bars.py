"""The live bars joined to the workspace: shared settings in, the person's choices out."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from backend.analyses.foundations.guess import spaced
from backend.analyses.foundations.next_token import NextToken
from backend.models.networks.vocabulary import Vocabulary
from backend.models.weights.provenance import called_shortly
from backend.numbers import count_text, probability_text
from backend.probability.sampling import Sampling, distribution
from components.results import file_head, shared
from components.state import workspace
from components.widgets.live_bars import Series, Word, live_bars

ROWS = 12  # bars; with the sliders above them they fit the first screen of a laptop


def next_token_bars(
    next_token: NextToken,
    *,
    key: str,
    word: str = "",
    on_pick: Callable[[int], None] | None = None,
    pick_label: str = "Append",
    actual: int | None = None,
    compact: bool = False,
    rows: int = ROWS,
) -> Sampling:
    """The bars of one distribution. Returns the settings as they are now.

    Args:
        on_pick: called with the token whose bar was clicked; `pick_label` says what that does.
        actual: the token that came, if it is known.
    """
    vocabulary = shared.vocabulary(next_token.model)
    series = Series(
        prediction=next_token.prediction,
        title="P(next token)",
        tone="left",
        about=f"{called_shortly(next_token.model)}, after {condition(vocabulary, next_token.ids)}",
        head=file_head.after(next_token.model, next_token.ids),
        caption=file_head.caption(next_token.model, next_token.ids, vocabulary=vocabulary),
    )
    workspace_bars(
        [series],
        vocabulary,
        key=key,
        word=own_word(vocabulary, word, next_token.ids),
        pick_label=pick_label,
        on_pick=on_pick,
        actual=actual,
        rows=rows,
        compact=compact,
    )
    return workspace.space().sampling


def told(next_token: NextToken) -> str:
    """The most likely token in a sentence, for a screen reader; no settings change which it is."""
    best = int(next_token.prediction.top(1)[0])
    chance = probability_text(float(distribution(next_token.prediction.logits, Sampling())[best]))
    label = shared.vocabulary(next_token.model).token(best).label
    return f"Most likely next token: “{label}”, probability {chance} at temperature 1"


def workspace_bars(
    series: Sequence[Series],
    vocabulary: Vocabulary,
    *,
    key: str,
    word: Word | None = None,
    on_pick: Callable[[int], None] | None = None,
    pick_label: str = "Append",
    actual: int | None = None,
    compact: bool = False,
    rows: int = ROWS,
    difference: str = "",
) -> None:
    """Live bars whose settings and view are the workspace's; see `live_bars`."""
    live_bars(
        series,
        vocabulary,
        key=key,
        sampling=workspace.space().sampling,
        epoch=workspace.epoch(key),
        word=word,
        on_sampling=lambda sampling: workspace.keep_sampling(sampling, key),
        view=workspace.space().bars,
        on_view=workspace.keep_bars,
        pick_label=pick_label,
        on_pick=on_pick,
        actual=actual,
        rows=rows,
        compact=compact,
        difference=difference,
    )


def own_word(vocabulary: Vocabulary, word: str, before: Sequence[int]) -> Word | None:
    """A person's word as the model would meet it after these tokens; None if there is none."""
    if not word.strip():
        return None
    ids = vocabulary.encode(spaced(word, vocabulary.token(before[-1]) if before else None))
    if not ids:  # a control character the vocabulary has no token for
        return None
    return Word(tuple(ids), tuple(vocabulary.labels(ids)))


def condition(vocabulary: Vocabulary, ids: Sequence[int]) -> str:
    """What a distribution is conditioned on, by its last token."""
    if not ids:
        return "the start token alone"
    last = vocabulary.token(ids[-1]).label
    before = f"{count_text(len(ids))} tokens, the last one " if len(ids) > 1 else ""
    return f"{before}“{last}”"
