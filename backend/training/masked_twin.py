"""Trains the adapter that turns an autoregressive network into its masked twin.

    python -m backend.training.masked_twin TEXT --out runs/masked --tokens 500000
    python -m backend.training.masked_twin TEXT --out runs/causal --objective causal --tokens 500000

TEXT is a folder of works, or several (`corpus.py`). The causal objective is the control: the same
adapter on the same text, only that it sees no right side. A run that was interrupted goes on where
it was when the same command is given again; `--start FOLDER` begins from an adapter that is there.
Every batch is a function of the seed and the number of the step alone, so nothing of a random
generator needs to be kept.
"""

from __future__ import annotations

import argparse
import json
import os
import time
from collections.abc import Callable
from dataclasses import asdict, dataclass, replace
from pathlib import Path
from typing import Any

import numpy as np
import torch
from peft import LoraConfig, get_peft_model, set_peft_model_state_dict
from peft.helpers import disable_input_dtype_casting
from safetensors import safe_open
from safetensors.torch import load_file, save_file
from torch import nn
from tqdm import tqdm

from backend.models.networks.vocabulary import Vocabulary
from backend.models.weights.ensure import ensure
from backend.training import evaluation
from backend.training.corpus import LONGEST, Sampler, Work, digest, read
from backend.training.masking import hide

START_ID = 0  # <|endoftext|>, in front of every sequence
MODULES = ["q_proj", "k_proj", "v_proj", "o_proj", "gate_proj", "up_proj", "down_proj"]
STATE = "state.safetensors"
PROBE_SEED = 7  # of the held-out sequences of the curve, the same for every run


@dataclass(frozen=True)
class Recipe:
    """Everything that decides what comes out, and so must not change when a run goes on."""

    objective: str = "masked"  # or "causal", the control
    rank: int = 16
    learning_rate: float = 2e-3
    warm_up: float = 0.05  # share of the budget with a rising learning rate; then it falls to 0
    batch_tokens: int = 500  # tokens of text in a step
    tokens: int = 500_000  # the budget
    seed: int = 7
    start: str = ""  # folder of the adapter it begins from; none: from scratch
    text: str = ""  # digest of the works it is trained on


@dataclass(frozen=True)
class Sequence:
    """One training example.

    Attributes:
        ids: token ids of the text.
        hidden: the positions that are hidden (masked) and asked for; all of them when causal.
    """

    ids: list[int]
    hidden: list[int]


def batch(recipe: Recipe, step: int, sampler: Sampler, vocabulary: Vocabulary) -> list[Sequence]:
    """The sequences of one step."""
    # Text and gaps have generators of their own: both objectives read the very same sequences.
    text_rng = np.random.default_rng([recipe.seed, step, 0])
    gap_rng = np.random.default_rng([recipe.seed, step, 1])
    sequences: list[Sequence] = []
    while sum(len(sequence.ids) for sequence in sequences) < recipe.batch_tokens:
        ids = sampler.draw(text_rng)
        masked = recipe.objective == "masked"
        hidden = hide(ids, vocabulary, gap_rng) if masked else list(range(len(ids)))
        sequences.append(Sequence(ids, hidden))
    return sequences


Row = list[Sequence]  # sequences that stand one behind the other; none of them sees another


def rows(sequences: list[Sequence], width: int = LONGEST + 1) -> list[Row]:
    """Sequences put together in rows of at most `width` tokens, so that little is padding.

    The longest first, each into the first row with room for it and its start token. Most sequences
    are single short sentences: padded to the length of their neighbours, half of it was padding.
    """
    result: list[Row] = []
    rooms: list[int] = []
    for sequence in sorted(sequences, key=lambda sequence: -len(sequence.ids)):
        needed = len(sequence.ids) + 1
        place = next((row for row, room in enumerate(rooms) if room >= needed), len(rooms))
        if place == len(rooms):
            result.append([])
            rooms.append(width)
        result[place].append(sequence)
        rooms[place] -= needed
    return result


def bundles(sequences: list[Sequence], most: int = 6) -> list[list[Row]]:
    """The rows that go through the network together; attention needs memory for all of them."""
    packed = rows(sequences)
    return [packed[first : first + most] for first in range(0, len(packed), most)]


