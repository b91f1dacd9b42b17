"""Measures what the shipped masked version gains, and what of it is training, what right context.

    python -m backend.training.split_gain runs/unseen

Every position is asked for three times: of the original network, of the control, of the masked
version. Original minus control is training, control minus masked is right context. The works (see
`unseen_works.py`) are such that neither adapter was trained on; all intervals are conditional on
them, and on one training run of each adapter.
"""

from __future__ import annotations

import argparse
import json
from dataclasses import asdict
from pathlib import Path
from typing import Any

import numpy as np

from backend.models.networks.vocabulary import Vocabulary
from backend.models.weights.adapters import ADAPTERS
from backend.models.weights.ensure import ensure
from backend.numbers import real_text
from backend.training.corpus import Sampler, Work, read
from backend.training.evaluation import (
    Place,
    Reading,
    bootstrap,
    choose,
    read_base,
    read_masked,
    score,
)

PARTS = ("training", "right context", "total")
_SEED = 11
SHORTEST = 5  # tokens of a text whose last one is asked for


def last_tokens(
    works: list[Work], vocabulary: Vocabulary, each: int, *, closing: bool, seed: int = _SEED
) -> tuple[list[list[int]], list[Place]]:
    """`each` sequences of every work whose last token is asked for.

    Args:
        closing: they end in a full stop; else they are cut where no sentence ends.
    """
    ends = {vocabulary.encode(mark)[0] for mark in ".!?"}
    (stop,) = vocabulary.encode(".")
    rng = np.random.default_rng([seed, 2_000_000 + closing])
    sampler = Sampler(works, vocabulary)
    sequences: list[list[int]] = []
    for work in works:
        wanted = len(sequences) + each
        while len(sequences) < wanted:
            ids = sampler.draw_from(work, rng)
            if not closing and len(ids) > SHORTEST:
                ids = ids[: int(rng.integers(SHORTEST, len(ids)))]
            suits = ids[-1] == stop if closing else ids[-1] not in ends
            if len(ids) >= SHORTEST and suits:
                sequences.append(ids)
    return sequences, [Place(one, len(ids) - 1, False) for one, ids in enumerate(sequences)]


def parts(bits: dict[str, np.ndarray]) -> dict[str, np.ndarray]:
    """(places,) bits gained, by part; from the surprisals in the three readings."""
    return {
        "training": bits["original"] - bits["control"],
        "right context": bits["control"] - bits["masked"],
        "total": bits["original"] - bits["masked"],
    }


def measure(
    readings: dict[str, Reading], works: list[Work], vocabulary: Vocabulary, each: int
) -> dict[str, Any]:
    """Everything that is measured, ready for JSON: means with their 95 % intervals."""
    sequences, places = choose(works, vocabulary, each, _SEED)
    words = np.array([place.whole_word for place in places])
    bits = {name: score(reading, sequences, places)[0] for name, reading in readings.items()}
    groups = np.array([place.sequence for place in places])
    of_work = groups // each
    chosen = {"all tokens": np.full(len(words), True), "whole words": words}
    chosen |= {work.name: of_work == number for number, work in enumerate(works)}
    result = {kind: _told(_only(bits, where), groups[where]) for kind, where in chosen.items()}
    for kind, closing in (("closing full stops", True), ("cut within a sentence", False)):
        texts, last = last_tokens(works, vocabulary, each, closing=closing)
        at_end = {name: score(reading, texts, last)[0] for name, reading in readings.items()}
        result[kind] = _told(at_end, np.arange(len(last)))
    return {"works": [work.name for work in works], "sequences": len(sequences), **result}


def _only(bits: dict[str, np.ndarray], where: np.ndarray) -> dict[str, np.ndarray]:
    return {name: one[where] for name, one in bits.items()}


def _told(bits: dict[str, np.ndarray], groups: np.ndarray) -> dict[str, object]:
    """The mean surprisal of every reading, and of every part of the gain."""
    values = bits | parts(bits)
    told = {name: asdict(bootstrap(one, groups)) for name, one in values.items()}
    return {"positions": len(groups), **told}


def table(result: dict[str, Any]) -> str:
    """The gain as Markdown, a row for each kind of token."""
    lines = [f"| tokens | n | {' | '.join(PARTS)} |", "|---|---|---|---|---|"]
    for kind, figures in result.items():
        if isinstance(figures, dict):
            cells = (
                "{} ({} to {})".format(
                    *(real_text(figures[part][end]) for end in ("mean", "low", "high"))
                )
                for part in PARTS
            )
            lines.append(f"| {kind} | {figures['positions']} | {' | '.join(cells)} |")
    return "\n".join(lines) + "\n"


def main() -> None:
    parser = argparse.ArgumentParser(description="What is training, what is right context?")
    parser.add_argument("text", type=Path, help="folder of works that no adapter has seen")
    parser.add_argument("--masked", type=Path, default=ADAPTERS["masked version"])
    parser.add_argument("--control", type=Path, default=ADAPTERS["control"])
    parser.add_argument("--each", type=int, default=75, help="sequences of every work")
    parser.add_argument("--out", type=Path, default=ADAPTERS["control"] / "evaluation.json")
    arguments = parser.parse_args()
    weights = ensure("smollm2")
    vocabulary = Vocabulary.from_file(weights / "tokenizer.json")
    works, _ = read(arguments.text)
    readings: dict[str, Reading] = {
        "original": read_base(weights, vocabulary),
        "control": read_base(weights, vocabulary, arguments.control),
        "masked": read_masked(weights, vocabulary, arguments.masked),
    }
    result = measure(readings, works, vocabulary, arguments.each)
    arguments.out.write_text(json.dumps(result, indent=1) + "\n", encoding="utf-8")
    print(table(result))


if __name__ == "__main__":
    main()
