"""A training run in a folder: its steps, its checkpoints, its curve. Goes on where it was."""

from __future__ import annotations

import json
import shutil
import time
from collections.abc import Callable
from dataclasses import asdict, replace
from pathlib import Path
from typing import Any

import numpy as np
import torch
from safetensors import safe_open
from safetensors.torch import load_file, save_file
from torch import nn
from tqdm import tqdm

from backend.models.networks.vocabulary import Vocabulary
from backend.training.adapted_network import AdaptedNetwork
from backend.training.corpus import Sampler
from backend.training.recipe import Recipe, batch, bundles

STATE = "state.safetensors"
PROBE_SEED = 7  # of the held-out sequences of the curve, the same for every run


class Run:
    """One training run in a folder: its state, its curve, its adapter."""

    def __init__(
        self, folder: Path, recipe: Recipe, network: Any, sampler: Sampler, vocabulary: Vocabulary
    ) -> None:
        folder.mkdir(parents=True, exist_ok=True)
        self.folder, self.recipe = folder, recipe
        self.sampler, self.vocabulary = sampler, vocabulary
        torch.manual_seed(recipe.seed)  # the adapter's first values
        self.adapted = AdaptedNetwork(network, recipe.rank, causal=recipe.objective == "causal")
        if recipe.start:
            self.adapted.start_from(Path(recipe.start))
        self.optimizer = torch.optim.AdamW(
            self.adapted.trained().values(), recipe.learning_rate, betas=(0.9, 0.98), weight_decay=0
        )
        self.step, self.tokens, self.seconds = 0, 0, 0.0
        if (folder / STATE).exists():
            self._restore()

    @property
    def done(self) -> bool:
        return self.tokens >= self.recipe.tokens

    def rate(self) -> float:
        """The learning rate: up over the warm-up, then down to nothing, in straight lines."""
        share = self.tokens / self.recipe.tokens
        rising = (share + 1e-3) / self.recipe.warm_up
        falling = (1 - share) / (1 - self.recipe.warm_up)
        return self.recipe.learning_rate * max(0.0, min(rising, falling, 1.0))

    def advance(self) -> float:
        """One optimizer step. Returns the mean loss in bits a hidden token."""
        started = time.monotonic()
        sequences = batch(self.recipe, self.step, self.sampler, self.vocabulary)
        asked = sum(len(sequence.hidden) for sequence in sequences)
        total = 0.0
        for bundle in bundles(sequences):
            loss = self.adapted.loss(bundle)
            (loss / asked).backward()
            total += float(loss.detach())
        nn.utils.clip_grad_norm_(self.adapted.trained().values(), 1.0)
        for group in self.optimizer.param_groups:
            group["lr"] = self.rate()
        self.optimizer.step()
        self.optimizer.zero_grad()
        self.step += 1
        self.tokens += sum(len(sequence.ids) for sequence in sequences)
        self.seconds += time.monotonic() - started
        return total / asked / float(np.log(2))

    def save(self) -> None:
        """The adapter for use, and everything that is needed to go on, whole or not at all."""
        self._save_adapter()
        tensors = {}
        for name, value in self.adapted.trained().items():
            state = self.optimizer.state.get(value, {})
            tensors[f"value.{name}"] = value.detach()
            tensors |= {f"{moment}.{name}": tensor for moment, tensor in state.items()}
        counts = {"step": self.step, "tokens": self.tokens, "seconds": self.seconds}
        metadata = {"recipe": json.dumps(asdict(self.recipe)), "counts": json.dumps(counts)}
        beside = self.folder / f"{STATE}.new"
        save_file(tensors, beside, metadata)
        beside.replace(self.folder / STATE)

    def keep(self, most: int) -> None:
        """Copy the adapter as saved to checkpoints/TOKENS, and drop all but the last `most`."""
        kept = self.folder / "checkpoints"
        if most:
            shutil.copytree(
                self.folder,
                kept / f"{self.tokens:09d}",
                ignore=shutil.ignore_patterns("checkpoints", f"{STATE}*"),
                dirs_exist_ok=True,
            )
            for folder in sorted(kept.iterdir())[:-most]:
                shutil.rmtree(folder)

    def _save_adapter(self) -> None:
        self.adapted.adapted.save_pretrained(self.folder)
        path = self.folder / "adapter_model.safetensors"
        lora = {name: value.to(torch.bfloat16) for name, value in load_file(path).items()}
        save_file(lora, path, {"format": "pt"})
        embedding = self.adapted.mask_embedding.detach().float()
        save_file({"mask_embedding": embedding}, self.folder / "mask_embedding.safetensors")

    def _restore(self) -> None:
        with safe_open(self.folder / STATE, "pt") as file:
            metadata = file.metadata()
            if Recipe(**json.loads(metadata["recipe"])) != self.recipe:
                raise ValueError(f"{self.folder} holds a run with another recipe")
            for name, value in self.adapted.trained().items():
                value.data.copy_(file.get_tensor(f"value.{name}"))
                self.optimizer.state[value] = {
                    moment: file.get_tensor(f"{moment}.{name}")
                    for moment in ("step", "exp_avg", "exp_avg_sq")
                    if f"{moment}.{name}" in file.keys()  # noqa: SIM118 - not a dict
                }
        counts = json.loads(metadata["counts"])
        self.step, self.tokens, self.seconds = counts["step"], counts["tokens"], counts["seconds"]