class Twin(nn.Module):  # type: ignore[misc]
    """The network with its adapter, and the embedding of a hidden position.

    Only the adapter and that embedding are trained. The network stays as it is.
    """

    def __init__(self, network: Any, rank: int, causal: bool) -> None:
        super().__init__()
        self.causal = causal
        lora = LoraConfig(
            r=rank, lora_alpha=2 * rank, target_modules=MODULES, task_type="CAUSAL_LM"
        )
        self.network = network
        self.adapted = get_peft_model(network, lora)
        average = network.get_input_embeddings().weight.detach().float().mean(0)
        self.mask_embedding = nn.Parameter(average.clone(), requires_grad=not causal)

    def trained(self) -> dict[str, nn.Parameter]:
        return {name: value for name, value in self.named_parameters() if value.requires_grad}

    def start_from(self, folder: Path) -> None:
        """Take the values of an adapter of the same shape (`adapter_model.safetensors`)."""
        set_peft_model_state_dict(self.adapted, load_file(folder / "adapter_model.safetensors"))
        embedding = load_file(folder / "mask_embedding.safetensors")["mask_embedding"]
        self.mask_embedding.data.copy_(embedding)

    def hidden_states(self, packed: list[Row]) -> torch.Tensor:
        """(asked positions of all rows, width of the network): the outputs that speak of them."""
        length = max(sum(len(sequence.ids) + 1 for sequence in row) for row in packed)
        ids = torch.full((len(packed), length), START_ID)
        places = torch.zeros_like(ids)
        owner = torch.full_like(ids, -1)  # of padding; else the number of the sequence in its row
        gap = torch.zeros(len(packed), length, dtype=torch.bool)
        asked = torch.zeros_like(gap)
        for line, row in enumerate(packed):
            start = 0
            for number, sequence in enumerate(row):
                stop = start + 1 + len(sequence.ids)
                ids[line, start + 1 : stop] = torch.tensor(sequence.ids)
                places[line, start:stop] = torch.arange(stop - start)
                owner[line, start:stop] = number
                # Position i stands at i + 1 behind the start token, and is read from before it.
                asked[line, [start + position for position in sequence.hidden]] = True
                if not self.causal:
                    gap[line, [start + position + 1 for position in sequence.hidden]] = True
                start = stop
        inputs = self.network.get_input_embeddings()(ids)  # (rows, length, width)
        inputs = torch.where(gap[..., None], self.mask_embedding.to(inputs.dtype), inputs)
        unseen = owner[:, None, :, None] != owner[:, None, None, :]
        if self.causal:
            unseen = unseen | torch.ones(length, length, dtype=torch.bool).triu(1)
        attention = torch.zeros(unseen.shape, dtype=inputs.dtype)
        attention = attention.masked_fill(unseen, torch.finfo(inputs.dtype).min)
        # The frozen network decides in which type is computed; what is trained stays float32.
        low = inputs.dtype == torch.bfloat16
        # What the adapter reads may stay bfloat16 too: autocast takes care of its weights.
        casting = disable_input_dtype_casting(self.adapted, active=low)
        with torch.autocast("cpu", torch.bfloat16, enabled=low), casting:
            hidden: torch.Tensor = self.network.model(
                inputs_embeds=inputs,
                attention_mask=attention,
                position_ids=places,
                use_cache=False,
            ).last_hidden_state
        return hidden[asked]

    def loss(self, packed: list[Row]) -> torch.Tensor:
        """Sum of -ln p over all asked positions."""
        targets = torch.tensor(
            [sequence.ids[place] for row in packed for sequence in row for place in sequence.hidden]
        )
        head = self.network.lm_head.weight
        total: torch.Tensor = HeadLoss.apply(self.hidden_states(packed), head, targets)
        return total


class HeadLoss(torch.autograd.Function):  # type: ignore[misc]
    """Cross-entropy through a frozen output head, without ever holding all logits.

    The vocabulary is wide and the network narrow: the logits of a batch are the largest thing in
    the step by far. Loss and gradient of a few rows at a time stay in the processor's cache.
    """

    @staticmethod
    def forward(
        context: Any, hidden: torch.Tensor, head: torch.Tensor, targets: torch.Tensor
    ) -> torch.Tensor:
        total = hidden.new_zeros((), dtype=torch.float32)
        gradient = torch.empty_like(hidden)
        for rows in torch.arange(len(hidden)).split(64):
            logits = hidden[rows] @ head.T  # (rows, vocab)
            logs = logits.float().log_softmax(-1)
            wanted = targets[rows, None]
            total -= logs.gather(1, wanted).sum()
            # d loss / d logits = p - onehot
            slope = logs.exp_().scatter_add_(1, wanted, -torch.ones_like(logs[:, :1]))
            gradient[rows] = slope.to(head.dtype) @ head
        context.save_for_backward(gradient)
        return total

    @staticmethod
    def backward(context: Any, *outer: torch.Tensor) -> tuple[torch.Tensor, None, None]:
        (gradient,) = context.saved_tensors
        return gradient * outer[0].to(gradient.dtype), None, None


