"""From a catalogue name to a model in memory. Heavy imports happen here, on first use."""

from __future__ import annotations

import gc
import json
import warnings
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from threading import RLock
from typing import Any

from backend.models.catalog import ModelCard, card
from backend.models.networks.language_model import (
    AutoregressiveModel,
    BidirectionalModel,
    LanguageModel,
    MaskedTwin,
    PackedAutoregressiveModel,
)
from backend.models.networks.vocabulary import Vocabulary
from backend.models.networks.weight_layout import lay_out
from backend.models.weights.ensure import Progress, ensure

ADAPTER = Path(__file__).parents[2] / "adapters" / "masked_twin"

_lock = RLock()
_twin_lock = RLock()  # its own: whoever waits for the base must not wait for the adapter too


def load(name: str, progress: Progress | None = None) -> Any:
    """The model of that catalogue name: an `AutoregressiveModel` or a `MaskedModel`.

    Loaded once in a process; the masked twin shares the tensors of its base.

    Raises:
        ModelUnavailable: no source could deliver the weights.
        UnknownModel: the name is not in the catalogue.
    """
    ensure(name, progress)  # outside the lock: a download must not hold up other models
    base = card(name).base
    if base is None:
        with _lock:
            return _load(name)
    load(base)
    with _twin_lock:
        return _load(name)


@contextmanager
def _no_collection() -> Iterator[None]:
    """No garbage collection meanwhile, and none of what is there from here on.

    Importing torch and transformers makes 350,000 objects that stay. To look through them for
    garbage, again and again, is a fifth of the time of loading; later it would hold everybody up,
    for half a second each time.
    """
    gc.disable()
    try:
        yield
    finally:
        gc.freeze()
        gc.enable()


@dataclass(frozen=True)
class ModelFace:
    """What is to be known of a model that computes elsewhere."""

    card: ModelCard
    vocabulary: Vocabulary

    @property
    def vocabulary_size(self) -> int:
        return self.vocabulary.size


def describe(name: str, progress: Progress | None = None) -> ModelFace:
    """A model without its network: no torch, little memory. Raises as `load` does."""
    return ModelFace(card(name), load_vocabulary(name, progress))


def load_vocabulary(name: str, progress: Progress | None = None) -> Vocabulary:
    """The vocabulary alone: no torch, a fraction of a second. Raises as `load` does."""
    return _vocabulary(ensure(name, progress))


@cache
def _vocabulary(folder: Path) -> Vocabulary:
    return Vocabulary.from_file(folder / "tokenizer.json")


@cache
@_no_collection()
def _load(name: str) -> LanguageModel:
    entry = card(name)
    folder = ensure(name)
    vocabulary = _vocabulary(folder)
    if entry.base is not None:
        return _twin(entry, vocabulary, _load(entry.base))
    network = _network(entry, folder)
    if entry.kind == "autoregressive":
        packs = network.config.model_type == "llama"
        if packs:
            lay_out(network)
        kind = PackedAutoregressiveModel if packs else AutoregressiveModel
        return kind(entry, vocabulary, network, start_id=_special_id(vocabulary, entry.start_token))
    return BidirectionalModel(
        entry,
        vocabulary,
        network,
        start_id=_special_id(vocabulary, entry.start_token),
        end_id=_special_id(vocabulary, entry.end_token),
        mask_id=_special_id(vocabulary, entry.mask_token),
    )


def _network(entry: ModelCard, folder: Path) -> Any:
    import torch
    from transformers import AutoModelForCausalLM, AutoModelForMaskedLM
    from transformers.utils import logging

    logging.disable_progress_bar()  # a second's work; the terminal belongs to the server
    kind = AutoModelForCausalLM if entry.kind == "autoregressive" else AutoModelForMaskedLM
    # safetensors are mapped into memory, not read; `lay_out` copies a Llama's weights out of there
    network = kind.from_pretrained(
        folder, dtype=torch.float32, local_files_only=True, use_safetensors=True
    )
    return network.eval()


def _twin(entry: ModelCard, vocabulary: Vocabulary, base: LanguageModel) -> MaskedTwin:
    """The base network a second time, on the same tensors, with the adapter's layers put in."""
    import torch
    from peft import PeftModel
    from safetensors.torch import load_file

    with torch.device("meta"):  # a frame without memory, which then takes the base's tensors
        network = type(base.network)(base.network.config)
    network.load_state_dict(base.network.state_dict(), assign=True)
    network.tie_weights()
    network.model.rotary_emb = base.network.model.rotary_emb  # buffers no state dict holds
    with warnings.catch_warnings():  # peft asks transformers for a name of its own past
        warnings.simplefilter("ignore", FutureWarning)
        # The adapter's layers go into `network` itself; the wrapper is not needed to run it.
        PeftModel.from_pretrained(network, ADAPTER)
    network.eval()
    embedding = load_file(ADAPTER / "mask_embedding.safetensors")["mask_embedding"]
    return MaskedTwin(
        entry,
        vocabulary,
        network,
        start_id=_special_id(vocabulary, entry.start_token),
        mask_embedding=embedding,
    )


def _special_id(vocabulary: Vocabulary, token: str | None) -> int:
    if token is None:
        raise ValueError("the catalogue names no such token for this model")
    return vocabulary.special_id(token)


def weights_source(name: str) -> str:
    """Where the weights in the cache came from, as the manifest says; empty if not there yet."""
    manifest = ensure(name) / "manifest.json"
    return str(json.loads(manifest.read_text(encoding="utf-8")).get("source", ""))
