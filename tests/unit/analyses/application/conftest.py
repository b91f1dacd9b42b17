"""What the tests of these analyses ask: the default model, quick with texts that grow."""

from __future__ import annotations

from typing import Any

import pytest

from backend.analyses.application.default_model import default_template, remembering
from backend.models import AutoregressiveModel
from backend.models.networks.causal import PackedAutoregressiveModel
from backend.text.chat_template import ChatTemplate


@pytest.fixture(scope="session")
def reader(smollm2: AutoregressiveModel) -> Any:
    assert isinstance(smollm2, PackedAutoregressiveModel)
    return remembering(smollm2)


@pytest.fixture(scope="session")
def template() -> ChatTemplate:
    return default_template()
