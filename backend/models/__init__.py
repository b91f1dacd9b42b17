"""Models: which there are, their weights, and reading with them. Start with `load`."""

from backend.models.networks.causal import AutoregressiveModel
from backend.models.networks.loading import load, load_vocabulary
from backend.models.networks.masked import MaskedModel

__all__ = ["AutoregressiveModel", "MaskedModel", "load", "load_vocabulary"]
