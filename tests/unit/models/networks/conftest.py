"""The default pair by what each of them reads."""

from __future__ import annotations

import pytest

from backend.models.networks.causal import AutoregressiveModel
from backend.models.networks.masked import MaskedModel


@pytest.fixture(scope="session")
def left(smollm2: AutoregressiveModel) -> AutoregressiveModel:
    return smollm2


@pytest.fixture(scope="session")
def both(smollm2_masked: MaskedModel) -> MaskedModel:
    return smollm2_masked
