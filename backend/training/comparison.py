"""Compares adapters, to choose one, on sentences that are not the sixty of `cloze.py`.

    python -m backend.training.comparison ADAPTER [ADAPTER ...]

`development.txt` was written by somebody who had seen neither the sixty nor an answer to them.
What is chosen here may then be measured there.
"""

from __future__ import annotations

import argparse
from pathlib import Path

import numpy as np

from backend.models.networks.vocabulary import Vocabulary
from backend.models.weights.ensure import ensure
from backend.training.cloze import Cloze, sentence
from backend.training.evaluation import cloze_ranks, read_masked

DEVELOPMENT = Path(__file__).with_name("development.txt")


def development() -> list[Cloze]:
    """The sentences of `development.txt`: a sentence with a gap, a bar, the accepted answers."""
    sentences = []
    for line in DEVELOPMENT.read_text(encoding="utf-8").splitlines():
        text, answers = line.split(" | ")
        sentences.append(sentence(text, *answers.split(", ")))
    return sentences


def main() -> None:
    parser = argparse.ArgumentParser(description="Compare adapters on the development sentences.")
    parser.add_argument("adapters", type=Path, nargs="+", metavar="ADAPTER")
    arguments = parser.parse_args()
    weights = ensure("smollm2")
    vocabulary = Vocabulary.from_file(weights / "tokenizer.json")
    sentences = development()
    print(f"| adapter, {len(sentences)} sentences | top-1 | top-5 | mean log2 of the rank |")
    print("|---|---|---|---|")
    for folder in arguments.adapters:
        ranks = cloze_ranks(read_masked(weights, vocabulary, folder), sentences)
        shares = f"{(ranks == 1).mean():.3f} | {(ranks <= 5).mean():.3f}"
        print(f"| {folder} | {shares} | {np.log2(ranks).mean():.3f} |", flush=True)


if __name__ == "__main__":
    main()
