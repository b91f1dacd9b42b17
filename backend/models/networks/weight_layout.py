"""How the weights of a Llama network lie in memory, so that one token at a time is read quickly.

A step of one text multiplies every matrix by one vector: its time is that of reading the weights
once. Where a matrix has many more rows than columns (the head, gate and up), that goes 1.4 to 2
times faster input by input than output by output; for many tokens at once it takes about as long.
The parameters stay as they are: every module sees its own weight, as a transposed view.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    import torch


def lay_out(network: Any) -> None:
    """Copy the weights of a loaded `LlamaForCausalLM` out of the mapped file, as they are read.

    Queries, keys and values of a layer become one matrix, `joint_weight` of its attention, of which
    their weights are views. Nothing stays mapped, so that no weight is in memory twice.
    """
    for layer in network.model.layers:
        attention, mlp = layer.self_attn, layer.mlp
        parts = [attention.q_proj.weight, attention.k_proj.weight, attention.v_proj.weight]
        joint = _by_input(*parts)
        for part, view in zip(parts, joint.split([len(part) for part in parts]), strict=True):
            part.data = view
        attention.joint_weight = joint
        for wide in (mlp.gate_proj.weight, mlp.up_proj.weight):
            wide.data = _by_input(wide)
    network.lm_head.weight.data = _by_input(network.lm_head.weight)
    network.tie_weights()
    for weight in network.parameters():
        if weight.data.is_contiguous():
            weight.data = weight.data.clone()


def _by_input(*weights: torch.Tensor) -> torch.Tensor:
    """(outputs, inputs) matrices as one of all outputs, all that one input meets side by side."""
    import torch

    return torch.cat([weight.data.t() for weight in weights], dim=1).contiguous().t()
