"""The name under which scripts know `backend.probability.sampling`; `draw` is what they call it."""

from backend.probability.sampling import Sampling, distribution
from backend.probability.sampling import sample as draw

__all__ = ["Sampling", "distribution", "draw"]
