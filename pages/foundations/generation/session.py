"""What is written after a text: each choice kept, branches, and a run that goes on.

The tokens themselves are the workspace's, and in the link. Here is what a link does not hold: how
each was chosen, where one has been. What is missing of that is computed again from the tokens.

Longer than most files: choices and the run change one state, and are read side by side.
"""

from __future__ import annotations

import time
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Literal

import streamlit as st

from backend.analyses.foundations.generation import (
    LIMIT_GIVEN,
    How,
    Step,
    ends,
    generate,
    sampled_token,
    step,
)
from backend.analyses.foundations.next_token import NextToken
from backend.errors import TextTooLong
from backend.probability.sampling import Sampling
from backend.text.chat_template import Message, chat
from backend.text.generated_text import pieces
from backend.text.limits import encode_within
from components.outputs.chat_template_view import chat_spans
from components.results import shared
from components.state import text_history, workspace
from components.state.link import LONGEST_WRITTEN
from components.widgets.token_strip import Span, token_spans
from pages.foundations.generation import DEFAULT

Ids = tuple[int, ...]

_KEY = "writing"
_SLICE = 0.4  # seconds of work between two pictures of a run, where those are drawn quickly
# In a full room they are not, and everybody would draw most of the time: then a slice is longer, by
# so many times what the last picture took.
_TO_DRAWING, _LONGEST_SLICE = 4, 4.0


@dataclass(frozen=True)
class Given:
    """What the model goes on from.

    Attributes:
        asked_chat: a conversation is wanted; `chat`: it is one, since the model has a template.
        ids: without the start token.
        spans: how they are drawn.
    """

    model: str
    text: str
    asked_chat: bool
    chat: bool
    ids: Ids
    spans: Sequence[Span]

    @property
    def start(self) -> bool:
        """The start token is read before the ids; a conversation brings its own beginning."""
        return not self.chat

    @property
    def about(self) -> tuple[str, Ids]:
        return self.model, self.ids


@dataclass(frozen=True)
class Chosen:
    """A token that was written, and under what.

    Attributes:
        how: None for one that came by a link.
    """

    step: Step
    sampling: Sampling
    seed: int
    how: How | None


@dataclass
class Run:
    """A run that goes on.

    Attributes:
        count: of tokens to be there in the end.
        before: of tokens that were there when it began.
        from_cache: of new tokens whose probabilities had been computed before.
        begun, paused: when it began, and when its last slice ended.
    """

    count: int
    before: int
    sampling: Sampling
    seed: int
    begun: float
    from_cache: int = 0
    paused: float | None = None


@dataclass
class Writing:
    """What one person has written after one text, by the tokens up to there."""

    about: tuple[str, Ids]
    branches: dict[Ids, None] = field(default_factory=dict)
    chosen: dict[Ids, Chosen] = field(default_factory=dict)
    hows: dict[Ids, How] = field(default_factory=dict)
    run: Run | None = None
    speed: float | Literal["from cache"] | None = None  # tokens a second of the last run

    def known(self, written: Ids) -> list[Chosen]:
        """The choices as far as they are known from the first on."""
        found = []
        for position in range(len(written)):
            one = self.chosen.get(written[: position + 1])
            if one is None:
                break
            found.append(one)
        return found


def given(name: str, text: str, as_chat: bool) -> Given:
    """The tokens of a text, or of a conversation that begins with it.

    Raises:
        TextTooLong: over the limit; nothing was computed.
    """
    vocabulary = shared.vocabulary(name)
    template = shared.chat_template(name) if as_chat else None
    if template is None:
        ids = encode_within(vocabulary, text, LIMIT_GIVEN)
        spans = token_spans(pieces(vocabulary, ids))
        return Given(name, text, as_chat, False, tuple(ids), spans)
    encode_within(vocabulary, text, LIMIT_GIVEN)
    talk = chat(vocabulary, template, [Message("user", text)])
    if len(talk.ids) > LIMIT_GIVEN:
        raise TextTooLong(len(talk.ids), LIMIT_GIVEN)
    turns = [one for turn in talk.turns for one in turn]
    return Given(name, text, True, True, tuple(talk.ids), chat_spans(turns, show_ids=False))


