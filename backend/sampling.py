"""The name under which scripts know `backend.probability.sampling`."""

from backend.probability.sampling import Sampling, distribution, draw

__all__ = ["Sampling", "distribution", "draw"]
