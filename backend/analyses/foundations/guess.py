"""A person's guess at what comes next, measured as the model would measure it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from backend.models.networks.readers import CausalReader
from backend.probability.prediction import Prediction
from backend.probability.surprisal import surprisals

LIMIT_TOKENS = 12  # of a guess
LIMIT_GUESSES = 24


@dataclass(frozen=True)
class Guess:
    """A guessed word after a text.

    Attributes:
        word: as it was typed.
        ids: its tokens as they would go on the text, with one space in front.
        bits: (tokens,) float64, surprisal of each, given the text and the tokens before it. Their
            sum is the word's (chain rule). The model's own: temperature 1, nothing cut.
        rank: of the first token among the whole vocabulary, 1 for the most likely.
    """

    word: str
    ids: tuple[int, ...]
    bits: np.ndarray
    rank: int

    @property
    def surprisal(self) -> float:
        """-log2 P(word | text) in bits."""
        return float(self.bits.sum())


def spaced(word: str) -> str:
    """A word as a model would meet it in a sentence: with one space before it."""
    return word if word[:1].isspace() else f" {word}"


def split_guesses(typed: str) -> list[str]:
    """Several people's guesses, parted by commas or line ends; each once, in their order."""
    words = [word.strip() for word in typed.replace("\n", ",").split(",")]
    return list(dict.fromkeys(word for word in words if word))[:LIMIT_GUESSES]


def guess(
    model: CausalReader, ids: Sequence[int], prediction: Prediction, word: str
) -> Guess | None:
    """Measure a guess at what follows `ids`; None if the vocabulary has no token for it.

    `prediction` is the one after `ids`; a second pass is needed only where the guess has several
    tokens. Longer guesses than `LIMIT_TOKENS` are cut.
    """
    own = model.vocabulary.encode(spaced(word))[:LIMIT_TOKENS]
    if not own:
        return None
    bits = surprisals(prediction.logits)[own[:1]]
    if len(own) > 1:
        (others,) = model.surprisals_after([*ids, *own], len(ids), own[:1])
        bits = np.concatenate([bits, others])
    return Guess(word, tuple(own), bits, prediction.rank(own[0]))