def train(
    run: Run,
    minutes: float,
    probe: Callable[[AdaptedNetwork], float],
    every: float = 240,
    keep: int = 0,
) -> None:
    """Go on until the budget of tokens is spent, or for so many minutes.

    Args:
        probe: loss in bits on fixed held-out sequences, for the curve; nothing is chosen by it.
        every: seconds between two checkpoints.
        keep: so many of the last checkpoints stay, each in a folder of its own, for their mean.
    """
    began = saved = time.monotonic()
    losses: list[float] = []
    with tqdm(total=run.recipe.tokens, initial=run.tokens, unit="tok", mininterval=10) as bar:
        while not run.done and time.monotonic() - began < 60 * minutes:
            before = run.tokens
            losses.append(run.advance())
            bar.update(run.tokens - before)
            bar.set_postfix(bits=f"{np.mean(losses[-20:]):.3f}", step=run.step, refresh=False)
            if time.monotonic() - saved > every:
                run.save()
                run.keep(keep)
                _note(run, float(np.mean(losses)), probe(run.adapted))
                saved, losses = time.monotonic(), []
    run.save()
    run.keep(keep)
    if losses:
        _note(run, float(np.mean(losses)), probe(run.adapted))


def _note(run: Run, training_bits: float, held_out_bits: float) -> None:
    point = {
        "step": run.step,
        "tokens": run.tokens,
        "minutes": round(run.seconds / 60, 2),
        "training_bits": round(training_bits, 4),
        "held_out_bits": round(held_out_bits, 4),
    }
    with (run.folder / "curve.jsonl").open("a", encoding="utf-8") as file:
        file.write(json.dumps(point) + "\n")


def held_out_probe(
    recipe: Recipe, sampler: Sampler, vocabulary: Vocabulary
) -> Callable[[AdaptedNetwork], float]:
    """Mean bits on three batches of held-out text, the same at every checkpoint."""
    fixed = replace(recipe, seed=PROBE_SEED)
    sequences = [
        sequence for step in range(3) for sequence in batch(fixed, step, sampler, vocabulary)
    ]
    asked = sum(len(sequence.hidden) for sequence in sequences)

    def probe(adapted: AdaptedNetwork) -> float:
        with torch.inference_mode():
            total = sum(float(adapted.loss(bundle)) for bundle in bundles(sequences))
        return total / asked / float(np.log(2))

    return probe
