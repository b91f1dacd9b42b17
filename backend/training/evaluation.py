"""Measures a masked version beside the left-only readings of the same positions. Trains nothing.

One position is hidden at a time, on exact float32 weights, read as the app reads. The control is
an adapter of the same recipe trained causally on the same text: what the masked version
gains over it is the gain from right context, as far as both were trained alike.
"""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any, Literal

import numpy as np
from tqdm import tqdm

from backend.models.catalog import card
from backend.models.networks.causal import AutoregressiveModel
from backend.models.networks.masked import MaskedVersion
from backend.models.networks.vocabulary import Vocabulary
from backend.probability.surprisal import surprisals
from backend.text.words import characters
from backend.training.cloze import SENTENCES, Cloze
from backend.training.corpus import Sampler, Work
from backend.training.masking import words_of

Reading = AutoregressiveModel | MaskedVersion
POSITIONS_EACH = 4  # of a sequence


@dataclass(frozen=True)
class Interval:
    """A mean with its 95 % bootstrap interval."""

    mean: float
    low: float
    high: float


@dataclass(frozen=True)
class Place:
    """A position that is asked for: which sequence, where, and whether it is a whole word."""

    sequence: int
    position: int
    whole_word: bool


def read_base(
    weights: Path, vocabulary: Vocabulary, adapter: Path | None = None
) -> AutoregressiveModel:
    """The left-only reading; with an adapter, the control."""
    return AutoregressiveModel(card("smollm2"), vocabulary, _network(weights, adapter), start_id=0)


def read_masked(weights: Path, vocabulary: Vocabulary, adapter: Path) -> MaskedVersion:
    from safetensors.torch import load_file

    embedding = load_file(adapter / "mask_embedding.safetensors")["mask_embedding"]
    return MaskedVersion(
        card("smollm2-masked"),
        vocabulary,
        _network(weights, adapter),
        start_id=0,
        mask_embedding=embedding,
    )


def _network(weights: Path, adapter: Path | None) -> Any:
    import torch
    from peft import PeftModel
    from transformers import AutoModelForCausalLM

    network = AutoModelForCausalLM.from_pretrained(
        weights, dtype=torch.float32, local_files_only=True, use_safetensors=True
    )
    if adapter is not None:
        PeftModel.from_pretrained(network, adapter)
    return network.eval()


def choose(
    works: list[Work], vocabulary: Vocabulary, each: int, seed: int
) -> tuple[list[list[int]], list[Place]]:
    """`each` sequences of every work, and the positions asked for in them."""
    rng = np.random.default_rng([seed, 1_000_000])
    sampler = Sampler(works, vocabulary)
    sequences: list[list[int]] = []
    places: list[Place] = []
    for work in works:
        for _ in range(each):
            ids = sampler.draw_from(work, rng)
            pieces = characters(vocabulary, ids)
            # A piece of a character is no fair question: its other pieces stand beside it.
            whole = [piece.start for piece in pieces if len(piece) == 1]
            words = {
                word.start
                for word in words_of(ids, vocabulary)
                if len(word) == 1 and vocabulary.token(ids[word.start]).text.strip(" ").isalpha()
            }
            chosen = rng.permutation(whole)[:POSITIONS_EACH]
            places += [Place(len(sequences), int(place), place in words) for place in chosen]
            sequences.append(ids)
    return sequences, places


def score(
    reading: Reading, sequences: list[list[int]], places: list[Place]
) -> tuple[np.ndarray, np.ndarray]:
    """(places,) bits and (places,) ranks of the tokens that are really there."""
    bits, ranks = [], []
    for number, ids in enumerate(tqdm(sequences, mininterval=10)):
        asked = [place.position for place in places if place.sequence == number]
        for position, logits in zip(asked, _logits(reading, ids, asked), strict=True):
            bits.append(surprisals(logits)[ids[position]])
            ranks.append(_rank(logits, ids[position]))
    return np.array(bits), np.array(ranks)


def _logits(reading: Reading, ids: list[int], asked: list[int]) -> list[np.ndarray]:
    if isinstance(reading, AutoregressiveModel):
        return list(reading.logits(ids)[asked])
    return [logits for _, logits in reading.each(ids, asked)]


def _rank(logits: np.ndarray, token_id: int) -> int:
    return 1 + int((logits > logits[token_id]).sum())