class Run:
    """One training run in a folder: its state, its curve, its adapter."""

    def __init__(
        self, folder: Path, recipe: Recipe, network: Any, sampler: Sampler, vocabulary: Vocabulary
    ) -> None:
        folder.mkdir(parents=True, exist_ok=True)
        self.folder, self.recipe = folder, recipe
        self.sampler, self.vocabulary = sampler, vocabulary
        torch.manual_seed(recipe.seed)  # the adapter's first values
        self.twin = Twin(network, recipe.rank, causal=recipe.objective == "causal")
        if recipe.start:
            self.twin.start_from(Path(recipe.start))
        self.optimizer = torch.optim.AdamW(
            self.twin.trained().values(), recipe.learning_rate, betas=(0.9, 0.98), weight_decay=0
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
            loss = self.twin.loss(bundle)
            (loss / asked).backward()
            total += float(loss.detach())
        nn.utils.clip_grad_norm_(self.twin.trained().values(), 1.0)
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
        for name, value in self.twin.trained().items():
            state = self.optimizer.state.get(value, {})
            tensors[f"value.{name}"] = value.detach()
            tensors |= {f"{moment}.{name}": tensor for moment, tensor in state.items()}
        counts = {"step": self.step, "tokens": self.tokens, "seconds": self.seconds}
        metadata = {"recipe": json.dumps(asdict(self.recipe)), "counts": json.dumps(counts)}
        beside = self.folder / f"{STATE}.new"
        save_file(tensors, beside, metadata)
        beside.replace(self.folder / STATE)

    def _save_adapter(self) -> None:
        self.twin.adapted.save_pretrained(self.folder)
        path = self.folder / "adapter_model.safetensors"
        lora = {name: value.to(torch.bfloat16) for name, value in load_file(path).items()}
        save_file(lora, path, {"format": "pt"})
        embedding = self.twin.mask_embedding.detach().float()
        save_file({"mask_embedding": embedding}, self.folder / "mask_embedding.safetensors")

    def _restore(self) -> None:
        with safe_open(self.folder / STATE, "pt") as file:
            metadata = file.metadata()
            if Recipe(**json.loads(metadata["recipe"])) != self.recipe:
                raise ValueError(f"{self.folder} holds a run with another recipe")
            for name, value in self.twin.trained().items():
                value.data.copy_(file.get_tensor(f"value.{name}"))
                self.optimizer.state[value] = {
                    moment: file.get_tensor(f"{moment}.{name}")
                    for moment in ("step", "exp_avg", "exp_avg_sq")
                    if f"{moment}.{name}" in file.keys()  # noqa: SIM118 - not a dict
                }
        counts = json.loads(metadata["counts"])
        self.step, self.tokens, self.seconds = counts["step"], counts["tokens"], counts["seconds"]


def train(run: Run, minutes: float, probe: Callable[[Twin], float], every: float = 240) -> None:
    """Go on until the budget of tokens is spent, or for so many minutes.

    Args:
        probe: loss in bits on fixed held-out sequences, for the curve; nothing is chosen by it.
        every: seconds between two checkpoints.
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
                _note(run, float(np.mean(losses)), probe(run.twin))
                saved, losses = time.monotonic(), []
    run.save()
    if losses:
        _note(run, float(np.mean(losses)), probe(run.twin))


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
) -> Callable[[Twin], float]:
    """Mean bits on three batches of held-out text, the same at every checkpoint."""
    fixed = replace(recipe, seed=PROBE_SEED)
    sequences = [
        sequence for step in range(3) for sequence in batch(fixed, step, sampler, vocabulary)
    ]
    asked = sum(len(sequence.hidden) for sequence in sequences)

    def probe(twin: Twin) -> float:
        with torch.inference_mode():
            total = sum(float(twin.loss(bundle)) for bundle in bundles(sequences))
        return total / asked / float(np.log(2))

    return probe


def load_network(folder: Path) -> Any:
    """The frozen base network.

    In bfloat16 and with plain attention, which for short sequences is the faster way on a
    processor: together 1.9 times the tokens a second of float32. Measuring is done in float32.
    """
    from transformers import AutoModelForCausalLM

    network = AutoModelForCausalLM.from_pretrained(
        folder,
        dtype=torch.bfloat16,
        attn_implementation="eager",
        local_files_only=True,
        use_safetensors=True,
    )
    return network.eval().requires_grad_(False)


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description="Train the masked twin, or its causal control.")
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
    parser.add_argument("--evaluate", action="store_true", help="measure the twin in --out")
    parser.add_argument("--control", type=Path, help="the causal run to measure beside it")
    parser.add_argument(
        "--beside", nargs="*", default=[], metavar="NAME=FOLDER", help="more twins to measure"
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
    """Evaluate the twin in --out, print the table and write it down."""
    readings: dict[str, evaluation.Reading] = {
        "masked": evaluation.read_twin(weights, vocabulary, arguments.out),
        "autoregressive": evaluation.read_base(weights, vocabulary),
    }
    if arguments.control is not None:
        readings["control"] = evaluation.read_base(weights, vocabulary, arguments.control)
    for pair in arguments.beside:
        name, _, folder = pair.partition("=")
        readings[name] = evaluation.read_twin(weights, vocabulary, Path(folder))
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
    recipe = Recipe(
        objective=arguments.objective,
        rank=arguments.rank,
        learning_rate=arguments.rate,
        batch_tokens=arguments.batch,
        tokens=arguments.tokens,
        seed=arguments.seed,
        start=arguments.start,
        text=digest(training),
    )
    network = load_network(weights)
    run = Run(arguments.out, recipe, network, Sampler(training, vocabulary), vocabulary)
    train(run, arguments.minutes, held_out_probe(recipe, Sampler(held_out, vocabulary), vocabulary))


if __name__ == "__main__":
    main()
