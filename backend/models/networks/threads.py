"""How many cores a pass takes."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

FEW = 8  # tokens; a pass of so few waits for memory most of the time


@contextmanager
def threads_for(tokens: int) -> Iterator[None]:
    """Half of torch's threads while a pass of few tokens runs, else all of them.

    What such a pass waits for is memory, and few cores read it as fast as all. But each of its two
    hundred products ends when the last thread is done: where something else wants a core, all wait
    for the one that has lost it, and a step takes twice the time.
    """
    import torch

    usual = torch.get_num_threads()
    torch.set_num_threads(max(1, usual // 2) if tokens <= FEW else usual)
    try:
        yield
    finally:
        torch.set_num_threads(usual)
