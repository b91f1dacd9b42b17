"""Writing token by token, with every choice visible."""

from backend.analyses.foundations.generation import LIMIT_GIVEN
from backend.figures import (
    Candidates,
    Greedy,
    HighestRank,
    MostLikely,
    Over,
    Probability,
    RepeatedShare,
    Setting,
)
from backend.probability.sampling import Sampling
from components.frame.page_card import Example, LessonStep, Limit, PageCard, Term, claim

DEFAULT = "The old lighthouse keeper opened the door and"
_LIGHTHOUSE = {"text": DEFAULT}
_WEATHER = "The weather today is"
_APPLES = "I like apples, and I like"

PAGE = PageCard(
    __name__,
    title="Generation",
    icon="edit_note",
    does=(
        "write token by token: sample, take the most likely token, or click any bar; see what "
        "each one was chosen from; step back to branch; below: your branches, a look-ahead tree, "
        "export as JSON and as a link; plain text or chat"
    ),
    about=claim(
        "The model only gives probabilities. **You decide**: sample, take the most likely token, "
        "or click any bar; step back to branch."
    ),
    text=DEFAULT,
    limit=Limit(LIMIT_GIVEN, "tokens"),
    models=("smollm2",),
    public=("colours", "tree_depth", "tree_width", "tree_cover"),
    examples=(
        Example(
            "Greedy decoding repeats itself",
            _WEATHER,
            claim(
                "The temperature is {cold}. Generate {repeated.figure.count} tokens and look for "
                "repeats. More than {repeated} of the {repeated.figure.n}-grams occurred before in "
                "the same text.",
                cold=Setting(0),
                repeated=Over(0.25, RepeatedShare(_WEATHER, 64)),
            ),
            Sampling(temperature=0.0),
        ),
        Example(
            "Temperature two",
            DEFAULT,
            claim(
                "The temperature is {rank.figure.temperature}. Generate {rank.figure.count} tokens "
                "with seed {rank.figure.seed} and point at them to see their ranks. At least one "
                "has a rank above {rank}, and every later token is predicted from it.",
                rank=Over(1_000, HighestRank(DEFAULT, temperature=2, seed=1, count=16)),
            ),
            Sampling(temperature=2.0),
        ),
        Example(
            "Top-p: only the nucleus",
            DEFAULT,
            claim(
                "Sample a few tokens, then click one of them to see how many candidates were "
                "left. Temperature {kept.temperature}, top-p {kept.top_p}: only the smallest set "
                "that reaches {kept.top_p} can be sampled. For the first token it has {kept} "
                "members.",
                kept=Candidates(DEFAULT, top_p=0.9),
            ),
            Sampling(top_p=0.9),
        ),
    ),
    lesson=(
        LessonStep(
            DEFAULT,
            do=claim(
                "Press Sample a few times. Each time, say first which bar you would take. Does "
                "the most likely token always come?"
            ),
            see=claim(
                "No. The most likely token, {best}, begins “{begun}” and has a probability of "
                "{first}; ␣stepped has {second}. So about one sample in {every} takes {best}; "
                "greedy decoding always does.",
                best=MostLikely(DEFAULT),
                begun=Greedy(DEFAULT, 2),
                first=Probability(DEFAULT, " cre"),
                second=Probability(DEFAULT, " stepped"),
                every=Setting(4),
            ),
            sampling=Sampling(),
        ),
        LessonStep(
            _APPLES,
            do=claim(
                "The temperature is {cold}. Generate {repeated.count} tokens. What happens after a "
                "sentence or two?",
                cold=Setting(0),
                repeated=RepeatedShare(_APPLES, 64),
            ),
            see=claim(
                "The text repeats itself: {repeated} of its {repeated.n}-grams occurred before. "
                "Every token was the most likely one at its position. That does not make the "
                "whole text a good one.",
                repeated=RepeatedShare(_APPLES, 64),
            ),
            sampling=Sampling(temperature=0.0),
        ),
        LessonStep(
            DEFAULT,
            do=claim(
                "Top-p is now {kept.top_p}. Sample once, then click the token you got. How many "
                "candidates were left?",
                kept=Candidates(DEFAULT, top_p=0.9),
            ),
            see=claim(
                "{kept} of them. Click another bar to branch there. “Your branches” below keeps "
                "every branch, and Undo takes you back.",
                kept=Candidates(DEFAULT, top_p=0.9),
            ),
            sampling=Sampling(top_p=0.9),
        ),
    ),
    terms=(
        Term(
            "Generation",
            claim(
                "Writing with a language model: take its probabilities for the next token, choose "
                "one, append it, and repeat."
            ),
            "sample, choose, step back, and branch",
            _LIGHTHOUSE,
        ),
        Term(
            "Gumbel noise",
            claim(
                "Random numbers added to the log-probabilities; each token then has the largest "
                "sum exactly as often as its probability says."
            ),
            "what samples are made with",
            _LIGHTHOUSE,
        ),
        Term(
            "Prompt",
            claim("The text that a model is given, and goes on from with the tokens it generates."),
            "a prompt, and the tokens generated after it",
            _LIGHTHOUSE,
        ),
    ),
)
