"""Models made from one that is loaded already: a function for each `variant` of the catalogue.

A variant shares the tensors of its base wherever it does not change them, and never changes those.
"""

from __future__ import annotations

import warnings
from collections.abc import Callable
from typing import Any

from backend.models.catalog import ModelCard
from backend.models.networks.causal import AutoregressiveModel
from backend.models.networks.language_model import LanguageModel
from backend.models.networks.masked import MaskedModel, MaskedVersion
from backend.models.networks.speech import SpeechModel
from backend.models.weights.adapters import ADAPTERS

Model = AutoregressiveModel | MaskedModel | SpeechModel


def network_on_same_tensors(base: LanguageModel) -> Any:
    """The network of a model a second time: modules of its own, on the tensors of the first."""
    import torch

    with torch.device("meta"):  # a frame without memory, which then takes the base's tensors
        network = type(base.network)(base.network.config)
    network.load_state_dict(base.network.state_dict(), assign=True)
    network.tie_weights()
    network.model.rotary_emb = base.network.model.rotary_emb  # buffers no state dict holds
    return network


def _adapted_network(card: ModelCard, base: LanguageModel) -> Any:
    """The base network with the layers of the variant's adapter put in."""
    from peft import PeftModel

    network = network_on_same_tensors(base)
    with warnings.catch_warnings():  # peft asks transformers for a name of its own past
        warnings.simplefilter("ignore", FutureWarning)
        # The adapter's layers go into `network` itself; the wrapper is not needed to run it.
        PeftModel.from_pretrained(network, ADAPTERS[card.variant])
    return network.eval()


def masked_version(card: ModelCard, base: LanguageModel) -> MaskedVersion:
    """The base with an adapter and full attention: it predicts a gap from both sides."""
    from safetensors.torch import load_file

    embedding = load_file(ADAPTERS[card.variant] / "mask_embedding.safetensors")
    return MaskedVersion(
        card,
        base.vocabulary,
        _adapted_network(card, base),
        start_id=base.vocabulary.special_id(card.start_token),
        mask_embedding=embedding["mask_embedding"],
    )


def control(card: ModelCard, base: LanguageModel) -> AutoregressiveModel:
    """The base with an adapter of the same training, and its own causal attention."""
    return AutoregressiveModel(
        card,
        base.vocabulary,
        _adapted_network(card, base),
        start_id=base.vocabulary.special_id(card.start_token),
    )


# The card of the variant, its loaded base -> the variant.
VARIANTS: dict[str, Callable[[ModelCard, Model], Model]] = {
    "masked version": masked_version,
    "control": control,
}
