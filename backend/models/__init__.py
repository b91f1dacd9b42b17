"""Models: which there are, their weights, and reading with them. Start with `load`."""

from backend.models.language_model import AutoregressiveModel, MaskedModel
from backend.models.loading import load, load_vocabulary

__all__ = ["AutoregressiveModel", "MaskedModel", "load", "load_vocabulary"]
