"""Errors that a person can act on. Every other exception is a bug."""

from __future__ import annotations

from dataclasses import dataclass

from backend.numbers import count_text


class LogitscopeError(Exception):
    """Base of all errors whose text is meant for the person in front of the screen."""


@dataclass(frozen=True)
class Attempt:
    """One source that was tried for a model, and why it failed."""

    source: str
    reason: str


class ModelUnavailable(LogitscopeError):
    """No source could deliver a model.

    Attributes:
        model: the catalogue name.
        attempts: what was tried, in order, and why each failed.
        remedy: how to put the files there by hand, as plain text.
    """

    def __init__(self, model: str, attempts: tuple[Attempt, ...], remedy: str) -> None:
        self.model = model
        self.attempts = attempts
        self.remedy = remedy
        tried = "; ".join(f"{attempt.source}: {attempt.reason}" for attempt in attempts)
        super().__init__(f"{model} is not available ({tried}). {remedy}")


class TextTooLong(LogitscopeError):
    """A text is over the limit of the page that was asked to read it."""

    def __init__(self, count: int, limit: int, unit: str = "tokens") -> None:
        self.count = count
        self.limit = limit
        self.unit = unit
        super().__init__(
            f"This text has {count_text(count)} {unit}; the limit here is {count_text(limit)}."
        )


class Busy(LogitscopeError):
    """The queue of the engine is full, and nobody has more in it than who gets this."""

    def __init__(self, ahead: int) -> None:
        self.ahead = ahead
        super().__init__(
            f"Try again in a moment. {count_text(ahead)} requests are waiting already."
        )


class Interrupted(LogitscopeError):
    """What computes broke down in the middle of this; it has started anew."""

    def __init__(self) -> None:
        super().__init__("Try again. The computation stopped before it had a result.")


class Superseded(LogitscopeError):
    """A newer request of the same person replaced this one."""


class Unreachable(LogitscopeError):
    """The machines that compute for this one do not answer."""

    def __init__(self) -> None:
        super().__init__(
            "Try again in a moment. The machines that compute for this app do not answer."
        )


def without_message(error: BaseException) -> Exception:
    """An error for the log: its type and place. Its message may quote what a person typed."""
    return Exception(type(error).__name__).with_traceback(error.__traceback__)
