"""What the commands of this folder ask: the default model and its chat template.

No engine stands between them, so texts that grow by a token are remembered here.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import numpy as np

from backend.models import load
from backend.models.networks.causal import PackedAutoregressiveModel
from backend.models.networks.prefix_cache import PrefixCache
from backend.models.networks.readers import Ids
from backend.models.weights.ensure import ensure
from backend.text.chat_template import ChatTemplate, read_template

_BUDGET = 2**28  # bytes of KV caches


class _Remembering:
    """The model, which reads only what is new of a text it has read before."""

    def __init__(self, model: PackedAutoregressiveModel) -> None:
        self._model, self._prefixes = model, PrefixCache(_BUDGET)

    def next_logits_of(self, texts: Sequence[Ids], *, start: bool = True) -> list[np.ndarray]:
        return list(self._prefixes.next_logits(self._model, texts, start=start))

    def __getattr__(self, name: str) -> Any:
        return getattr(self._model, name)


def default_template() -> ChatTemplate:
    template = read_template(ensure("smollm2"))
    assert template is not None, "the default model was taught to see conversations"
    return template


def default_model() -> tuple[Any, ChatTemplate]:
    """A `CausalReader`, and how it was taught to see conversations."""
    model = load("smollm2")
    assert isinstance(model, PackedAutoregressiveModel)
    return remembering(model), default_template()


def remembering(model: PackedAutoregressiveModel) -> Any:
    """A `CausalReader` that is quick with texts that grow."""
    return _Remembering(model)
