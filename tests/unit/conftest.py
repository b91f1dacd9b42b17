"""What tests of single parts share: the vocabulary of the default model, without its network."""

from __future__ import annotations

import pytest

from backend.models import load_vocabulary
from backend.models.networks.vocabulary import Vocabulary


@pytest.fixture(scope="session")
def vocabulary() -> Vocabulary:
    return load_vocabulary("smollm2")
