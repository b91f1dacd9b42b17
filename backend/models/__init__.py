"""Models: which there are, their weights, and reading with them. Start with `load`."""

from backend.models.networks.causal import AutoregressiveModel
from backend.models.networks.loading import load, load_vocabulary
from backend.models.networks.masked import MaskedModel
from backend.models.networks.speech import SpeechModel

__all__ = ["AutoregressiveModel", "MaskedModel", "SpeechModel", "load", "load_vocabulary"]
