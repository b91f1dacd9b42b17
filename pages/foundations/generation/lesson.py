"""The lesson of Generation: how choosing tokens becomes a text."""

from backend.figures import (
    Again,
    Candidates,
    ExpectedCount,
    Greedy,
    GreedyOutcome,
    Higher,
    MostLikely,
    Probability,
    RepeatedShare,
    Setting,
)
from backend.probability.sampling import Sampling
from components.frame.claim import claim
from components.frame.conditions import Written
from components.frame.question import Choice, Do, Option, Step
from pages.foundations.generation.texts import APPLES, DEFAULT, FRANCE

_SAMPLES = 100
_EXPECTED = ExpectedCount(DEFAULT, " cre", of=_SAMPLES)
_ALL = Setting(_SAMPLES)
_REPEATED = RepeatedShare(APPLES, 64)

LEARNED = claim(
    "A text is written token by token: predict, choose, append, predict again. How the tokens are "
    "chosen decides whether it repeats itself or wanders."
)

LESSON = (
    Step(
        claim(
            "The most likely next token is {best}, the beginning of “{begun}”, with a probability "
            "of {share}. You sample {all} times. How often does it come?",
            best=MostLikely(DEFAULT),
            begun=Greedy(DEFAULT, 2),
            share=Probability(DEFAULT, " cre"),
            all=_ALL,
        ),
        Choice(
            _EXPECTED,
            (
                Option(
                    "100",
                    claim("Every time: it is the most likely one"),
                    claim("Only greedy decoding always takes the most likely token."),
                ),
                Option("25", claim("About {often} times", often=_EXPECTED)),
                Option(
                    "0",
                    claim("Hardly ever: there are thousands of others"),
                    claim("Its probability says how often it is expected."),
                ),
            ),
        ),
        claim(
            "Sampling takes each token as often as its probability says. ␣stepped, the second "
            "one, has {second}.",
            second=Probability(DEFAULT, " stepped"),
        ),
        DEFAULT,
    ),
    Step(
        claim(
            "Write {few} tokens: press Sample, and watch the bars change after each one.",
            few=Setting(8),
        ),
        Do(Written(8), outline="writing_sample"),
        claim("Each token was appended, and the next distribution depends on all before it."),
        DEFAULT,
        cover=(),
    ),
    Step(
        claim(
            "Now the temperature is {cold}: always the most likely token. What does the text do "
            "within {repeated.count} tokens?",
            cold=Setting(0),
            repeated=_REPEATED,
        ),
        Choice(
            GreedyOutcome(APPLES, 64),
            (
                Option("repeats", claim("It repeats itself")),
                Option(
                    "goes on",
                    claim("It goes on, better than any sampled text"),
                    claim("The most likely token at each position does not make the best text."),
                ),
                Option(
                    "ends",
                    claim("It ends soon"),
                    claim("An end token would have to be the most likely one."),
                ),
            ),
        ),
        claim(
            "{repeated} of its {repeated.n}-grams occurred before. Every token was the most likely "
            "one at its position; that does not make the whole text a good one.",
            repeated=_REPEATED,
        ),
        APPLES,
        sampling=Sampling(temperature=0.0),
        count=64,
    ),
    Step(
        claim("See for yourself: press Generate, and read."),
        Do(Written(48), outline="writing_run"),
        claim("Click any token to see what it was chosen from, and branch there with another."),
        APPLES,
        sampling=Sampling(temperature=0.0),
        count=64,
        cover=(),
    ),
    Step(
        claim(
            "You sample {few} tokens with seed {one}, take them back, and sample {few} again with "
            "seed {one}. What comes?",
            few=Setting(8),
            one=Setting(1),
        ),
        Choice(
            Again(DEFAULT, 1.0, 1, 8),
            (
                Option("same", claim("The same tokens")),
                Option(
                    "other",
                    claim("Others: sampling is random"),
                    claim("All random numbers are made from the seed and the text."),
                ),
            ),
        ),
        claim("Another seed, another text or another setting can give other tokens."),
        DEFAULT,
        check=True,
    ),
    Step(
        claim(
            "Top-p is {kept.top_p} for two texts: “The capital of France is” and “The old "
            "lighthouse keeper opened the door and”. After which one are more candidates left?",
            kept=Candidates(DEFAULT, top_p=0.9),
        ),
        Choice(
            Higher(Candidates(FRANCE, top_p=0.9), Candidates(DEFAULT, top_p=0.9)),
            (
                Option(
                    "first",
                    claim("After the first one"),
                    claim("There one token has most of the probability already."),
                ),
                Option("second", claim("After the second one")),
                Option(
                    "same",
                    claim("The same: top-p is the same"),
                    claim("Top-p fixes the probability that stays, not how many tokens share it."),
                ),
            ),
        ),
        claim(
            "{few} after the first, {many} after the second: top-p adapts to how uncertain the "
            "model is.",
            few=Candidates(FRANCE, top_p=0.9),
            many=Candidates(DEFAULT, top_p=0.9),
        ),
        DEFAULT,
        sampling=Sampling(top_p=0.9),
        check=True,
    ),
)
