"""Models: which there are, their weights, and reading with them. Start with `load`."""

from backend.models.loading import load, load_vocabulary

__all__ = ["load", "load_vocabulary"]
