"""A run that writes many tokens, a slice of time after the other."""

from __future__ import annotations

import time
from typing import Literal

from backend.analyses.foundations.generation import Step, ends, generate, step
from components.results import shared
from components.state import text_history, workspace
from components.state.link import LONGEST_WRITTEN
from pages.foundations.generation import session
from pages.foundations.generation.session import Chosen, Given, Ids, Run, Writing

_SLICE = 0.4  # seconds of work between two pictures of a run, where those are drawn quickly
# In a full room they are not, and everybody would draw most of the time: then a slice is longer, by
# so many times what the last picture took.
_TO_DRAWING, _LONGEST_SLICE = 4, 4.0


def begin(more: int) -> None:
    """Generate more, from the position that is selected."""
    source = session.now()
    if session.of(source).run is not None:
        return
    state, written = session.of(source), session.written_now(source)[: session.selected(source)]
    count = min(len(written) + more, LONGEST_WRITTEN)
    state.run = Run(count, len(written), *session.settings(), time.monotonic())
    state.speed = None
    text_history.write(written, step="always", link=False)


def stop(source: Given) -> None:
    session.of(source).run = None
    text_history.write(session.written_now(source), step="never")


def go_on(source: Given) -> bool:
    """Do a slice of what there is to do: choices to compute again, then the run.

    Every token is kept as it comes, and whatever ends this run of the script (a stop, a closed
    browser) ends the work with the token that is being computed.

    Returns:
        Whether there is more to do.
    """
    state, written = session.of(source), session.written_now(source)
    run = state.run
    until = time.monotonic() + slice_seconds(run)
    for position in range(len(state.known(written)), len(written)):
        if time.monotonic() > until:
            return True
        before = (*source.ids, *written[:position])
        logits = shared.model(source.model).next_logits(before, start=source.start)
        branch = written[: position + 1]
        _keep(state, branch, step(logits, workspace.space().sampling, written[position]))
    if run is None:
        return False
    model, stops = shared.model(source.model), ends(shared.vocabulary(source.model))
    known = run.from_cache
    for one in generate(
        model,
        source.ids,
        run.sampling,
        run.seed,
        run.count,
        stops,
        written,
        start=source.start,
    ):
        if session.run_now() is not run:
            break
        state.branches.pop(written, None)
        written = (*written, one.id)
        state.branches.setdefault(written)
        state.hows.setdefault(written, "sampled")
        _keep(state, written, one)
        text_history.write(written, step="never", link=False)
        run.from_cache = known + model.from_cache
        state.speed = _speed(run, len(written) - run.before)
        if time.monotonic() > until and len(written) < run.count:
            run.paused = time.monotonic()
            return True
    state.run = None
    text_history.write(written, step="never")
    return False


def slice_seconds(run: Run | None) -> float:
    """How long to generate until the next picture."""
    if run is None or run.paused is None:
        return _SLICE
    drawing = time.monotonic() - run.paused
    return min(max(_SLICE, _TO_DRAWING * drawing), _LONGEST_SLICE)


def _speed(run: Run, new: int) -> float | Literal["from cache"] | None:
    """Of the network. Where most tokens came from a cache, the clock tells nothing of it."""
    if 2 * run.from_cache >= new:
        return "from cache"
    spent = time.monotonic() - run.begun
    return new / spent if spent else None


def _keep(state: Writing, branch: Ids, one: Step) -> None:
    state.chosen[branch] = Chosen(one, *session.settings(), state.hows.get(branch))
