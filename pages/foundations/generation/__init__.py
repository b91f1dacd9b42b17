"""Writing token by token, with every choice visible."""

from backend.analyses.foundations.generation import LIMIT_GIVEN
from backend.figures import (
    Candidates,
    HighestRank,
    Over,
    RepeatedShare,
    Setting,
)
from backend.probability.sampling import Sampling
from components.frame.claim import claim
from components.frame.page_card import Example, Limit, PageCard, Term
from pages.foundations.generation.lesson import LEARNED, LESSON
from pages.foundations.generation.texts import DEFAULT, WEATHER

_LIGHTHOUSE = {"text": DEFAULT}

__all__ = ["DEFAULT", "PAGE"]

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
            WEATHER,
            claim(
                "The temperature is {cold}. Generate {repeated.figure.count} tokens and look for "
                "repeats. More than {repeated} of the {repeated.figure.n}-grams occurred before in "
                "the same text.",
                cold=Setting(0),
                repeated=Over(0.25, RepeatedShare(WEATHER, 64)),
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
    lesson=LESSON,
    learned=LEARNED,
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
