"""A person's guess at what comes next, measured as the model would measure it: as a whole word."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

import numpy as np
import regex

from backend.models.networks.readers import CausalReader
from backend.models.networks.vocabulary import Token, Vocabulary
from backend.probability.prediction import Prediction
from backend.probability.sampling import Sampling, distribution

LIMIT_TOKENS = 12  # of a guess
LIMIT_GUESSES = 24


@dataclass(frozen=True)
class Guess:
    """A guessed word after a text.

    Attributes:
        word: as it was typed.
        ids: its tokens as they would go on the text (`spaced`).
        bits: (tokens,) float64, surprisal of each, given the text and the tokens before it, after
            temperature and truncation; infinite for one that cannot come.
        end_bits: surprisal of the word's end: -log2 of the probability that the next token does not
            continue it. "Ber" may be all there is of "Berlin": without this term it would be
            measured as everything that begins so. 0 for a guess that was cut, or that does not end
            in a letter, mark or digit.
        rank: of the first token among the whole vocabulary, 1 for the most likely.
    """

    word: str
    ids: tuple[int, ...]
    bits: np.ndarray
    end_bits: float
    rank: int

    @property
    def surprisal(self) -> float:
        """-log2 P(the next word is this one | text) in bits, by the chain rule."""
        return float(self.bits.sum()) + self.end_bits


def spaced(word: str, before: Token | None) -> str:
    """A word as a model would meet it after this token: with one space before it.

    Nothing is put between where the text ends in white space already, or has no token yet.
    """
    between = word[:1].isspace() or before is None or before.special or before.text[-1:].isspace()
    return word if between else f" {word}"


def split_guesses(typed: str) -> list[str]:
    """Several people's guesses, parted by commas or line ends; each once, in their order."""
    words = [word.strip() for word in typed.replace("\n", ",").split(",")]
    return list(dict.fromkeys(word for word in words if word))[:LIMIT_GUESSES]


def guess(
    model: CausalReader,
    ids: Sequence[int],
    prediction: Prediction,
    word: str,
    sampling: Sampling,
) -> Guess | None:
    """Measure a guess at what follows `ids`; None if the vocabulary has no token for it.

    Longer guesses than `LIMIT_TOKENS` are cut.

    Args:
        prediction: the one after `ids`.
        sampling: the settings of the bars beside which the guess is shown.
    """
    before = model.vocabulary.token(ids[-1]) if ids else None
    whole = model.vocabulary.encode(spaced(word, before))
    own = whole[:LIMIT_TOKENS]
    if not own:
        return None
    begun = [(*ids, *own[:count]) for count in range(1, len(own) + 1)]
    rows = [
        distribution(row, sampling) for row in (prediction.logits, *model.next_logits_of(begun))
    ]
    with np.errstate(divide="ignore"):  # what cannot come has infinitely many bits
        bits = -np.log2([row[token] for row, token in zip(rows, own, strict=False)])
        end = 0.0
        if len(own) == len(whole) and _IN_WORD.fullmatch(word[-1:]):
            end = float(-np.log2(min(1.0, rows[-1][~_continues_word(model.vocabulary)].sum())))
    return Guess(word, tuple(own), bits + 0.0, end + 0.0, prediction.rank(own[0]))


# As in backend.text.words: letters, marks, digits, underscores, and an apostrophe inside a word.
_IN_WORD = regex.compile(r"\w")
_GOES_ON = regex.compile(r"['’]?\w")


@lru_cache(maxsize=4)
def _continues_word(vocabulary: Vocabulary) -> np.ndarray:
    """(vocab,) bool: right after a letter, this token belongs to the same word.

    A token that begins with a part of a character counts as one if most characters with its first
    byte are letters: 0xC2, 0xE2 and those from 0xEF on begin signs, symbols and emoji.
    """

    def continues(token: Token) -> bool:
        if token.text.startswith("\ufffd"):
            return 0xC3 <= token.raw[0] <= 0xEE and token.raw[0] != 0xE2
        return not token.special and bool(_GOES_ON.match(token.text))

    return np.array([continues(token) for token in vocabulary.tokens(range(vocabulary.size))])
