"""A prediction of the default model that several analyses are tested on."""

from __future__ import annotations

import pytest

from backend.models import AutoregressiveModel
from backend.probability.prediction import Prediction


@pytest.fixture(scope="session")
def capital(smollm2: AutoregressiveModel) -> Prediction:
    return Prediction.of(smollm2.next_logits(smollm2.encode("The capital of France is")))
