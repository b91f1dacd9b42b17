"""Callbacks that choose a token, or go to another branch.

They act on what is there when they are carried out: a fast click was made for something older.
"""

from __future__ import annotations

from backend.analyses.foundations.generation import How, sampled_token
from backend.analyses.foundations.next_token import NextToken
from components.results import shared
from components.state import text_history, workspace
from components.state.link import LONGEST_WRITTEN
from pages.foundations.generation import session
from pages.foundations.generation.session import Given, Ids


def pick(source: Given, after: Ids, token: int) -> None:
    """Put a token that was picked from a distribution at the position that is selected.

    Args:
        after: the ids that the distribution is conditioned on. If other ones stand before that
            position by now, the token was not picked for it, and nothing happens.
    """
    if session.is_there(source) and (*source.ids, *session.before(source)) == after:
        _put(source, token, "picked")


def _put(source: Given, token: int, how: How) -> None:
    """Put a token at the position that is selected; what was there and after is a branch now."""
    written, position = session.written_now(source), session.selected(source)
    if written[position : position + 1] == (token,):
        workspace.keep_look(None)
        return
    _move(source, (*written[:position], token), how)


def sample() -> None:
    """Sample the next token of what is there now: a fast click was made for something older."""
    source = session.now()
    if may_go_on(source):
        logits = _next(source).prediction.logits
        ids = (*source.ids, *session.before(source))
        _put(source, sampled_token(logits, *session.settings(), ids), "sampled")


def take_most_likely() -> None:
    source = session.now()
    if may_go_on(source):
        _put(source, int(_next(source).prediction.top(1)[0]), "most likely")


def may_go_on(source: Given) -> bool:
    """Whether a token may be put at the position that is selected."""
    before = session.before(source)
    ended = before == session.written_now(source) and session.has_ended(source, before)
    return not ended and len(before) < LONGEST_WRITTEN


def _next(source: Given) -> NextToken:
    return shared.next_token_after(
        source.model, (*source.ids, *session.before(source)), source.start
    )


def open_branch(source: Given, branch: Ids) -> None:
    """Go to a branch that was written before."""
    if session.is_there(source):
        _move(source, branch, None)


def clear(source: Given) -> None:
    if session.is_there(source):
        _move(source, (), None)


def _move(source: Given, written: Ids, how: How | None) -> None:
    state = session.of(source)
    state.run, state.speed = None, None
    if how is not None:
        state.hows.setdefault(written, how)
        state.chosen.pop(written, None)
    text_history.write(written)