def bootstrap(
    values: np.ndarray, groups: np.ndarray, resamples: int = 2000, seed: int = 7
) -> Interval:
    """Mean and 95 % interval. Whole groups are resampled, since tokens of one text are alike.

    Source: the percentile cluster bootstrap (Davison and Hinkley 1997, section 3.8).
    """
    names, member = np.unique(groups, return_inverse=True)
    sums = np.bincount(member, weights=values, minlength=len(names))
    sizes = np.bincount(member, minlength=len(names))
    drawn = np.random.default_rng(seed).integers(len(names), size=(resamples, len(names)))
    means = sums[drawn].sum(1) / sizes[drawn].sum(1)
    low, high = np.quantile(means, [0.025, 0.975])
    return Interval(float(values.mean()), float(low), float(high))


def cloze_ranks(reading: Reading, sentences: Sequence[Cloze]) -> np.ndarray:
    """(sentences,) rank of the best accepted answer of each, 1 for the first."""
    best = []
    for sentence in sentences:
        left, right = reading.encode(sentence.left), reading.encode(sentence.right)
        accepted = [reading.encode(answer)[0] for answer in sentence.accepted]
        ids = [*left, accepted[0], *right]
        logits = _logits(reading, ids, [len(left)])[0]
        best.append(min(_rank(logits, token_id) for token_id in accepted))
    return np.array(best)


def cloze(reading: Reading) -> dict[str, float]:
    """Share of the sixty sentences with an accepted answer in the top one and the top five."""
    ranks = cloze_ranks(reading, SENTENCES)
    return {"top_1": float((ranks == 1).mean()), "top_5": float((ranks <= 5).mean())}


Kind = Literal["all tokens", "whole words"]


def evaluate(
    readings: dict[str, Reading], works: list[Work], vocabulary: Vocabulary, each: int, seed: int
) -> dict[str, Any]:
    """Everything that is measured, ready for JSON. The first reading is the masked version."""
    sequences, places = choose(works, vocabulary, each, seed)
    scores = {name: score(reading, sequences, places) for name, reading in readings.items()}
    groups = np.array([place.sequence for place in places])
    words = np.array([place.whole_word for place in places])
    masked, *others = readings
    result: dict[str, Any] = {
        "works": [work.name for work in works],
        "sequences": len(sequences),
        "readings": {},
        "gain_bits": {},
        "cloze": {name: cloze(reading) for name, reading in readings.items()},
    }
    chosen: dict[Kind, np.ndarray] = {"all tokens": np.full(len(words), True), "whole words": words}
    for kind, chosen_places in chosen.items():
        where = groups[chosen_places]
        for name, (bits, ranks) in scores.items():
            figures = {
                "top_1": (ranks == 1).astype(float),
                "top_5": (ranks <= 5).astype(float),
                "bits": bits,
            }
            result["readings"].setdefault(kind, {})[name] = {
                "positions": int(chosen_places.sum()),
                **{
                    label: asdict(bootstrap(values[chosen_places], where))
                    for label, values in figures.items()
                },
            }
        result["gain_bits"][kind] = {
            name: asdict(bootstrap((scores[name][0] - scores[masked][0])[chosen_places], where))
            for name in others
        }
    return result


def table(result: dict[str, Any]) -> str:
    """The result as Markdown."""
    lines = ["| tokens | reading | n | top-1 | top-5 | bits |", "|---|---|---|---|---|---|"]
    for kind, readings in result["readings"].items():
        for name, figures in readings.items():
            cells = [_cell(figures[label]) for label in ("top_1", "top_5", "bits")]
            lines.append(f"| {kind} | {name} | {figures['positions']} | {' | '.join(cells)} |")
    lines += ["", "| tokens | gain over | bits |", "|---|---|---|"]
    for kind, gains in result["gain_bits"].items():
        lines += [f"| {kind} | {name} | {_cell(gain)} |" for name, gain in gains.items()]
    lines += ["", "| cloze, 60 sentences | top-1 | top-5 |", "|---|---|---|"]
    for name, figures in result["cloze"].items():
        lines.append(f"| {name} | {figures['top_1']:.3f} | {figures['top_5']:.3f} |")
    return "\n".join(lines) + "\n"


def _cell(figure: dict[str, float]) -> str:
    return f"{figure['mean']:.3f} ({figure['low']:.3f} to {figure['high']:.3f})"


def write(result: dict[str, Any], folder: Path) -> None:
    folder.mkdir(parents=True, exist_ok=True)
    (folder / "evaluation.json").write_text(json.dumps(result, indent=1), encoding="utf-8")
    (folder / "evaluation.md").write_text(table(result), encoding="utf-8")
