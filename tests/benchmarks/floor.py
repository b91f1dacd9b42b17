"""Where the time of one step goes, beside the least it can take: reading every weight once."""

from __future__ import annotations

import os
from typing import Any

os.environ.setdefault("OMP_WAIT_POLICY", "PASSIVE")  # as in the app, before torch is imported

import torch
from torch.nn.functional import linear

from backend.models import load
from backend.models.engine.client import EngineModel
from backend.models.engine.engine import Engine
from backend.models.networks.causal import PackedAutoregressiveModel
from backend.models.networks.threads import threads_for
from tests.benchmarks.shared.plain import plain_network
from tests.benchmarks.shared.side_by_side import medians, table

ROUNDS = 7
PROMPT = "the history of the world is the history of"


def products(network: Any) -> list[torch.Tensor]:
    """The matrices of all layers, as they are multiplied; the head is not among them."""
    weights: list[torch.Tensor] = []
    for layer in network.model.layers:
        attention, mlp = layer.self_attn, layer.mlp
        joint = getattr(attention, "joint_weight", None)
        parts = (attention.q_proj.weight, attention.k_proj.weight, attention.v_proj.weight)
        weights += [joint] if joint is not None else parts
        weights += [attention.o_proj.weight]
        weights += [mlp.gate_proj.weight, mlp.up_proj.weight, mlp.down_proj.weight]
    return weights


def main() -> None:
    torch.set_grad_enabled(False)
    model, plain = load("smollm2"), plain_network("smollm2")
    assert isinstance(model, PackedAutoregressiveModel)
    engine = Engine(load)
    ids = model.encode(PROMPT)
    rows = {width: torch.randn(1, width) for width in (576, 1536)}
    everything = torch.cat([weight.flatten() for weight in plain.parameters()])
    matrices = {"ours": products(model.network), "plain": products(plain)}

    def multiply(whose: str) -> None:
        with threads_for(1 if whose == "ours" else 512):
            for weight in matrices[whose]:
                linear(rows[weight.shape[1]], weight)

    def head(network: Any, tokens: int) -> None:
        with threads_for(tokens):
            linear(rows[576], network.lm_head.weight)

    kv_cache, text = model.empty_cache(), list(ids)
    model.next_logits_from([text], [kv_cache])
    reader, asked = EngineModel(engine, "smollm2", "benchmark"), list(ids)
    reader.next_logits(asked)

    def network_step() -> None:
        text.append(504)
        model.next_logits_from([text], [kv_cache])

    def engine_step() -> None:
        asked.append(504)
        reader.next_logits(asked)

    cache = plain(torch.tensor([[model.start_id, *ids]])).past_key_values

    def plain_step() -> None:
        plain(torch.tensor([[504]]), past_key_values=cache, use_cache=True)

    seconds = medians(
        {
            "every weight read once (its maximum)": everything.max,
            "products of the layers, as transformers lays them out": lambda: multiply("plain"),
            "products of the layers, our layout": lambda: multiply("ours"),
            "head, as transformers lays it out": lambda: head(plain, 512),
            "head, our layout": lambda: head(model.network, 1),
            "a step of transformers' network": plain_step,
            "a step of ours": network_step,
            "a step through the engine": engine_step,
        },
        ROUNDS,
    )
    rest = ("products of the layers, our layout", "head, our layout")
    seconds["of ours: attention, norms, Python"] = seconds["a step of ours"] - sum(
        seconds[part] for part in rest
    )
    seconds["the engine's part"] = seconds["a step through the engine"] - seconds["a step of ours"]
    floor = seconds["every weight read once (its maximum)"]
    print(
        f"{everything.nbytes / 1e6:.0f} MB of weights, {everything.nbytes / floor / 1e9:.0f} GB/s"
    )
    table(
        ("one token more", "ms", "of the floor"),
        [(what, f"{s * 1000:.1f}", f"{s / floor:.2f}") for what, s in seconds.items()],
    )
    engine.close()


main()
