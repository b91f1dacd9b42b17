"""Which token comes next, and how temperature reshapes its distribution."""

from backend.analyses.foundations.next_token import LIMIT
from backend.figures import (
    Candidates,
    EffectiveChoices,
    Entropy,
    MostLikely,
    Probability,
    Rank,
    Setting,
    VocabularySize,
)
from backend.probability.sampling import Sampling
from components.frame.page_card import Example, LessonStep, Limit, PageCard, Term, claim

DEFAULT = "The capital of France is"
_ROSES = "Roses are red, violets are"
_FRANCE = {"text": DEFAULT}
_PARIS = Probability(DEFAULT, " Paris")
_HOT = Probability(DEFAULT, " Paris", temperature=2)

PAGE = PageCard(
    __name__,
    title="Next token",
    icon="bar_chart",
    does=(
        "see the odds of the next token over the whole vocabulary, drag temperature and "
        "top-p, ask for a word of your own, draw a token, build a text click by click; below:"
        " all logits at once, odds over temperature, a hundred draws against what is to be "
        "expected, two texts under one temperature"
    ),
    about=claim(
        "A language model gives every token of its vocabulary a score, a **logit**. Softmax turns "
        "the logits into probabilities, and **temperature** decides how bold they are."
    ),
    text=DEFAULT,
    limit=Limit(LIMIT, "tokens"),
    models=("smollm2",),
    own=("compared", "experiment_seed"),
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
            "Turn up the heat",
            DEFAULT,
            claim(
                "At temperature {plain.temperature} ␣Paris has {plain} of the probability. At "
                "temperature {hot.temperature} it keeps {hot}: the logits are the same, but nearly "
                "all the odds lie with the other {others} tokens. Drag the slider back and watch "
                "them return.",
                plain=_PARIS,
                hot=_HOT,
                others=VocabularySize(2),
            ),
            Sampling(temperature=2.0),
        ),
        Example(
            "One space more",
            f"{DEFAULT} ",
            claim(
                "A single space at the end, and the favourite is the digit {digit}. Words carry "
                "their own space in front, so after a lonely space the model expects something "
                "that does not.",
                digit=MostLikely(f"{DEFAULT} "),
            ),
            Sampling(),
        ),
        Example(
            "A rhyme half remembered",
            _ROSES,
            claim(
                "“␣blue” is not the favourite but the {rank}: a small model is no songbook. What "
                "sampling would do with that is a question of temperature.",
                rank=Rank(_ROSES, " blue"),
            ),
            Sampling(),
        ),
    ),
    lesson=(
        LessonStep(
            DEFAULT,
            do=claim(
                "Say the next word yourself first. Then read the bars: does the model choose a "
                "word?"
            ),
            see=claim(
                "It chooses nothing. It gives a probability to every token at once: {paris} to "
                "␣Paris, {the} to ␣the, and {no} to ␣not. Only drawing makes one word of it.",
                paris=_PARIS,
                the=Probability(DEFAULT, " the"),
                no=Probability(DEFAULT, " not"),
            ),
            sampling=Sampling(),
        ),
        LessonStep(
            DEFAULT,
            do=claim(
                "Now the temperature is {hot.temperature}. Drag it to {cold.temperature} and back: "
                "do the bars change their order?",
                hot=_HOT,
                cold=Probability(DEFAULT, " Paris", temperature=0.5),
            ),
            see=claim(
                "Never: temperature divides all logits alike. At {hot.temperature}, ␣Paris keeps "
                "{hot} and the entropy is {bits} bits, as uncertain as a fair draw among {choices} "
                "tokens. At {cold.temperature}, ␣Paris has {cold}.",
                hot=_HOT,
                bits=Entropy(DEFAULT, temperature=2),
                choices=EffectiveChoices(DEFAULT, temperature=2),
                cold=Probability(DEFAULT, " Paris", temperature=0.5),
            ),
            sampling=Sampling(temperature=2.0),
        ),
        LessonStep(
            DEFAULT,
            do=claim(
                "Temperature {kept.temperature} again, with top-p at {kept.top_p}. Which tokens "
                "can still be drawn?",
                kept=Candidates(DEFAULT, top_p=0.9),
            ),
            see=claim(
                "{kept} tokens are left, the others are struck through: together these reach "
                "{kept.top_p}, and one fewer would not. What is left shares all the odds, so "
                "␣Paris rises to {paris}.",
                kept=Candidates(DEFAULT, top_p=0.9),
                paris=Probability(DEFAULT, " Paris", top_p=0.9),
            ),
            sampling=Sampling(top_p=0.9),
        ),
    ),
    terms=(
        Term(
            "Autoregressive model",
            claim(
                "A language model that sees what is left of a place and predicts what stands there,"
                " so that a text can be written by predicting, appending, and predicting again."
            ),
            "click a bar to append it and predict again",
            _FRANCE,
        ),
        Term(
            "Effective choices",
            claim(
                "Two to the entropy: among how many equally likely tokens a draw would be as "
                "uncertain."
            ),
            "the figure beside the bars",
            {**_FRANCE, "t": "2"},
        ),
        Term(
            "Entropy",
            claim(
                "The surprisal to be expected of a draw, the mean over all tokens weighted by their"
                " probabilities: low when one token has nearly all the odds."
            ),
            "the figure beside the bars",
            _FRANCE,
        ),
        Term(
            "Greedy decoding",
            claim(
                "Always taking the most probable token, which is what temperature {cold} means.",
                cold=Setting(0),
            ),
            "all odds on one token",
            {**_FRANCE, "t": "0"},
        ),
        Term(
            "Language model",
            claim(
                "A function from a text to a probability for every token that could stand at a "
                "place."
            ),
            "a whole distribution, its favourites as bars",
            _FRANCE,
        ),
        Term(
            "Logit",
            claim(
                "The score a model gives a token before the scores of all are turned into "
                "probabilities; only differences between logits count."
            ),
            "all logits at once, the leading ones marked",
            {**_FRANCE, "part": "logit_histogram"},
        ),
        Term(
            "Min-p",
            claim(
                "A cut that keeps the tokens with at least a given share of the favourite's "
                "probability."
            ),
            "what falls away at a tenth",
            {**_FRANCE, "minp": "0.1"},
        ),
        Term(
            "Nucleus sampling (top-p)",
            claim(
                "A cut that keeps the fewest tokens whose probabilities together reach p, and draws"
                " among them only."
            ),
            "the tokens that are left at {p}",
            {**_FRANCE, "p": "0.9"},
        ),
        Term(
            "Sampling",
            claim(
                "Drawing a token at random by its probability; a seed makes the draw repeatable."
            ),
            "draw a hundred, beside what is to be expected",
            {**_FRANCE, "part": "sampling_experiment"},
        ),
        Term(
            "Softmax",
            claim(
                "What turns logits into probabilities: each is the exponential of its logit, "
                "divided by the sum of all of them."
            ),
            "logits and odds, two views of the same bars",
            _FRANCE,
        ),
        Term(
            "Temperature",
            claim(
                "The number all logits are divided by before softmax: below {one} the favourites "
                "gain, above {one} the others do, and the order never changes.",
                one=Setting(1),
            ),
            "drag it, or see it as curves",
            {**_FRANCE, "t": "2", "part": "temperature_curves"},
        ),
        Term(
            "Top-k",
            claim("A cut that keeps the k most probable tokens."),
            "five tokens are left",
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
