"""What is written for the model before it begins: typed, or taken from a bar."""

from __future__ import annotations

from collections.abc import Sequence

from backend.analyses.application.noise_ladder import MODEL
from backend.text.limits import encode_within
from components.results import shared
from components.state import fields, workspace

LIMIT = 24  # tokens
NAME, TOKEN = "heard_begins", "heard_token"


def beginning() -> tuple[int, ...]:
    """The tokens; none if the field is empty. Raises TextTooLong."""
    typed = workspace.own(NAME, "")
    return tuple(encode_within(shared.vocabulary(MODEL), spaced(typed), LIMIT))


def beginning_field() -> None:
    fields.own_text(NAME, "", "The answer begins with (optional)")


def spaced(text: str) -> str:
    """With the space before its first word, which Whisper writes too."""
    return f" {text}" if text[:1].isalnum() else text


def take(written: Sequence[int], token: int) -> None:
    """Let the answer begin with these tokens and another one, from a bar that was clicked."""
    vocabulary = shared.vocabulary(MODEL)
    text = vocabulary.decode([*written, token])
    # a control token is no text, nor is a part of a character
    if not vocabulary.token(token).special and "\N{REPLACEMENT CHARACTER}" not in text:
        workspace.keep_own({NAME: text, TOKEN: None})
