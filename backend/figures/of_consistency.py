"""Figures of many samples to one question: agreement, votes, and other wordings."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from backend.analyses.application import agreement_and_truth, consistency, majority_vote
from backend.analyses.application import within_and_between as both
from backend.figures.figure import Models
from backend.figures.of_application import auroc_text, proportion_text
from backend.numbers import bits_text, count_text, gain_text, percent_text

if TYPE_CHECKING:
    from backend.analyses.application.agreement_and_truth import Signal
    from backend.analyses.application.answer_counts import AnswerCounts
    from backend.analyses.application.same_fact import Outcome
    from backend.probability.bootstrap import Mean


@dataclass(frozen=True)
class AskedCount:
    """How many questions the set has."""

    def computed(self, _: Models) -> str:
        return count_text(len(consistency.questions()))


@dataclass(frozen=True)
class WordingCount:
    """How many wordings each of them has."""

    def computed(self, _: Models) -> str:
        return count_text(consistency.WORDINGS)


@dataclass(frozen=True)
class SampleCount:
    """How many samples there are to a wording."""

    def computed(self, _: Models) -> str:
        return count_text(consistency.SAMPLES)


@dataclass(frozen=True)
class TopAnswer:
    """The most frequent answer to a wording of a question of the set."""

    kind: str
    about: str
    temperature: float
    wording: int = 1

    def computed(self, _: Models) -> str:
        return _counts(self).top


@dataclass(frozen=True)
class TopCount:
    """How many of the samples give that answer."""

    kind: str
    about: str
    temperature: float
    wording: int = 1

    def computed(self, _: Models) -> str:
        return count_text(_counts(self).top_count)


@dataclass(frozen=True)
class DifferentAnswers:
    """How many different answers there are to all wordings of a question of the set."""

    kind: str
    about: str
    temperature: float

    def computed(self, _: Models) -> str:
        of = consistency.question(self.kind, self.about)
        every = consistency.measured_of(of, self.temperature)
        return count_text(len({form for one in every for form, _ in one.counts}))


@dataclass(frozen=True)
class MeanAgreement:
    """The share of the most frequent answer, the mean over the set with its interval."""

    temperature: float

    def computed(self, _: Models) -> str:
        return share_text(consistency.mean_agreement(self.temperature))


@dataclass(frozen=True)
class MeanEntropy:
    """The entropy of the answers in bits, the mean over the set with its interval."""

    temperature: float

    def computed(self, _: Models) -> str:
        return entropy_text(consistency.mean_entropy(self.temperature))


@dataclass(frozen=True)
class AgreementTrend:
    """What the mean agreement does from one temperature to a higher one: "falls", "rises".

    "stays" where the intervals overlap.
    """

    low: float
    high: float

    def computed(self, _: Models) -> str:
        cold, hot = (consistency.mean_agreement(one) for one in (self.low, self.high))
        if hot.high < cold.low:
            return "falls"
        return "rises" if hot.low > cold.high else "stays"


@dataclass(frozen=True)
class VoteShare:
    """How often a vote of so many samples is right; of one, a single sample."""

    temperature: float
    votes: int

    def computed(self, _: Models) -> str:
        return share_text(majority_vote.voted(self.temperature, self.votes))


@dataclass(frozen=True)
class GreedyShare:
    """How often the greedy answer is right."""

    def computed(self, _: Models) -> str:
        return share_text(majority_vote.greedy())


@dataclass(frozen=True)
class VoteGain:
    """By how many percentage points a vote of all samples is more often right than that."""

    temperature: float

    def computed(self, _: Models) -> str:
        return points_text(majority_vote.gain(self.temperature))


@dataclass(frozen=True)
class VoteAgainst:
    """Whether a vote of all samples is right more often: "more", "less" or "same".

    "same" where the interval of the difference holds zero.

    Attributes:
        what: "greedy", the greedy answer; "one", a single sample.
    """

    temperature: float
    what: str

    def computed(self, _: Models) -> str:
        gains = {"greedy": majority_vote.gain, "one": majority_vote.gain_over_one}
        return sign_of(gains[self.what](self.temperature), "more", "less")


@dataclass(frozen=True)
class AcrossShare:
    """How often a vote in which all wordings take part is right."""

    temperature: float

    def computed(self, _: Models) -> str:
        return share_text(majority_vote.across(self.temperature))


@dataclass(frozen=True)
class SameWithin:
    """How probable it is that two samples of one wording are the same."""

    temperature: float

    def computed(self, _: Models) -> str:
        return share_text(both.within(self.temperature))


@dataclass(frozen=True)
class SameBetween:
    """How probable it is that two samples of different wordings are the same."""

    temperature: float

    def computed(self, _: Models) -> str:
        return share_text(both.between(self.temperature))


@dataclass(frozen=True)
class MoreAlike:
    """Where two samples are more often the same: "within" a wording, "between" two, or "same"."""

    temperature: float

    def computed(self, _: Models) -> str:
        return sign_of(both.apart(self.temperature), "within", "between")


@dataclass(frozen=True)
class AllWordings:
    """Of how many questions the greedy answers to all wordings are "all" right, "mixed", "none"."""

    which: Outcome

    def computed(self, _: Models) -> str:
        return proportion_text(both.outcomes(self.which))


@dataclass(frozen=True)
class AgreementAuroc:
    """How well agreement tells right answers from wrong ones."""

    temperature: float
    signal: Signal = "agreement"

    def computed(self, _: Models) -> str:
        return auroc_text(agreement_and_truth.told(self.temperature, self.signal))


@dataclass(frozen=True)
class AgreementTells:
    """How much that is: "all" above 0.95, "nothing" where the interval holds 0.5, else "some"."""

    temperature: float

    def computed(self, _: Models) -> str:
        found = agreement_and_truth.told(self.temperature, "agreement")
        if found.low <= 0.5:
            return "nothing"
        return "all" if found.area > 0.95 else "some"


def share_text(found: Mean) -> str:
    """A mean of shares, such as "43 % (30 % to 57 %)"."""
    mean, low, high = (percent_text(one, 2) for one in (found.mean, found.low, found.high))
    return f"{mean} ({low} to {high})"


def points_text(found: Mean) -> str:
    """A mean of differences of shares in percentage points, such as "+0.6 (−2.1 to +3.4)"."""
    mean, low, high = (gain_text(100 * one, 1) for one in (found.mean, found.low, found.high))
    return f"{mean} ({low} to {high})"


def entropy_text(found: Mean) -> str:
    """A mean in bits, such as "1.52 (1.20 to 1.80)"."""
    mean, low, high = (bits_text(one, 2) for one in (found.mean, found.low, found.high))
    return f"{mean} ({low} to {high})"


def sign_of(found: Mean, above: str, below: str) -> str:
    """Which of both a mean of differences is; "same" where its interval holds zero."""
    if found.low <= 0 <= found.high:
        return "same"
    return above if found.mean > 0 else below


def _counts(of: TopAnswer | TopCount) -> AnswerCounts:
    every = consistency.measured_of(consistency.question(of.kind, of.about), of.temperature)
    return every[of.wording - 1]
