"""A claim holds for the weights it was measured with; beside others it says so."""

from __future__ import annotations

from dataclasses import replace

from backend.models.weights.provenance import Provenance
from components.frame.claim_scope import other_weights

PACKED = Provenance(
    model="smollm2",
    title="A",
    published="A in full",
    precision="4-bit",
    source="a file",
    origin="aaaaaaaaaa",
    weights_sha256="0",
)
MEASURED = {"smollm2": {"weights": "aaaaaaaaaa", "precision": "4-bit", "source": "a file"}}


def test_nothing_is_said_of_the_same_weights_or_of_none() -> None:
    assert other_weights([PACKED], MEASURED) == ""
    assert other_weights([], MEASURED) == ""


def test_unquantised_weights_are_named() -> None:
    published = replace(PACKED, origin="bbbbbbbbbb", precision="unquantised")
    assert other_weights([published], MEASURED) == (
        "These figures were measured with the 4-bit weights; this server runs the unquantised "
        "ones. They may differ here. "
    )


def test_another_adapter_is_other_weights() -> None:
    said = other_weights([replace(PACKED, adapter="cccccccccc")], MEASURED)
    assert "other weights than this server's aaaaaaa+ccccccc. " in said
