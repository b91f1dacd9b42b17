"""What stands at the head of a file or below a picture: enough to compute its numbers again.

Says which weights, which tokens were read, and which settings; the widgets and the files only
write it down. Dates and machines are left out: the same question gives the same file.
"""

from __future__ import annotations

import json
from collections.abc import Sequence, Set
from dataclasses import asdict

from backend.models.catalog import ModelCard, card, partner
from backend.models.networks.vocabulary import Vocabulary
from backend.models.weights.provenance import Provenance
from backend.numbers import counted
from backend.probability.sampling import Sampling
from backend.visible import SPACE, visible
from components.results import shared

Row = tuple[str, str | int | float]

GAP = "___"

_MOST = 300  # characters of a text below a picture; of a longer one its beginning and its end
_MOST_IDS = 40  # below a picture; of more, the last ones
_LAST_IDS = 8


def of_model(name: str) -> list[Row]:
    """The model and its weights."""
    return _weights(shared.weights(name))


def of_pair(name: str) -> list[Row]:
    """The same of a model and of the masked one beside it."""
    second = of_model(partner(name).name)
    return [*of_model(name), *((f"{title}, masked", value) for title, value in second)]


def after(name: str, ids: Sequence[int]) -> list[Row]:
    """The model, and the tokens a prediction goes on from."""
    return [*of_model(name), *_read(card(name), shared.vocabulary(name), ids)]


def of_text(
    name: str, ids: Sequence[int], hidden: Set[int] = frozenset(), *, control: bool = False
) -> list[Row]:
    """Both models, with `control` the third too, and the text whose positions they read."""
    models, third = of_pair(name), card(name).control
    if control and third:
        models += [(f"{title}, control", value) for title, value in of_model(third)]
    return [*models, *_read(card(name), shared.vocabulary(name), ids, hidden)]


def with_hidden(name: str, ids: Sequence[int], hidden: Set[int]) -> list[Row]:
    """The masked model beside `name`, and a text with positions it did not see.

    Args:
        ids: in the numbering of `name`.
        hidden: positions, from 0.
    """
    masked = partner(name)
    read = _read(masked, shared.vocabulary(name), ids, hidden)
    return [*of_model(masked.name), *read]


def of_settings(sampling: Sampling) -> list[Row]:
    """As `Sampling` takes them."""
    return list(asdict(sampling).items())


def caption(
    name: str, ids: Sequence[int], hidden: Set[int] = frozenset(), *, vocabulary: Vocabulary
) -> tuple[str, ...]:
    """Two lines for below a picture: the model and its weights, and what was read.

    Args:
        vocabulary: that of the ids.
    """
    found = shared.weights(name)
    adapter = f", adapter {found.adapter}" if found.adapter else ""
    weights = f"Model: {found.full}: {found.source}; origin {found.origin}{adapter}"
    start = card(name).start_token
    text = _with_gaps(vocabulary, ids, hidden)
    if not ids:
        return weights, f"Text: none, the start token {start} alone"
    numbers = _ids(ids, hidden)
    listed = f"ids {' '.join(numbers)}"
    if len(ids) > _MOST_IDS:
        listed = f"the last ids {' '.join(numbers[-_LAST_IDS:])}"
    read = f"{counted(len(ids), 'token')} after {start}, {listed}"
    return weights, f"Text: {_shortened(text)}; {read}"


def _weights(found: Provenance) -> list[Row]:
    adapter: list[Row] = [("adapter", found.adapter)] if found.adapter else []
    return [
        ("model", found.published),
        ("weights", found.source),
        ("origin", found.origin),
        *adapter,
        ("arithmetic", found.arithmetic),
    ]


def _read(
    model: ModelCard, vocabulary: Vocabulary, ids: Sequence[int], hidden: Set[int] = frozenset()
) -> list[Row]:
    """The text as a JSON string: in quotation marks no spreadsheet takes it for a formula or drops
    a space at its end, and `json.loads` gives it back.
    """
    positions = " ".join(str(place + 1) for place in sorted(hidden))
    return [
        ("text", json.dumps(_with_gaps(vocabulary, ids, hidden), ensure_ascii=False)),
        ("tokens", len(ids)),
        ("token ids", " ".join(_ids(ids, hidden))),
        *([("hidden positions, from 1", positions)] if hidden else []),
        ("start token, read first", model.start_token),
        *([("end token, read last", model.end_token)] if model.end_token else []),
    ]


def _ids(ids: Sequence[int], hidden: Set[int]) -> list[str]:
    return [GAP if place in hidden else str(one) for place, one in enumerate(ids)]


def _with_gaps(vocabulary: Vocabulary, ids: Sequence[int], hidden: Set[int]) -> str:
    """The text of some tokens; a hidden one shows as a gap, a special one as its name."""
    parts: list[str] = []
    run: list[int] = []
    for place, one in enumerate(ids):
        if place in hidden:
            parts += [vocabulary.decode(run), GAP]
            run = []
        else:
            run.append(one)
    return "".join([*parts, vocabulary.decode(run)])


def _shortened(text: str) -> str:
    """In quotation marks, spaces at its end visible; the middle of a long one is left out."""
    if len(text) > _MOST:
        text = f"{text[: _MOST // 2]} […] {text[-_MOST // 2 :]}"
    words = text.rstrip(" ")
    return f"“{visible(words).replace(SPACE, ' ')}{SPACE * (len(text) - len(words))}”"
