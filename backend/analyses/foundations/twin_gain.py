"""What a masked twin was measured to be worth, on works that its training never saw.

The twin that the app uses saw all works, so one was trained from scratch for this; see the model
card beside the adapter.
"""

from __future__ import annotations

import json
from dataclasses import dataclass
from functools import cache
from pathlib import Path

EVALUATION = Path(__file__).parents[2] / "adapters" / "masked_twin" / "evaluation.json"


@dataclass(frozen=True)
class MeanGain:
    """Bits a token that the masked reading saves, with its 95 % bootstrap interval.

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
def mean_gain_over(reading: str) -> MeanGain:
    """What the twin saves over another reading of the same positions.

    Args:
        reading: "autoregressive", the network as it came, or "control", the network with an
            adapter of the same recipe trained causally on the same text: what is saved over that
            is owed to the right side and not to the additional training.
    """
    result = json.loads(EVALUATION.read_text(encoding="utf-8"))
    gain = result["gain_bits"]["all tokens"][reading]
    positions = result["readings"]["all tokens"]["masked"]["positions"]
    return MeanGain(gain["mean"], gain["low"], gain["high"], positions)
