"""What right context was measured to save a masked version, on works its training never saw.

The one that the app uses saw all works, so another was trained from scratch for this; see the
model card beside the adapter.
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
    """What the masked version saves over another reading of the same positions.

    Args:
        reading: "autoregressive", the original network, or "control", the network with an
            adapter of the same recipe trained causally on the same text: what is saved over that
            comes from right context and not from the additional training.
    """
    result = json.loads(EVALUATION.read_text(encoding="utf-8"))
    gain = result["gain_bits"]["all tokens"][reading]
    positions = result["readings"]["all tokens"]["masked"]["positions"]
    return MeanGain(gain["mean"], gain["low"], gain["high"], positions)
