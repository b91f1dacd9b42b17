"""How likely a whole text is in one reading, and what stands for that in the other.

Log-likelihood and perplexity belong to the autoregressive reading. Pseudo-log-likelihood (Wang and
Cho 2019) and pseudo-perplexity (Salazar et al. 2020) belong to the masked one; word-wise (Kauf and
Ivanova 2023, "PLL-word-l2r") a token's successors within its word are hidden along with it, so that
the pieces of a rare word do not give each other away.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np

from backend.analyses.foundations.masked_and_causal import MaskedAndCausal
from backend.models.networks.readers import MaskedReader
from backend.models.networks.vocabulary import Vocabulary
from backend.probability.surprisal import surprisals
from backend.text.words import characters, words


@dataclass(frozen=True)
class LogLikelihood:
    """Three sums over one text, as far as they have been computed.

    Attributes:
        readings: both readings of every position.
        words: positions that belong to one word.
        word_bits: (length,) float64, surprisal from both sides with the rest of the word, to the
            right of the token, hidden too; NaN where not yet known.
    """

    readings: MaskedAndCausal
    words: tuple[range, ...]
    word_bits: np.ndarray

    @property
    def done(self) -> int:
        """How many positions are known."""
        return int(np.count_nonzero(~np.isnan(self.word_bits)))

    def per_word(self, bits: np.ndarray) -> np.ndarray:
        """(words,) sums of what (length,) tokens have, each over the tokens of one word."""
        return np.add.reduceat(bits, [word.start for word in self.words])

    @property
    def split_words(self) -> int:
        """How many words have several tokens; without one both pseudo-log-likelihoods are equal."""
        return sum(len(word) > 1 for word in self.words)


def log_likelihood_bits(surprisals: np.ndarray) -> float:
    """log2 of what a text got, in bits: minus the sum of its tokens' surprisals, at most 0."""
    return -float(surprisals.sum())


def perplexity(surprisals: np.ndarray) -> float:
    """2 to the mean surprisal: as uncertain as a choice among so many equally likely tokens.

    Of left-only surprisals the perplexity, of masked ones the pseudo-perplexity.
    """
    return float(2.0 ** surprisals.mean())


def log_likelihood(
    both: MaskedReader,
    vocabulary: Vocabulary,
    readings: MaskedAndCausal,
    known: LogLikelihood | None = None,
) -> Iterator[LogLikelihood]:
    """Add the word-wise surprisals to finished readings; tells how far it has got.

    A token that is the last of its word is hidden as it was before; only the others take a pass.

    Args:
        readings: complete (`masked_and_causal` has come to its end).
        known: an earlier, unfinished result to go on from.

    Yields:
        A `LogLikelihood` that grows; the last one is complete.

    Raises:
        ValueError: the readings are not complete.
    """
    if readings.done < len(readings.ids):
        raise ValueError("the readings are not complete")
    ids = list(readings.ids)
    if known is None:
        known = LogLikelihood(
            readings, tuple(words(vocabulary, ids)), _as_before(vocabulary, ids, readings)
        )
        yield known
    word_bits = known.word_bits.copy()
    for tails in _rounds(known.words, word_bits):
        for position, logits in both.each(ids, [tail.start for tail in tails], tails):
            word_bits[position] = surprisals(logits)[ids[position]]
            yield LogLikelihood(readings, known.words, word_bits.copy())


def _as_before(vocabulary: Vocabulary, ids: list[int], readings: MaskedAndCausal) -> np.ndarray:
    """(length,) what is known already: where word-wise hides the same as the reading did."""
    tail = {place: range(place, word.stop) for word in words(vocabulary, ids) for place in word}
    hidden = {place: group for group in characters(vocabulary, ids) for place in group}
    same = [tail[place] == hidden[place] for place in range(len(ids))]
    return np.where(same, readings.both_bits, np.nan)


def _rounds(grouped: tuple[range, ...], bits: np.ndarray) -> Iterator[list[range]]:
    """The rests of words that are still to be hidden, so that no two of a round share a word."""
    for piece in range(max((len(word) for word in grouped), default=0)):
        places = [word.start + piece for word in grouped if piece < len(word)]
        stops = [word.stop for word in grouped if piece < len(word)]
        todo = [
            range(place, stop)
            for place, stop in zip(places, stops, strict=True)
            if np.isnan(bits[place])
        ]
        if todo:
            yield todo
