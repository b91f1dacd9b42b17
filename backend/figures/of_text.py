"""Figures of a text and its tokens."""

from __future__ import annotations

from dataclasses import dataclass

from backend.figures.figure import Models
from backend.numbers import count_text
from backend.text.pieces import tokens


@dataclass(frozen=True)
class Slice:
    """A stretch of a text, from one character to before another, to quote from it."""

    text: str
    start: int
    stop: int

    def computed(self, _: Models) -> str:
        return self.text[self.start : self.stop]


@dataclass(frozen=True)
class TokenCount:
    text: str

    def computed(self, models: Models) -> str:
        return count_text(len(models.vocabulary.encode(self.text)))


@dataclass(frozen=True)
class DistinctTokens:
    text: str

    def computed(self, models: Models) -> str:
        return count_text(len(set(models.vocabulary.encode(self.text))))


@dataclass(frozen=True)
class TokenId:
    """The id of a text that is one token: a name, so it is written without separators."""

    token: str

    def computed(self, models: Models) -> str:
        return str(models.only(self.token))


@dataclass(frozen=True)
class Labels:
    """The labels of a text's tokens, from one to before another, as a list in a sentence."""

    text: str
    start: int = 0
    stop: int | None = None

    def computed(self, models: Models) -> str:
        ids = models.vocabulary.encode(self.text)[self.start : self.stop]
        labels = models.vocabulary.labels(ids)
        return " and ".join(filter(None, [", ".join(labels[:-1]), labels[-1]]))


@dataclass(frozen=True)
class CodePoints:
    text: str

    def computed(self, models: Models) -> str:
        return count_text(tokens(models.vocabulary, self.text).code_points)


@dataclass(frozen=True)
class Bytes:
    text: str

    def computed(self, _: Models) -> str:
        return count_text(len(self.text.encode()))


@dataclass(frozen=True)
class VocabularySize:
    """How many tokens there are, to so many significant digits."""

    significant: int = 5

    def computed(self, models: Models) -> str:
        return count_text(float(f"{models.vocabulary.size:.{self.significant}g}"))
