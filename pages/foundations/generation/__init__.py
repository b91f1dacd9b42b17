"""One token after another, with every choice in the open."""

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
        "be the sampler: draw, take the arg max or click any bar, let it write on and stop "
        "it, look at what every token was chosen from, go back and branch; below: the "
        "branches taken, the tree ahead with the most probable whole path beside the greedy "
        "one, a run as JSON and as a link that replays it; plain or as a chat"
    ),
    about=claim(
        "A model only gives odds. **Choosing** makes a text of them: choose, or let it draw; go "
        "back, and branch."
    ),
    text=DEFAULT,
    limit=Limit(LIMIT_GIVEN, "tokens"),
    models=("smollm2",),
    public=("colours", "tree_depth", "tree_width", "tree_cover"),
    examples=(
        Example(
            "Greedy goes in circles",
            _WEATHER,
            claim(
                "Temperature {cold}. Write on, {repeated.figure.count} tokens: the same words come "
                "again and again.",
                cold=Setting(0),
                repeated=Over(0.25, RepeatedShare(_WEATHER, 64)),
            ),
            Sampling(temperature=0.0),
        ),
        Example(
            "Too hot to follow",
            DEFAULT,
            claim(
                "Temperature {rank.figure.temperature}. Write on: with seed {rank.figure.seed}, a "
                "token beyond rank {rank} is drawn within the first sixteen, and the text has to "
                "go on from it. Point at the tokens to see their ranks.",
                rank=Over(1_000, HighestRank(DEFAULT, temperature=2, seed=1, count=16)),
            ),
            Sampling(temperature=2.0),
        ),
        Example(
            "Only the nucleus",
            DEFAULT,
            claim(
                "Temperature {kept.temperature}, top-p {kept.top_p}: what can be drawn is the "
                "smallest set that holds {kept.top_p} of the odds. Click any token to see how many "
                "that were.",
                kept=Candidates(DEFAULT, top_p=0.9),
            ),
            Sampling(top_p=0.9),
        ),
    ),
    lesson=(
        LessonStep(
            DEFAULT,
            do=claim(
                "Press Sample a few times, and each time say first which bar you would take. Does "
                "the favourite always come?"
            ),
            see=claim(
                "{best} (it begins “{begun}”) has {first} of the odds, ␣stepped {second}. A draw "
                "takes the favourite in a quarter of all cases; the arg max takes it always.",
                best=MostLikely(DEFAULT),
                begun=Greedy(DEFAULT, 2),
                first=Probability(DEFAULT, " cre"),
                second=Probability(DEFAULT, " stepped"),
            ),
            sampling=Sampling(),
        ),
        LessonStep(
            _APPLES,
            do=claim(
                "Temperature {cold}. Write on, with {repeated.count} tokens. What happens after a "
                "sentence or two?",
                cold=Setting(0),
                repeated=RepeatedShare(_APPLES, 64),
            ),
            see=claim(
                "Greedy falls into a circle: of all runs of four tokens, {repeated} were there "
                "before. Each single choice is the most probable, and the whole is nothing anybody "
                "would write.",
                repeated=RepeatedShare(_APPLES, 64),
            ),
            sampling=Sampling(temperature=0.0),
        ),
        LessonStep(
            DEFAULT,
            do=claim(
                "Top-p is set to keep only the nucleus. Sample once, then click what was written: "
                "from how many tokens was it drawn?"
            ),
            see=claim(
                "From {kept}. Click another bar to branch there; “Branches taken” keeps every way "
                "you went, and Undo leads back.",
                kept=Candidates(DEFAULT, top_p=0.9),
            ),
            sampling=Sampling(top_p=0.9),
        ),
    ),
    terms=(
        Term(
            "Generation",
            claim(
                "Writing with a language model: take its odds for the next token, choose one, "
                "append it, and ask again."
            ),
            "choose, draw, go back, and branch",
            _LIGHTHOUSE,
        ),
        Term(
            "Gumbel noise",
            claim(
                "Random numbers that, added to the log probabilities, put every token on top "
                "exactly as often as its probability says."
            ),
            "what a draw is made with",
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
