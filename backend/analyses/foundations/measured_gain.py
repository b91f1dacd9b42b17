"""What right context, and training, were measured to save on works that neither adapter has seen.

`python -m backend.training.split_gain` measures it; the model card beside the adapters says how.
"""

from __future__ import annotations

import json
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Literal

EVALUATION = Path(__file__).parents[2] / "adapters" / "control" / "evaluation.json"

Part = Literal["training", "right context", "total"]


@dataclass(frozen=True)
class MeanGain:
    """Bits a token that a reading saves, with their 95 % bootstrap interval over texts.

    Attributes:
        bits: mean over all tokens asked for.
        low, high: the ends of the interval.
        positions: how many tokens were asked for.
    """

    bits: float
    low: float
    high: float
    positions: int


@cache
def measured_gain(part: Part, kind: str = "all tokens") -> MeanGain:
    """What a part of the difference of original network and masked version is worth.

    Args:
        part: "training" is original minus control, "right context" control minus masked version.
        kind: "all tokens", "whole words" (of one token), or one of the works; at the end of a text
            "closing full stops" and "cut within a sentence".
    """
    figures = json.loads(EVALUATION.read_text(encoding="utf-8"))[kind]
    gain = figures[part]
    return MeanGain(gain["mean"], gain["low"], gain["high"], figures["positions"])
