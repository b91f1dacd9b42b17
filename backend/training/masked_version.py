"""Trains the adapter that turns an autoregressive network into its masked version.

    python -m backend.training.masked_version TEXT --out runs/masked --tokens 500000
    python -m backend.training.masked_version TEXT --out runs/causal --objective causal

TEXT is a folder of works, or several (`corpus.py`). The causal objective is the control: the same
adapter on the same text, only without right context. A run that was interrupted goes on where
it was when the same command is given again; `--start FOLDER` begins from an adapter that is there.
"""

from __future__ import annotations

import argparse
import os
from pathlib import Path

import torch

from backend.models.networks.vocabulary import Vocabulary
from backend.models.weights.ensure import ensure
from backend.training import evaluation
from backend.training.adapted_network import load_network
from backend.training.corpus import Sampler, Work, digest, read
from backend.training.recipe import Recipe
from backend.training.run import Run, held_out_probe, train


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description="Train the masked version, or its causal control.")
    parser.add_argument(
        "text", type=Path, nargs="+", help="folders of works, one paragraph a line; equal shares"
    )
    parser.add_argument("--out", type=Path, default=Path("runs/masked"))
    parser.add_argument("--weights", type=Path, help="default: the app's own cache")
    parser.add_argument("--objective", choices=["masked", "causal"], default="masked")
    parser.add_argument("--rank", type=int, default=Recipe.rank)
    parser.add_argument("--rate", type=float, default=Recipe.learning_rate)
    parser.add_argument("--batch", type=int, default=Recipe.batch_tokens, help="tokens a step")
    parser.add_argument("--tokens", type=int, default=Recipe.tokens, help="the whole budget")
    parser.add_argument("--minutes", type=float, default=float("inf"), help="of this sitting")
    parser.add_argument("--checkpoint", type=float, default=240, help="seconds between two")
    parser.add_argument("--keep", type=int, default=0, help="checkpoints kept for their mean")
    parser.add_argument(
        "--everything", action="store_true", help="train on the held-out works too, as version 1"
    )
    parser.add_argument("--evaluate", action="store_true", help="measure the one in --out")
    parser.add_argument("--control", type=Path, help="the causal run to measure beside it")
    parser.add_argument(
        "--beside", nargs="*", default=[], metavar="NAME=FOLDER", help="more of them to measure"
    )
    parser.add_argument("--report", type=Path, help="folder of the result; default: --out")
    parser.add_argument("--each", type=int, default=75, help="sequences of every held-out work")
    parser.add_argument("--seed", type=int, default=Recipe.seed)
    parser.add_argument("--start", default="", help="folder of an adapter to begin from")
    parser.add_argument("--threads", type=int, default=os.cpu_count())
    return parser.parse_args()


def measure(
    arguments: argparse.Namespace, weights: Path, vocabulary: Vocabulary, held_out: list[Work]
) -> None:
    """Evaluate the masked version in --out, print the table and write it down."""
    readings: dict[str, evaluation.Reading] = {
        "masked": evaluation.read_masked(weights, vocabulary, arguments.out),
        "autoregressive": evaluation.read_base(weights, vocabulary),
    }
    if arguments.control is not None:
        readings["control"] = evaluation.read_base(weights, vocabulary, arguments.control)
    for pair in arguments.beside:
        name, _, folder = pair.partition("=")
        readings[name] = evaluation.read_masked(weights, vocabulary, Path(folder))
    result = evaluation.evaluate(readings, held_out, vocabulary, arguments.each, arguments.seed)
    evaluation.write(result, arguments.report or arguments.out)
    print(evaluation.table(result))


def main() -> None:
    arguments = _arguments()
    torch.set_num_threads(arguments.threads)
    weights = arguments.weights or ensure("smollm2")
    vocabulary = Vocabulary.from_file(weights / "tokenizer.json")
    training, held_out = read(*arguments.text)
    if arguments.evaluate:
        measure(arguments, weights, vocabulary, held_out)
        return
    text = [*training, *held_out] if arguments.everything else training
    recipe = Recipe(
        objective=arguments.objective,
        rank=arguments.rank,
        learning_rate=arguments.rate,
        batch_tokens=arguments.batch,
        tokens=arguments.tokens,
        seed=arguments.seed,
        start=arguments.start,
        text=digest(text),
    )
    network = load_network(weights)
    run = Run(arguments.out, recipe, network, Sampler(text, vocabulary), vocabulary)
    probe = held_out_probe(recipe, Sampler(held_out, vocabulary), vocabulary)
    train(run, arguments.minutes, probe, arguments.checkpoint, arguments.keep)


if __name__ == "__main__":
    main()
