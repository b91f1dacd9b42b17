"""What this page keeps: the samples to some wordings, with one temperature and some seeds."""

from __future__ import annotations

from collections.abc import Iterator

from backend.analyses.application import consistency
from backend.analyses.application.short_samples import Samples, short_samples
from components.results.shared import model, vocabulary
from components.results.store import resumable


@resumable
def samples(
    known: Samples | None, name: str, wordings: tuple[str, ...], temperature: float, seed: int
) -> Iterator[Samples]:
    """The samples to every wording, token by token.

    Args:
        seed: the first one.
    """
    prompts = [consistency.prompt(vocabulary(name), one) for one in wordings]
    return short_samples(model(name), prompts, consistency.draws(temperature, seed), known)
