"""The lesson of Consistency: temperature, one question, votes, agreement, other wordings."""

from backend.figures import (
    AgreementAuroc,
    AgreementTells,
    AgreementTrend,
    AllWordings,
    AskedCount,
    DifferentAnswers,
    GreedyShare,
    MeanAgreement,
    MoreAlike,
    SameBetween,
    SameWithin,
    SampleCount,
    Setting,
    TopAnswer,
    TopCount,
    VoteAgainst,
    VoteGain,
    VoteShare,
    WordingCount,
)
from components.frame.claim import claim
from components.frame.conditions import OwnValue
from components.frame.question import DEPTH, Choice, Do, Number, Option, Step
from pages.application.consistency.texts import AUSTRALIA

_CAPITAL = ("capital", "Australia")
_COLD, _WARM, _HOT = 0.3, 0.7, 1.0

LEARNED = claim(
    "Samples of one prompt show how sure a model is of its words. To see whether it has an answer, "
    "ask in other wordings; votes of one wording gain little over greedy decoding."
)

LESSON = (
    Step(
        claim(
            "“The capital of Australia is” is continued {count} times at temperature "
            "{hits.temperature}. Guess: how many samples give the most frequent answer?",
            count=SampleCount(),
            hits=TopCount(*_CAPITAL, _WARM),
        ),
        Number(
            TopCount(*_CAPITAL, _WARM),
            "samples",
            claim("Look at the first bar: its longest part is the most frequent answer."),
            within=0.25,
        ),
        claim(
            "{hits} of {count} say “{top}”. All wordings together bring {different} different "
            "answers to one question.",
            hits=TopCount(*_CAPITAL, _WARM),
            count=SampleCount(),
            top=TopAnswer(*_CAPITAL, _WARM),
            different=DifferentAnswers(*_CAPITAL, _WARM),
        ),
        AUSTRALIA,
    ),
    Step(
        claim("Choose temperature {hot}, and look at the bars again.", hot=Setting(_HOT)),
        Do(OwnValue("sampled_at", str(_HOT)), outline="sampled_at_place"),
        claim(
            "The same seeds bring {hot} different answers now, and {warm} at temperature "
            "{warm.temperature}. The greedy answer, outlined, stays.",
            hot=DifferentAnswers(*_CAPITAL, _HOT),
            warm=DifferentAnswers(*_CAPITAL, _WARM),
        ),
        AUSTRALIA,
        cover=(),
    ),
    Step(
        claim(
            "Over all {count} questions of the set: what does agreement do when the temperature "
            "rises from {cold} to {hot}?",
            count=AskedCount(),
            cold=Setting(_COLD),
            hot=Setting(_HOT),
        ),
        Choice(
            AgreementTrend(_COLD, _HOT),
            (
                Option(
                    "rises",
                    claim("It rises"),
                    claim("A higher temperature makes unlikely tokens more likely."),
                ),
                Option("falls", claim("It falls")),
                Option(
                    "stays",
                    claim("It stays as it is"),
                    claim("Samples come from a flatter distribution, so they differ more."),
                ),
            ),
        ),
        claim(
            "The most frequent answer has {cold} of the samples at temperature {cold.temperature}, "
            "and {hot} at {hot.temperature} (means with intervals in brackets).",
            cold=MeanAgreement(_COLD),
            hot=MeanAgreement(_HOT),
        ),
        AUSTRALIA,
    ),
    Step(
        claim(
            "{count} samples vote, and the most frequent answer wins. Is it right more often than "
            "the greedy answer?",
            count=SampleCount(),
        ),
        Choice(
            VoteAgainst(_WARM, "greedy"),
            (
                Option(
                    "more",
                    claim("Yes: many samples know more than one"),
                    claim(
                        "All samples come from one distribution. A vote finds the answer that is "
                        "most probable in it, and adds no knowledge."
                    ),
                ),
                Option("same", claim("No clear difference")),
                Option(
                    "less",
                    claim("No: samples add mistakes"),
                    claim("Single samples do. In a vote, rare mistakes cancel out."),
                ),
            ),
        ),
        claim(
            "At temperature {vote.temperature} a vote is right in {vote}, greedy in {greedy}, a "
            "single sample in {one}. Vote minus greedy: {gain} points.",
            vote=VoteShare(_WARM, 20),
            greedy=GreedyShare(),
            one=VoteShare(_WARM, 1),
            gain=VoteGain(_WARM),
        ),
        AUSTRALIA,
        part="majority_vote",
        cover=(DEPTH,),
    ),
    Step(
        claim("Nearly all samples agree on an answer. What does that tell about its truth?"),
        Choice(
            AgreementTells(_WARM),
            (
                Option(
                    "all",
                    claim("It is right: that many samples can’t be wrong"),
                    claim("They are not independent: one model made them all."),
                ),
                Option("some", claim("It is right more often, but not always")),
                Option(
                    "nothing",
                    claim("Nothing at all"),
                    claim(
                        "Agreement tells right from wrong with AUROC {found}; a half is chance.",
                        found=AgreementAuroc(_WARM),
                    ),
                ),
            ),
        ),
        claim(
            "AUROC {found} at temperature {found.temperature}. Answers can agree and be wrong.",
            found=AgreementAuroc(_WARM),
        ),
        AUSTRALIA,
        part="agreement_and_truth",
        cover=(DEPTH,),
        check=True,
    ),
    Step(
        claim("When are two samples more often the same?"),
        Choice(
            MoreAlike(_WARM),
            (
                Option("within", claim("If they continue the same wording")),
                Option(
                    "between",
                    claim("If they continue two different wordings"),
                    claim("Another wording leads to another distribution."),
                ),
                Option(
                    "same",
                    claim("It makes no difference: the question is the same"),
                    claim(
                        "To people it is. Here {within} are the same within a wording, {between} "
                        "between two.",
                        within=SameWithin(_WARM),
                        between=SameBetween(_WARM),
                    ),
                ),
            ),
        ),
        claim(
            "Within a wording {within}, between two {between}. Greedy answers are right in all "
            "{wordings} wordings for {all} questions.",
            within=SameWithin(_WARM),
            between=SameBetween(_WARM),
            wordings=WordingCount(),
            all=AllWordings("all"),
        ),
        AUSTRALIA,
        part="within_and_between",
        cover=(DEPTH,),
        check=True,
    ),
)