def of(source: Given) -> Writing:
    """What was written after this text; a branch that came by a link, or by "back", too."""
    state: Writing | None = st.session_state.get(_KEY)
    if state is None or state.about != source.about:
        state = st.session_state[_KEY] = Writing(source.about)
    written = written_now(source)
    if written:
        state.branches.setdefault(written)
    if state.run and (state.run.sampling, state.run.seed) != _settings():
        state.run = None
    return state


def written_now(source: Given) -> Ids:
    """The workspace's tokens, unless this vocabulary has no such tokens."""
    written, size = workspace.space().written, shared.vocabulary(source.model).size
    return written if all(one < size for one in written) else ()


def selected(source: Given) -> int:
    """The position whose bars are shown: one that is written, or the one to come."""
    count, look = len(written_now(source)), workspace.space().look
    return count if look is None else min(look, count)


def has_ended(source: Given, written: Ids) -> bool:
    return bool(written) and written[-1] in ends(shared.vocabulary(source.model))


# --- choices, for callbacks ---------------------------------------------------------------------


def pick(source: Given, after: Ids, token: int) -> None:
    """Put a token that was picked from a distribution at the position that is selected.

    Args:
        after: the ids that the distribution is conditioned on. If other ones stand before that
            position by now, the token was not picked for it, and nothing happens.
    """
    if is_there(source) and (*source.ids, *_before(source)) == after:
        _put(source, token, "picked")


def _put(source: Given, token: int, how: How) -> None:
    """Put a token at the position that is selected; what was there and after is a branch now."""
    written, position = written_now(source), selected(source)
    if written[position : position + 1] == (token,):
        workspace.keep_look(None)
        return
    _move(source, (*written[:position], token), how)


def sample() -> None:
    """Sample the next token of what is there now: a fast click was made for something older."""
    source = _now()
    if may_go_on(source):
        logits = _next(source).prediction.logits
        ids = (*source.ids, *_before(source))
        _put(source, sampled_token(logits, *_settings(), ids), "sampled")


def take_most_likely() -> None:
    source = _now()
    if may_go_on(source):
        _put(source, int(_next(source).prediction.top(1)[0]), "most likely")


def may_go_on(source: Given) -> bool:
    """Whether a token may be put at the position that is selected."""
    before = _before(source)
    ended = before == written_now(source) and has_ended(source, before)
    return not ended and len(before) < LONGEST_WRITTEN


def is_there(source: Given) -> bool:
    """Whether it is what the model goes on from now."""
    space = workspace.space()
    now = (space.model, workspace.current_text(DEFAULT), space.chat)
    return now == (source.model, source.text, source.asked_chat)


def _now() -> Given:
    space = workspace.space()
    return given(space.model, workspace.current_text(DEFAULT), space.chat)


def _before(source: Given) -> Ids:
    return written_now(source)[: selected(source)]


def _next(source: Given) -> NextToken:
    return shared.next_token_after(source.model, (*source.ids, *_before(source)), source.start)


def open_branch(source: Given, branch: Ids) -> None:
    """Go to a branch that was written before."""
    if is_there(source):
        _move(source, branch, None)


def clear(source: Given) -> None:
    if is_there(source):
        _move(source, (), None)


def _move(source: Given, written: Ids, how: How | None) -> None:
    state = of(source)
    state.run, state.speed = None, None
    if how is not None:
        state.hows.setdefault(written, how)
        state.chosen.pop(written, None)
    text_history.write(written)


# --- a run --------------------------------------------------------------------------------------


def begin(more: int) -> None:
    """Generate more, from the position that is selected."""
    source = _now()
    if of(source).run is not None:
        return
    state, written = of(source), written_now(source)[: selected(source)]
    count = min(len(written) + more, LONGEST_WRITTEN)
    state.run = Run(count, len(written), *_settings(), time.monotonic())
    state.speed = None
    text_history.write(written, step="always", link=False)


def stop(source: Given) -> None:
    of(source).run = None
    text_history.write(written_now(source), step="never")


def go_on(source: Given) -> bool:
    """Do a slice of what there is to do: choices to compute again, then the run.

    Every token is kept as it comes, and whatever ends this run of the script (a stop, a closed
    browser) ends the work with the token that is being computed.

    Returns:
        Whether there is more to do.
    """
    state, written = of(source), written_now(source)
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
        if st.session_state[_KEY].run is not run:  # reading it is where a stop takes hold
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
    state.chosen[branch] = Chosen(one, *_settings(), state.hows.get(branch))


def _settings() -> tuple[Sampling, int]:
    return workspace.space().sampling, workspace.space().seed
