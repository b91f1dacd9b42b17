"""What waits in the engine's queue: a computation as data, and how several become one pass.

An operation is a frozen class: what it computes, what that costs, and which others share its pass.
A new one is written here, and asked for by a method of `client.py`; queue, caches, workers and wire
know operations by these alone.
"""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Hashable, Sequence
from dataclasses import dataclass
from typing import Any, Self, TypeVar

import numpy as np

from backend.models.networks.causal import AutoregressiveModel, PackedAutoregressiveModel
from backend.models.networks.masked import Gap, MaskedModel, gaps_of_each
from backend.models.networks.prefix_cache import PrefixCache
from backend.models.networks.speech import SpeechModel
from backend.sound.sound import Sound

Tokens = tuple[int, ...]

# In one pass: enough to keep the processor busy, few enough that nobody waits long for its end.
# What one person asks for in parts is cut so; one text alone may be longer.
PASS_TOKENS = 128

# What thirty seconds of sound cost, which Whisper reads whatever it is given, and a token that it
# writes: as long as so many tokens of SmolLM2.
SOUND_COST, SPOKEN_COST = 90, 6


@dataclass(frozen=True)
class Operation(ABC):
    """What to compute on the model of that name; equal operations have equal answers.

    Fields are texts, numbers, truth values and tuples of them, so that they go over a wire.
    """

    model: str

    @property
    def batch_key(self) -> Hashable:
        """Operations of equal keys share a pass; as it is here, each goes alone."""
        return self

    @property
    def held_bytes(self) -> int:
        """What it takes of a cache itself, beside its answer; of ids that is next to nothing."""
        return 0

    @abstractmethod
    def cost(self, prefixes: PrefixCache | None = None) -> int:
        """Tokens that pass the network, with the KV caches there are now."""

    @classmethod
    @abstractmethod
    def run_batch(
        cls,
        model: Any,  # each class says which kind of model it is for
        batch: Sequence[Self],
        prefixes: PrefixCache,
    ) -> list[np.ndarray]:
        """The answers to operations of one batch key, in one pass."""


Kind = TypeVar("Kind", bound=type[Operation])

OPERATIONS: dict[str, type[Operation]] = {}


def operation(kind: Kind) -> Kind:
    """Let operations of this class come over the wire, under the class's name."""
    OPERATIONS[kind.__name__] = kind
    return kind


@operation
@dataclass(frozen=True)
class Logits(Operation):
    """`AutoregressiveModel.logits`."""

    ids: Tokens

    def cost(self, prefixes: PrefixCache | None = None) -> int:
        return len(self.ids) + 1

    @classmethod
    def run_batch(
        cls, model: AutoregressiveModel, batch: Sequence[Self], prefixes: PrefixCache
    ) -> list[np.ndarray]:
        return [model.logits(one.ids) for one in batch]


@operation
@dataclass(frozen=True)
class NextLogits(Operation):
    """`AutoregressiveModel.next_logits`, from a KV cache where there is one."""

    ids: Tokens
    start: bool = True

    @property
    def batch_key(self) -> Hashable:
        return self.model, "next logits", self.start

    def cost(self, prefixes: PrefixCache | None = None) -> int:
        if prefixes is None:
            return len(self.ids) + self.start
        return prefixes.new_tokens(self.model, self.ids, start=self.start)

    @classmethod
    def run_batch(
        cls, model: AutoregressiveModel, batch: Sequence[Self], prefixes: PrefixCache
    ) -> list[np.ndarray]:
        texts, start = [one.ids for one in batch], batch[0].start
        if isinstance(model, PackedAutoregressiveModel):
            return list(prefixes.next_logits(model, texts, start=start))
        return list(model.next_logits_of(texts, start=start))


@operation
@dataclass(frozen=True)
class SurprisalsAfter(Operation):
    """`AutoregressiveModel.surprisals_after`: one row a candidate."""

    ids: Tokens
    position: int
    candidates: Tokens

    def cost(self, prefixes: PrefixCache | None = None) -> int:
        return (len(self.ids) + 1) * len(self.candidates)

    @classmethod
    def run_batch(
        cls, model: AutoregressiveModel, batch: Sequence[Self], prefixes: PrefixCache
    ) -> list[np.ndarray]:
        return [
            np.stack(list(model.surprisals_after(one.ids, one.position, one.candidates)))
            for one in batch
        ]


class _MaskedReading(Operation):
    """Made of gaps; those of several operations, of whatever class, share a pass."""

    @property
    def batch_key(self) -> Hashable:
        return self.model, "gaps"

    @abstractmethod
    def gaps(self) -> list[Gap]:
        """The masked readings it is made of."""

    @classmethod
    def run_batch(
        cls, model: MaskedModel, batch: Sequence[Self], prefixes: PrefixCache
    ) -> list[np.ndarray]:
        rows = iter(model.logits_of([gap for one in batch for gap in one.gaps()]))
        return [np.concatenate([next(rows) for _ in one.gaps()]) for one in batch]


@operation
@dataclass(frozen=True)
class LogitsAt(_MaskedReading):
    """`MaskedModel.logits_at`."""

    ids: Tokens
    positions: Tokens

    def cost(self, prefixes: PrefixCache | None = None) -> int:
        return len(self.ids) + 1

    def gaps(self) -> list[Gap]:
        return [Gap(self.ids, self.positions, self.positions)]


@operation
@dataclass(frozen=True)
class Each(_MaskedReading):
    """`MaskedModel.each`: one row a position."""

    ids: Tokens
    positions: Tokens
    groups: tuple[Tokens, ...] = ()

    def cost(self, prefixes: PrefixCache | None = None) -> int:
        return (len(self.ids) + 1) * len(self.positions)

    def gaps(self) -> list[Gap]:
        return gaps_of_each(self.ids, self.positions, self.groups)


class _Hearing(Operation):
    """Of a sound, which is a text here (`Sound.text`)."""

    sound: str

    @property
    def held_bytes(self) -> int:
        return len(self.sound)


@operation
@dataclass(frozen=True)
class HeardLogits(_Hearing):
    """`SpeechModel.heard_logits`."""

    sound: str
    ids: Tokens

    def cost(self, prefixes: PrefixCache | None = None) -> int:
        return SOUND_COST + SPOKEN_COST

    @classmethod
    def run_batch(
        cls, model: SpeechModel, batch: Sequence[Self], prefixes: PrefixCache
    ) -> list[np.ndarray]:
        return [model.heard_logits(Sound.from_text(one.sound), one.ids) for one in batch]


@operation
@dataclass(frozen=True)
class Transcript(_Hearing):
    """`SpeechModel.transcripts` of one sound; equal ones of several share a pass."""

    sound: str
    beginning: Tokens
    count: int
    forbidden: Tokens = ()

    @property
    def batch_key(self) -> Hashable:
        return self.model, "transcript", self.beginning, self.count, self.forbidden

    def cost(self, prefixes: PrefixCache | None = None) -> int:
        return SOUND_COST + SPOKEN_COST * (len(self.beginning) + self.count // 4)

    @classmethod
    def run_batch(
        cls, model: SpeechModel, batch: Sequence[Self], prefixes: PrefixCache
    ) -> list[np.ndarray]:
        first = batch[0]
        sounds = [Sound.from_text(one.sound) for one in batch]
        found = model.transcripts(
            sounds, first.beginning, count=first.count, forbidden=first.forbidden
        )
        return list(found)
