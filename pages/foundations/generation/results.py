"""What this page keeps."""

from __future__ import annotations

from collections.abc import Iterator

from backend.analyses.foundations.generation import ends
from backend.analyses.foundations.search_tree import SearchTree, search_tree
from components.results.shared import Ids, model, vocabulary
from components.results.store import kept_when_finished


@kept_when_finished
def tree(
    _: SearchTree | None, name: str, ids: Ids, start: bool, depth: int, width: int, cover: float
) -> Iterator[SearchTree]:
    """What may come after these ids, explored; with `start`, after the start token and these."""
    stops = ends(vocabulary(name))
    return search_tree(model(name), ids, depth, width, cover, stops, start=start)
