"""Models: which there are, their weights, and reading with them. Start with `load`."""

from backend.models.networks.language_model import AutoregressiveModel, MaskedModel
from backend.models.networks.loading import load, load_vocabulary

__all__ = ["AutoregressiveModel", "MaskedModel", "load", "load_vocabulary"]
