"""A text and a network small enough to train in a test."""

from __future__ import annotations

from typing import Any

from tests.unit.models.tiny_weights import random_llama

TEXT = "The small cat sat on the mat, and the old dog ran to the far hill. It was late."


def network() -> Any:
    network = random_llama(1, vocab_size=257, initializer_range=0.3)
    return network.requires_grad_(False)
