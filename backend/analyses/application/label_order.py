"""Demonstrations of a classifier: in which order their labels stand, and whether they are right.

Four reviews with their labels stand before the one that is asked; or eight, whose labels are right,
drawn by lot, or all turned round. The set is that of `classifier.json`.

    python -m backend.analyses.application.label_order    asks the set anew, and writes it down
"""

from __future__ import annotations

import json
import sys
from functools import cache
from pathlib import Path
from typing import Literal, get_args

import numpy as np

from backend.analyses.application.classifier import (
    SET,
    Labelled,
    Review,
    labelled,
    reviews,
    right_at,
    wordings,
)
from backend.analyses.rows_file import write_rows
from backend.models.networks.readers import CausalReader
from backend.probability.proportion import Proportion

MEASURED = Path(__file__).with_name("label_order_measured.json")

# P is a positive demonstration, N a negative one; from the first to the last.
ORDERS = ("NNNP", "PPPN", "PNNN", "NPPP", "PNPN", "NPNP")

Labels = Literal["right", "random", "turned"]

LABELS: tuple[Labels, ...] = get_args(Labels)
DRAWS = 3  # of which demonstrations, and of random labels


def beginning(order: str, draw: int) -> str:
    """Four demonstrations in an order; each draw takes other ones first."""
    left = {
        kind: list(np.random.default_rng(draw).permutation(_shown(kind == "P"))) for kind in "PN"
    }
    return "".join(_line(str(left[kind].pop(0)), kind == "P") for kind in order)


def beginning_with(labels: Labels, draw: int) -> str:
    """All eight demonstrations, shuffled, their labels right, drawn by lot, or turned round."""
    rng = np.random.default_rng(draw)
    every = [Review(text, positive) for positive in (True, False) for text in _shown(positive)]
    order = rng.permutation(len(every))
    lots = rng.permutation(len(every)) < len(every) / 2  # as many of each
    given = {
        "right": [one.positive for one in every],
        "random": [bool(one) for one in lots],
        "turned": [not one.positive for one in every],
    }[labels]
    return "".join(_line(every[place].text, given[place]) for place in order)


@cache
def called_positive(order: str) -> Proportion:
    """How many reviews are called positive after demonstrations in an order, over all draws.

    Half of the reviews are. The interval takes answers as independent, which they are not quite.
    """
    every = np.concatenate([np.array(one) for one in _measured()[order]])
    return Proportion(int((every > 0).sum()), every.size)


@cache
def right_after(which: str) -> Proportion:
    """How many reviews are sorted rightly after demonstrations: an order, or a kind of labels."""
    every = [right_at(np.array(one), 0) for one in _measured()[which]]
    return Proportion(sum(one.hits for one in every), sum(one.count for one in every))


@cache
def right_by_draw(which: str) -> tuple[Proportion, ...]:
    return tuple(right_at(np.array(one), 0) for one in _measured()[which])


def differences(model: CausalReader, before: str, every: tuple[Review, ...]) -> list[float]:
    """In bits, of each review after the same demonstrations."""
    wording = wordings()[0]
    list(model.next_logits_of([model.vocabulary.encode(before)]))  # read once, for all
    found: list[Labelled] = []
    for first in range(0, len(every), 8):
        texts = [one.text for one in every[first : first + 8]]
        shown = type(wording)(
            wording.name, before + wording.template, wording.positive, wording.negative
        )
        found += labelled(model, shown, texts)
    return [one.difference for one in found]


def main() -> int:
    """Ask the default model the whole set. Returns the exit code."""
    from backend.analyses.application.default_model import default_model

    model, _ = default_model()
    begun: dict[str, list[str]] = {
        **{order: [beginning(order, draw) for draw in range(DRAWS)] for order in ORDERS},
        **{one: [beginning_with(one, draw) for draw in range(DRAWS)] for one in LABELS},
    }
    found = {
        name: [[round(one, 4) for one in differences(model, before, reviews())] for before in every]
        for name, every in begun.items()
    }
    write_rows(MEASURED, found)
    return 0


def _line(text: str, positive: bool) -> str:
    wording = wordings()[0]
    return f"{wording.about(text)}{wording.positive if positive else wording.negative}\n\n"


def _shown(positive: bool) -> list[str]:
    found = json.loads(SET.read_text(encoding="utf-8"))["demonstrations"]
    return list(found["positive" if positive else "negative"])


@cache
def _measured() -> dict[str, list[list[float]]]:
    found: dict[str, list[list[float]]] = json.loads(MEASURED.read_text(encoding="utf-8"))
    return found


if __name__ == "__main__":
    sys.exit(main())
