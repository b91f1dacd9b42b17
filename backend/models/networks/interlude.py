"""Where a long pass can be held up for a short one: between two layers, or between two texts.

Networks say where that is and know nothing else of it; who may come in is the engine's business. It
changes no number: what is computed in between has tensors of its own.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar

LetIn = Callable[[float], None]

_let_in: ContextVar[LetIn | None] = ContextVar("let_in", default=None)


@contextmanager
def letting_in(let_in: LetIn | None) -> Iterator[None]:
    """While this thread computes in here, call `let_in` at every interlude; None: at none.

    It is called with the share of the pass that is done: under 1.
    """
    token = _let_in.set(let_in)
    try:
        yield
    finally:
        _let_in.reset(token)


def interlude(done: int, parts: int) -> None:
    """So many of a pass's equal parts are done: whoever waits for that may come in here."""
    let_in = _let_in.get()
    if let_in is not None and done < parts:
        let_in(done / parts)
