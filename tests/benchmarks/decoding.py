"""Tokens a second while writing one text, greedily, beside transformers' `generate()`."""

from __future__ import annotations

from itertools import count

import torch

from backend.models import load
from backend.models.continuation import Continuation
from backend.models.engine import Engine
from tests.benchmarks.shared.side_by_side import goals, medians, table

TOKENS, ROUNDS = 12, 3
PROMPT = "the history of the world is the history of"


def main() -> None:
    model = load("smollm2")
    engine = Engine(load)
    ids = model.encode(PROMPT)
    # each begins with another token, so that nothing is known of it before
    prompts = {way: ([n, *ids] for n in count(1000)) for way in ("ours", "theirs")}
    written: dict[str, list[list[int]]] = {"ours": [], "theirs": []}

    def ours() -> None:
        text = Continuation(engine.model("smollm2", "benchmark"), next(prompts["ours"]))
        logits = text.logits()
        for _ in range(TOKENS - 1):
            logits = text.step(int(logits.argmax()))
        written["ours"].append([*text.ids, int(logits.argmax())])

    def theirs() -> None:
        tokens = torch.tensor([[model.start_id, *next(prompts["theirs"])]])
        made = model.network.generate(
            tokens,
            attention_mask=torch.ones_like(tokens),
            max_new_tokens=TOKENS,
            min_new_tokens=TOKENS,
            do_sample=False,
            pad_token_id=model.start_id,
        )
        written["theirs"].append(made[0, 1:].tolist())

    seconds = medians({"`generate()`": theirs, "through the engine": ours}, ROUNDS)
    plain = seconds["`generate()`"]
    table(
        ("writing one text", "tokens a second", "ratio"),
        [(way, f"{TOKENS / s:.1f}", f"{plain / s:.2f}") for way, s in seconds.items()],
    )
    same = sum(one == other for one, other in zip(*written.values(), strict=True))
    print(f"\nSame texts: {same} of {len(written['ours'])}.")
    ratio = plain / seconds["through the engine"]
    goals(("tokens a second", "1.5 x `generate()`", f"{ratio:.2f} x", ratio >= 1.5))
    engine.close()


main()
