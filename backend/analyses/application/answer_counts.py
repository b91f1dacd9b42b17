"""Short answers as counts: where one ends, which ones are the same, and how often each was given.

Compares letters, not meanings: "Canberra" and "the city of Canberra" are two answers.
"""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from backend.analyses.application.same_fact import names
from backend.probability.agreement import same_within
from backend.probability.sampling import entropy_bits

# The end of a clause, or a word that begins another; not the full stop after an initial.
_END = re.compile(r"(?<!\b[A-Z])[.!?]|[\n\r,;:]|\s(?:and|but|or|which|who|that|where|because)\s")
_BEFORE = " \t\n\r.,;:!?"  # may stand before an answer
_ARTICLES = re.compile(r"\b(?:a|an|the)\b")


@dataclass(frozen=True)
class AnswerCounts:
    """What samples of one prompt came to.

    Attributes:
        greedy: the normal form of the greedy answer.
        counts: every normal form among the samples and how often it came, the most frequent
            first, those that are equally frequent in the order of their letters.
    """

    greedy: str
    counts: tuple[tuple[str, int], ...]

    @property
    def total(self) -> int:
        return sum(number for _, number in self.counts)

    @property
    def top(self) -> str:
        """The most frequent answer; of several the greedy one, if it is among them."""
        return max(self.counts, key=lambda one: (one[1], one[0] == self.greedy))[0]

    @property
    def top_count(self) -> int:
        return self.counts[0][1]

    @property
    def agreement(self) -> float:
        """The share of the most frequent answer."""
        return self.top_count / self.total

    @property
    def entropy_bits(self) -> float:
        """Of the shares of the answers: at most the base-two logarithm of the samples."""
        return entropy_bits(np.array([number for _, number in self.counts]) / self.total)

    @property
    def same_within(self) -> float:
        """The probability that two different samples are the same."""
        return same_within([number for _, number in self.counts])

    def right(self, accepted: Sequence[str]) -> int:
        """How many samples name what is accepted."""
        return sum(number for form, number in self.counts if is_right(form, accepted))


def counted(greedy: str, answers: Sequence[str]) -> AnswerCounts:
    """Count answers by their normal forms."""
    forms = Counter(normal_form(one) for one in answers)
    ordered = sorted(forms.items(), key=lambda one: (-one[1], one[0]))
    return AnswerCounts(normal_form(greedy), tuple(ordered))


def short_answer(text: str) -> str:
    """The answer that a text begins with."""
    return _END.split(text.lstrip(_BEFORE), maxsplit=1)[0].strip()


def is_whole(text: str) -> bool:
    """Whether its answer has come to an end."""
    return bool(_END.search(text.lstrip(_BEFORE)))


def normal_form(answer: str) -> str:
    """Lower case, without punctuation and articles, single spaces.

    As answers are compared on SQuAD (Rajpurkar et al. 2016, the published evaluation), with the
    punctuation of all scripts. What has no other signs is left as it is.
    """
    folded = answer.casefold()
    signs = "".join(one for one in folded if not unicodedata.category(one).startswith("P"))
    return " ".join(_ARTICLES.sub(" ", signs).split()) or folded.strip()


def is_right(form: str, accepted: Sequence[str]) -> bool:
    """Whether a normal form names something accepted, as a whole word."""
    return names(form, [normal_form(one) for one in accepted])


def aligned(every: Sequence[AnswerCounts]) -> tuple[list[str], np.ndarray]:
    """All answers, and (len(every), answers) how often each came."""
    forms = sorted({form for one in every for form, _ in one.counts})
    place = {form: number for number, form in enumerate(forms)}
    table = np.zeros((len(every), len(forms)), dtype=np.int64)
    for row, one in enumerate(every):
        for form, number in one.counts:
            table[row, place[form]] = number
    return forms, table
