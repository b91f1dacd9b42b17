"""From a catalogue name to a model in memory. Heavy imports happen here, on first use."""

from __future__ import annotations

import gc
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from threading import RLock
from typing import Any, Literal, overload

from backend.models.catalog import ModelCard, card
from backend.models.networks.causal import AutoregressiveModel, PackedAutoregressiveModel
from backend.models.networks.masked import BidirectionalModel, MaskedModel
from backend.models.networks.speech import SpeechModel
from backend.models.networks.variants import VARIANTS, Model
from backend.models.networks.vocabulary import Vocabulary
from backend.models.networks.weight_layout import lay_out
from backend.models.weights.ensure import Progress, ensure

_lock = RLock()
_variant_lock = RLock()  # its own: whoever waits for a base must not wait for an adapter too


@overload
def load(name: Literal["smollm2"], progress: Progress | None = None) -> AutoregressiveModel: ...
@overload
def load(
    name: Literal["smollm2-control"], progress: Progress | None = None
) -> AutoregressiveModel: ...
@overload
def load(name: Literal["smollm2-masked"], progress: Progress | None = None) -> MaskedModel: ...
@overload
def load(name: Literal["whisper"], progress: Progress | None = None) -> SpeechModel: ...
@overload
def load(name: str, progress: Progress | None = None) -> Model: ...
def load(name: str, progress: Progress | None = None) -> Model:
    """The model of that catalogue name: autoregressive, masked or of speech, as its card says.

    Loaded once in a process; a variant shares the tensors of its base.

    Raises:
        ModelUnavailable: no source could deliver the weights.
        UnknownModel: the name is not in the catalogue.
    """
    ensure(name, progress)  # outside the lock: a download must not hold up other models
    if progress is not None:
        progress("Loading the model", 0, 0)
    entry = card(name)
    if entry.base is not None:
        load(entry.base)
    with _lock if entry.base is None else _variant_lock:
        return _load(entry)


def forget() -> None:
    """What is loaded next is read anew from the disk; memory is free once nobody uses the old."""
    with _lock, _variant_lock:
        _load.cache_clear()
        _vocabulary.cache_clear()


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
    def name(self) -> str:
        return self.card.name

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
def _load(entry: ModelCard) -> Model:
    if entry.base is not None:
        return VARIANTS[entry.variant](entry, _load(card(entry.base)))
    folder = ensure(entry.name)
    vocabulary, network = _vocabulary(folder), _network(entry, folder)
    start_id = _special_id(vocabulary, entry.start_token)
    if entry.kind == "speech":
        end_id = _special_id(vocabulary, entry.end_token)
        return SpeechModel(entry, vocabulary, network, start_id=start_id, end_id=end_id)
    if entry.kind == "masked":
        return BidirectionalModel(
            entry,
            vocabulary,
            network,
            start_id=start_id,
            end_id=_special_id(vocabulary, entry.end_token),
            mask_id=_special_id(vocabulary, entry.mask_token),
        )
    if network.config.model_type != "llama":
        return AutoregressiveModel(entry, vocabulary, network, start_id=start_id)
    lay_out(network)
    return PackedAutoregressiveModel(entry, vocabulary, network, start_id=start_id)


def _network(entry: ModelCard, folder: Path) -> Any:
    import torch
    from transformers import (
        AutoModelForCausalLM,
        AutoModelForMaskedLM,
        WhisperForConditionalGeneration,
    )
    from transformers.utils import logging

    logging.disable_progress_bar()  # a second's work; the terminal belongs to the server
    kind: Any = {
        "autoregressive": AutoModelForCausalLM,
        "masked": AutoModelForMaskedLM,
        "speech": WhisperForConditionalGeneration,
    }[entry.kind]
    # safetensors are mapped into memory, not read; `lay_out` copies a Llama's weights out of there
    network = kind.from_pretrained(
        folder, dtype=torch.float32, local_files_only=True, use_safetensors=True
    )
    return network.eval()


def _special_id(vocabulary: Vocabulary, token: str | None) -> int:
    if token is None:
        raise ValueError("the catalogue names no such token for this model")
    return vocabulary.special_id(token)
