"""What is written after a text: each choice kept, branches, and a run that goes on.

The tokens themselves are the workspace's, and in the link. Here is what a link does not hold: how
each was chosen, where one has been. What is missing of that is computed again from the tokens.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Literal

import streamlit as st

from backend.analyses.foundations.generation import (
    LIMIT_GIVEN,
    How,
    Step,
    ends,
)
from backend.errors import TextTooLong
from backend.probability.sampling import Sampling
from backend.text.chat_template import Message, chat
from backend.text.generated_text import pieces
from backend.text.limits import encode_within
from components.outputs.chat_template_view import chat_spans
from components.results import shared
from components.state import workspace
from components.widgets.token_strip import Span, token_spans
from pages.foundations.generation import DEFAULT

Ids = tuple[int, ...]

_KEY = "writing"


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
    if state.run and (state.run.sampling, state.run.seed) != settings():
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


def now() -> Given:
    """What the model goes on from now; a button may have been made for something older."""
    space = workspace.space()
    return given(space.model, workspace.current_text(DEFAULT), space.chat)


def is_there(source: Given) -> bool:
    """Whether it is what the model goes on from now."""
    space = workspace.space()
    now = (space.model, workspace.current_text(DEFAULT), space.chat)
    return now == (source.model, source.text, source.asked_chat)


def before(source: Given) -> Ids:
    """What is written before the position that is selected."""
    return written_now(source)[: selected(source)]


def run_now() -> Run | None:
    """Of this person. Reading it is where a stop takes hold."""
    state: Writing = st.session_state[_KEY]
    return state.run


def settings() -> tuple[Sampling, int]:
    return workspace.space().sampling, workspace.space().seed
