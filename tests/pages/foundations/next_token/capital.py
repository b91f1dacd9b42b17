"""What tests of Next token share: sections, the text, texts that are hard to take."""

from __future__ import annotations

import numpy as np

from backend.models import AutoregressiveModel
from backend.probability.sampling import Sampling, distribution

PAGE = "next_token"
LOGITS, CURVES = "logit_histogram", "temperature_curves"
EXPERIMENT, PROMPTS = "sampling_experiment", "compare_prompts"
CAPITAL = "The capital of France is"
HOSTILE = {
    "empty": "",
    "space": " ",
    "nul": "\x00",
    "markup": "<script>alert(1)</script> **b** $x$ <|im_end|>",
    "family": "👩‍👩‍👧‍👦" * 20,
    "override": "\u202eabc",
    "combining": "\u0301" * 100,
    "no space": "a" * 400,
}


def probabilities(model: AutoregressiveModel, text: str, temperature: float = 1.0) -> np.ndarray:
    logits = model.next_logits(model.encode(text))
    return distribution(logits, Sampling(temperature=temperature))
