"""What tests of Masked and autoregressive share: its sentences, and both readings of one."""

from __future__ import annotations

from backend.analyses.foundations.masked_and_causal import MaskedAndCausal, masked_and_causal
from backend.models import AutoregressiveModel, MaskedModel

PAGE = "masked_and_causal"
SUN = "The sun rises in the ___ and sets in the ___."
PARIS = "The capital of ___ is Paris."
BARKED = "The dog barked loudly."


def last(left: AutoregressiveModel, both: MaskedModel, text: str) -> MaskedAndCausal:
    *_, readings = masked_and_causal(left, both, text)
    return readings
