"""A random network that reads ids, no text: the packed pass where its numbers do not matter."""

from __future__ import annotations

from backend.models.catalog import CATALOG
from backend.models.networks.causal import PackedAutoregressiveModel
from tests.unit.models.tiny_weights import tiny_network

IDS = [3, 17, 8, 40, 21, 5]
POSITION = 2
CANDIDATES = [8, 1, 60, 33, 2, 9, 11, 30, 44, 12]  # more than one batch


def tiny_reader() -> PackedAutoregressiveModel:
    return PackedAutoregressiveModel(
        CATALOG["smollm2"],
        None,  # type: ignore[arg-type]
        tiny_network("smollm2"),
        start_id=0,
    )
