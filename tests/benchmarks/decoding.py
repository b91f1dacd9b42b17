"""Tokens a second while writing one text, greedily, beside transformers' `generate()`."""

from __future__ import annotations

import os
from itertools import count

os.environ.setdefault("OMP_WAIT_POLICY", "PASSIVE")  # as in the app, before torch is imported

import torch

from backend.models import load
from backend.models.engine.client import EngineModel
from backend.models.engine.engine import Engine
from tests.benchmarks.shared.plain import plain_network
from tests.benchmarks.shared.side_by_side import goals, medians, table

TOKENS, ROUNDS = 16, 7
PROMPT = "the history of the world is the history of"


def main() -> None:
    model = load("smollm2")
    engine = Engine(load)
    networks = {
        "`generate()`": plain_network("smollm2"),
        "`generate()`, our layout": model.network,
    }
    ids = model.encode(PROMPT)
    # each begins with another token, so that nothing is known of it before
    written: dict[str, list[list[int]]] = {}
    prompts: dict[str, count[int]] = {}

    def prompt(way: str) -> list[int]:
        return [next(prompts.setdefault(way, count(1000))), *ids]

    def ours() -> None:
        reader, text = EngineModel(engine, "smollm2", "benchmark"), prompt("ours")
        for _ in range(TOKENS):
            text.append(int(reader.next_logits(text).argmax()))
        written.setdefault("ours", []).append(text)

    def theirs(way: str) -> None:
        tokens = torch.tensor([[model.start_id, *prompt(way)]])
        made = networks[way].generate(
            tokens,
            attention_mask=torch.ones_like(tokens),
            max_new_tokens=TOKENS,
            min_new_tokens=TOKENS,
            do_sample=False,
            pad_token_id=model.start_id,
        )
        written.setdefault(way, []).append(made[0, 1:].tolist())

    ways = {way: lambda way=way: theirs(way) for way in networks}
    seconds = medians({**ways, "through the engine": ours}, ROUNDS)
    plain = seconds["`generate()`"]
    table(
        ("writing one text", "tokens a second", "ratio"),
        [(way, f"{TOKENS / s:.1f}", f"{plain / s:.2f}") for way, s in seconds.items()],
    )
    same = sum(one == other for one, other, *_ in zip(*written.values(), strict=True))
    print(f"\nSame texts: {same} of {len(written['ours'])}.")
    ratio = plain / seconds["through the engine"]
    goals(("tokens a second", "1.5 x `generate()`", f"{ratio:.2f} x", ratio >= 1.5))
    engine.close()


main()
