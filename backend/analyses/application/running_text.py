"""Calibration on running text: is the most likely next token the one that comes, as often as said?

Measured on two sets of sentences, in `running_text.json`.

    python -m backend.analyses.application.running_text    reads the sets anew, and writes it down
"""

from __future__ import annotations

import json
import sys
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Literal, get_args

import numpy as np

from backend.analyses.rows_file import write_rows
from backend.models.networks.readers import CausalReader
from backend.probability.calibration import Reliability, chance_errors, reliability
from backend.probability.surprisal import surprisals

SET = Path(__file__).with_suffix(".json")
MEASURED = Path(__file__).with_name("running_text_measured.json")

LIMIT = 128  # tokens of a text of one's own: one pass, about half a second

Kind = Literal["everyday", "technical"]
KINDS: tuple[Kind, ...] = get_args(Kind)


@dataclass(frozen=True)
class Foretold:
    """The most likely token at every position of some texts.

    Attributes:
        confidences: its probability, at temperature 1, given what stands before.
        right: whether it is the one that came.
    """

    confidences: tuple[float, ...]
    right: tuple[bool, ...]

    @property
    def after_first(self) -> Foretold:
        """Without the first position."""
        return Foretold(self.confidences[1:], self.right[1:])

    @property
    def reliability(self) -> Reliability:
        """Raises ValueError: there is no position."""
        return reliability(self.confidences, self.right)

    @property
    def chance_limit(self) -> float:
        """The calibration error that a perfect forecaster stays below in 95 % of all cases."""
        return float(np.quantile(chance_errors(self.confidences), 0.95))


def foretold(model: CausalReader, ids: tuple[int, ...]) -> Foretold:
    """Read a text once, in one pass: every token, the first from the start token alone."""
    confidences, right = [], []
    for row, token in zip(model.logits(ids), ids, strict=False):  # the last row has no token yet
        top = int(row.argmax())
        confidences.append(float(2.0 ** -surprisals(row)[top]))
        right.append(top == token)
    return Foretold(tuple(confidences), tuple(right))


@cache
def sentences(kind: Kind) -> tuple[str, ...]:
    return tuple(json.loads(SET.read_text(encoding="utf-8"))[kind])


@cache
def measured(kind: Kind, *, first: bool = False) -> Foretold:
    """All sentences of a kind, as the default model foretold them.

    Args:
        first: with the first token of each sentence. What is foretold from the start token alone
            is the same every time, so one prediction would count as often as there are sentences.
    """
    read = json.loads(MEASURED.read_text(encoding="utf-8"))[kind]
    begin = 0 if first else 1
    return Foretold(
        tuple(p for one in read for p in one["confidences"][begin:]),
        tuple(bool(right) for one in read for right in one["right"][begin:]),
    )


def main() -> int:
    """Let the default model read both sets. Returns the exit code."""
    from backend.analyses.application.default_model import default_model

    model, _ = default_model()
    found: dict[Kind, list[dict[str, list[float]]]] = {kind: [] for kind in KINDS}
    for kind in KINDS:
        for text in sentences(kind):
            one = foretold(model, tuple(model.encode(text)))
            rounded = [float(f"{p:.5g}") for p in one.confidences]
            found[kind].append({"confidences": rounded, "right": [int(r) for r in one.right]})
    write_rows(MEASURED, found, depth=2)
    return 0


if __name__ == "__main__":
    sys.exit(main())
