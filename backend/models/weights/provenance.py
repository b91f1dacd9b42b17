"""Which weights these are, from what is loaded: never from what the catalogue would have liked.

Reads the manifest in the cache folder; needs no torch, fetches nothing, writes nothing.
"""

from __future__ import annotations

import json
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from backend.models.catalog import ModelCard, card
from backend.models.weights.adapters import ADAPTERS, adapter_digest
from backend.models.weights.ensure import cache_folder
from backend.models.weights.manifest import FORMAT, MANIFEST

_SHORT = 7  # hexadecimal digits of a sum, where a person compares two by eye


@dataclass(frozen=True)
class Provenance:
    """The weights of a model, enough to get the same ones again.

    Attributes:
        model: catalogue name.
        title: as the screen calls it.
        published: as its makers call it, in full.
        precision: of the weights as they came: "4-bit", "unquantised".
        source: what they are and where they came from, in words.
        origin: the pinned identity of that: the SHA-256 sum of a file, or a commit of the Hub.
        weights_sha256: of the float32 file they became here.
        adapter: the sum of the adapter on top of them; empty where there is none.
        arithmetic: what is computed in.
    """

    model: str
    title: str
    published: str
    precision: str
    source: str
    origin: str
    weights_sha256: str
    adapter: str = ""
    arithmetic: str = "float32"

    @property
    def digest(self) -> str:
        """The beginning of the origin, and of the adapter's sum."""
        return "+".join(one[:_SHORT] for one in (self.origin, self.adapter) if one)

    @property
    def adapter_digest(self) -> str:
        """The beginning of the adapter's sum; empty where there is none."""
        return self.adapter[:_SHORT]

    @property
    def identity(self) -> str:
        """What two must have in common for a figure of the one to hold for the other."""
        return "+".join(filter(None, (self.origin, self.adapter)))

    @property
    def short(self) -> str:
        """For the title of a chart: "SmolLM2-135M, 4-bit b179c95"."""
        return f"{self.title}, {self.precision} {self.digest}"

    @property
    def named(self) -> str:
        """Once a page: "SmolLM2-135M-Instruct (4-bit weights, computed in float32)"."""
        return f"{self.published} ({self.precision} weights, computed in {self.arithmetic})"

    @property
    def full(self) -> str:
        """The model named in full, with its weights."""
        added = f", adapter {self.adapter_digest}" if self.adapter else ""
        weights = f"{self.precision} weights {self.origin[:_SHORT]}{added}"
        return f"{self.published} ({weights}, computed in {self.arithmetic})"


def provenance(name: str) -> Provenance | None:
    """Of the weights that this machine holds of a model; None: there are none yet.

    Raises:
        UnknownModel: the name is not in the catalogue.
    """
    entry = card(name)
    folder = cache_folder() / (entry.base or entry.name)
    try:
        return _of_folder(entry, card(entry.base or name), folder)
    except (OSError, ValueError, KeyError, TypeError):
        return None  # not there, or damaged: `ensure` makes it anew before anything is loaded


def forget() -> None:
    """What is loaded from here on may be of another origin."""
    _of_folder.cache_clear()


def named(name: str) -> str:
    """The model in full, with the weights that are loaded; its name alone where there are none."""
    found = provenance(name)
    return (card(name).published or card(name).title) if found is None else found.named


def called_shortly(name: str) -> str:
    """The model with its weights in half a line; its title alone where there are none yet."""
    found = provenance(name)
    return card(name).title if found is None else found.short


def pair_called_shortly(first: str, second: str) -> str:
    """Two models on one line of a phone: what weights they share is said once."""
    one, other = provenance(first), provenance(second)
    if one is None or other is None:
        return f"{card(first).title} and {card(second).title}"
    if one.origin == other.origin:
        return f"{one.title} and {other.title}, {other.digest}"
    return f"{one.title} {one.digest} and {other.title} {other.digest}"


# Kept as the loaded network is: a folder that is replaced later changes neither.
@cache
def _of_folder(entry: ModelCard, base: ModelCard, folder: Path) -> Provenance:
    manifest = json.loads((folder / MANIFEST).read_text(encoding="utf-8"))
    if manifest["format"] != FORMAT or manifest["origin"] not in base.origins:
        raise ValueError("not what this app would load")
    adapter = ADAPTERS.get(entry.variant)
    return Provenance(
        model=entry.name,
        title=entry.title,
        published=entry.published or entry.title,
        precision=base.precision_of(manifest["origin"]),
        source=str(manifest["source"]),
        origin=str(manifest["origin"]),
        weights_sha256=str(manifest["files"]["model.safetensors"]["sha256"]),
        adapter="" if adapter is None else adapter_digest(adapter),
    )
