"""The plain way of loading a model, for comparison: transformers alone."""

from __future__ import annotations

from typing import Any


def plain_network(name: str) -> Any:
    """The same weights in float32, as `from_pretrained` gives them."""
    import torch
    from transformers import AutoModelForCausalLM

    from backend.models.weights.ensure import ensure

    folder = ensure(name)
    return AutoModelForCausalLM.from_pretrained(
        folder, dtype=torch.float32, local_files_only=True, use_safetensors=True
    ).eval()
