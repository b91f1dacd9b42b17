"""The probabilities of the next token, and how temperature reshapes them."""

from backend.analyses.foundations.next_token import LIMIT
from backend.figures import (
    MostLikely,
    Probability,
    Rank,
    Setting,
    Under,
)
from backend.probability.sampling import Sampling
from components.frame.claim import claim
from components.frame.page_card import Example, Limit, PageCard, Term
from pages.foundations.next_token.lesson import LEARNED, LESSON
from pages.foundations.next_token.texts import DEFAULT, ROSES

_FRANCE = {"text": DEFAULT}
_PARIS = Probability(DEFAULT, " Paris")
_PARIS_AFTER_SPACE = Under(0.02, Probability(f"{DEFAULT} ", " Paris"))
_COLD = Probability(DEFAULT, " Paris", temperature=0.5)
_HOT = Probability(DEFAULT, " Paris", temperature=2)

__all__ = ["DEFAULT", "PAGE"]

PAGE = PageCard(
    __name__,
    title="Next token",
    icon="bar_chart",
    does=(
        "see the probability of every possible next token; drag temperature and top-p; follow or "
        "guess a word; sample or append a token; below: all logits, temperature curves, a "
        "sampling experiment, two prompts compared"
    ),
    about=claim(
        "A language model gives every token of its vocabulary a score, a **logit**, and softmax "
        "turns the logits into probabilities. **Temperature** makes them sharper (below {one}) or "
        "flatter (above {one}).",
        one=Setting(1),
    ),
    text=DEFAULT,
    limit=Limit(LIMIT, "tokens"),
    models=("smollm2",),
    own=("compared", "experiment_seed", "draw_seed"),
    public=(
        "divisor",
        "log_counts",
        "curves_axis",
        "curves_far",
        "experiment_count",
        "experiment_seed",
        "other_temperature",
        "draw_seed",
    ),
    examples=(
        Example(
            "Raise the temperature",
            DEFAULT,
            claim(
                "Drag the temperature from {hot.temperature} back to {plain.temperature}. The "
                "probability of ␣Paris rises from {hot} to {plain}. The logits stay the same: "
                "temperature only changes what they are divided by.",
                plain=_PARIS,
                hot=_HOT,
            ),
            Sampling(temperature=2.0),
        ),
        Example(
            "A space at the end",
            f"{DEFAULT} ",
            claim(
                "Look at the first bar: the most likely token is now {digit}. The added space is "
                "a token of its own. ␣Paris is one token that brings its own space: after a space "
                "its probability is below {paris}.",
                digit=MostLikely(f"{DEFAULT} "),
                paris=_PARIS_AFTER_SPACE,
            ),
            Sampling(),
        ),
        Example(
            "A familiar rhyme",
            ROSES,
            claim(
                "Find ␣blue: it is only the {rank} most likely token, with a probability of "
                "{blue}. Greedy decoding never takes it; sampling sometimes does. The bars do not "
                "show the cause.",
                rank=Rank(ROSES, " blue"),
                blue=Probability(ROSES, " blue"),
            ),
            Sampling(),
        ),
    ),
    lesson=LESSON,
    learned=LEARNED,
    terms=(
        Term(
            "Autoregressive model",
            claim(
                "A language model that predicts each token from the text before it only; it writes "
                "by predicting, appending, and predicting again."
            ),
            "click a bar to append it and predict again",
            _FRANCE,
        ),
        Term(
            "Entropy",
            claim(
                "How uncertain the model is: the mean surprisal over all tokens, weighted by their "
                "probabilities; low when one token has nearly all the probability."
            ),
            "the figure beside the bars",
            _FRANCE,
        ),
        Term(
            "Greedy decoding",
            claim(
                "Always taking the most likely token, which is what temperature {cold} means.",
                cold=Setting(0),
            ),
            "all probability on one token",
            {**_FRANCE, "t": "0"},
        ),
        Term(
            "Language model",
            claim(
                "A function from a text to a probability for every token that could stand at a "
                "position."
            ),
            "a whole distribution, its most likely tokens as bars",
            _FRANCE,
        ),
        Term(
            "Logit",
            claim(
                "The score a model gives a token before the scores of all are turned into "
                "probabilities; only differences between logits count."
            ),
            "all logits at once, the highest ones marked",
            {**_FRANCE, "part": "logit_histogram"},
        ),
        Term(
            "Min-p",
            claim(
                "A truncation that keeps the tokens with at least a given share of the top token's "
                "probability."
            ),
            "what is cut at {minp}",
            {**_FRANCE, "minp": "0.1"},
        ),
        Term(
            "Nucleus sampling (top-p)",
            claim(
                "A truncation that keeps the fewest tokens whose probabilities together reach p, "
                "and samples among them only."
            ),
            "the tokens that are left at {p}",
            {**_FRANCE, "p": "0.9"},
        ),
        Term(
            "Perplexity of one distribution",
            claim(
                "Two to the entropy: as uncertain as choosing among that many equally likely "
                "tokens."
            ),
            "the figure beside the bars",
            {**_FRANCE, "t": "2"},
        ),
        Term(
            "Sampling",
            claim(
                "Choosing a token at random by its probability; a seed makes the choice repeatable."
            ),
            "a hundred samples, beside the expected counts",
            {**_FRANCE, "part": "sampling_experiment"},
        ),
        Term(
            "Softmax",
            claim(
                "What turns logits into probabilities: each is the exponential of its logit, "
                "divided by the sum of all of them."
            ),
            "logits and probabilities, two views of the same bars",
            _FRANCE,
        ),
        Term(
            "Temperature",
            claim(
                "The number all logits are divided by before softmax: below {one} the distribution "
                "is sharper, above {one} flatter, and the order of the tokens never changes.",
                one=Setting(1),
            ),
            "drag it, or see it as curves",
            {**_FRANCE, "t": "2", "part": "temperature_curves"},
        ),
        Term(
            "Top-k",
            claim("A truncation that keeps the k most likely tokens, and any that tie with them."),
            "the {k} tokens that are left",
            {**_FRANCE, "k": "5"},
        ),
        Term(
            "KL divergence",
            claim(
                "How much one distribution differs from another: the mean number of extra bits "
                "when tokens come from the first and are predicted with the second."
            ),
            "how far the distributions after two texts are apart",
            {**_FRANCE, "part": "compare_prompts"},
        ),
    ),
)
