"""The same text read with left context only, and with both sides."""

from backend.analyses.foundations.masked_and_causal import LIMIT
from backend.figures import FilledBlank, GapProbability, Over, PowerOfTwo, Surprisal, Under
from components.frame.claim import claim
from components.frame.page_card import Example, Limit, PageCard, Term
from pages.foundations.masked_and_causal.lesson import LEARNED, LESSON
from pages.foundations.masked_and_causal.texts import (
    BARKED,
    DEFAULT,
    DEFAULT_POSITION,
    DOCTOR,
    PARIS,
    SUN,
)

_BANK = {"text": DEFAULT, "at": "4"}
_DOCTOR_HIDDEN = {"text": DOCTOR, "at": "1"}
_GAIN = {**_BANK, "part": "surprisal_gain"}
_FRANCE_LEFT = GapProbability(PARIS, 3, " France", "left")
_FRANCE_BOTH = Over(0.99, GapProbability(PARIS, 3, " France", "both", digits=4))

__all__ = ["DEFAULT", "DEFAULT_POSITION", "PAGE"]

PAGE = PageCard(
    __name__,
    title="Masked and autoregressive",
    icon="compare_arrows",
    does=(
        "hide a token and compare its probability given the words before it with that given both "
        "sides; see what of the difference is training and what is right context; fill blanks, "
        "hide whole words, add up a text's likelihood, compare minimal pairs, and fill a gap with "
        "Bayes' rule"
    ),
    about=claim(
        "Hide a word: choose a token, or type `___`. Predict it from the words before it (as GPT "
        "does) or from both sides (as BERT does)."
    ),
    text=DEFAULT,
    limit=Limit(LIMIT, "tokens"),
    models=("smollm2", "smollm2-masked"),
    former=("two-readings",),
    own=("acceptable", "unacceptable"),
    public=("whole_words", "infilling_count", "infilling_helped"),
    examples=(
        Example(
            "Who takes the medicine?",
            DOCTOR,
            claim(
                "Hide “␣doctor”. After “The” alone it has a surprisal of {left} bits. With the "
                "medicine on the right it has {both} bits.",
                left=Surprisal(DOCTOR, 1, "left", digits=0),
                both=Surprisal(DOCTOR, 1, "both"),
            ),
            position=1,
        ),
        Example(
            "Three readings of one word",
            DEFAULT,
            claim(
                "“␣deposit” costs the original network {left} bits, the control {control}, the "
                "masked version {both}. See Gain from right context below.",
                left=Surprisal(DEFAULT, 6, "left"),
                control=Surprisal(DEFAULT, 6, "control"),
                both=Surprisal(DEFAULT, 6, "both"),
            ),
            position=6,
        ),
        Example(
            "Fill in the blank",
            PARIS,
            claim(
                "Given the left context, “␣France” gets {left}. With “is Paris” on the right it "
                "gets over {both}.",
                left=_FRANCE_LEFT,
                both=_FRANCE_BOTH,
            ),
        ),
        Example(
            "Two blanks",
            SUN,
            claim(
                "The autoregressive reading puts its own “{first}” into the first blank. Then "
                "“␣west” gets {west}. The masked one fills the blanks independently: “{both}” "
                "twice.",
                first=FilledBlank(SUN, 0, "left"),
                west=GapProbability(SUN, 10, " west", "left"),
                both=FilledBlank(SUN, 1, "both"),
            ),
            position=10,
        ),
        Example(
            "Half a word",
            BARKED,
            claim(
                "“␣barked” is two tokens. Hide only its end: “␣bark” gives it away, under {alone} "
                "bits. Switch on “Whole words”: from both sides “ed” now takes {whole} bits.",
                alone=Under(0.01, Surprisal(BARKED, 3, "both", digits=4)),
                whole=Surprisal(BARKED, 3, "both", whole_word=True, digits=1),
            ),
            position=3,
        ),
    ),
    lesson=LESSON,
    learned=LEARNED,
    terms=(
        Term(
            "Bit",
            claim(
                "The unit of surprisal: one bit is the outcome of a fair coin, ten bits a "
                "probability of one in {chance}.",
                chance=PowerOfTwo(10),
            ),
            "the surprisal of a hidden word",
            _DOCTOR_HIDDEN,
        ),
        Term(
            "Blank",
            claim(
                "A gap in a text, written ___ or [MASK], that a model is asked to fill with one "
                "token."
            ),
            "a blank, filled twice",
            {"text": PARIS},
        ),
        Term(
            "Control",
            claim(
                "In an experiment, what differs in one thing only; here the same network, trained "
                "on the same text as the masked version, with left context only."
            ),
            "every token in three readings",
            _GAIN,
        ),
        Term(
            "Gain",
            claim(
                "How many bits fewer a token takes with right context: its surprisal in the "
                "control minus that in the masked version. It is negative where it takes more."
            ),
            "every token of a sentence by its gain",
            _GAIN,
        ),
        Term(
            "Log-likelihood",
            claim(
                "The logarithm of the probability that a model gives to a whole text: the sum over "
                "its tokens."
            ),
            "the sum, token by token",
            {**_BANK, "part": "log_likelihood"},
        ),
        Term(
            "LoRA adapter",
            claim(
                "A small set of trained parameters, two thin matrices beside each large one. It "
                "changes what a network computes while the network's own parameters stay fixed."
            ),
            "the masked version is such an adapter on the same network",
            _BANK,
        ),
        Term(
            "Masked model",
            claim(
                "A language model that sees both sides of a hidden position and predicts the token "
                "there."
            ),
            "a hidden word, and the orange bars",
            _DOCTOR_HIDDEN,
        ),
        Term(
            "Minimal pair",
            claim("Two sentences that differ at one point, of which only one is acceptable."),
            "two sentences scored by both readings",
            {**_BANK, "part": "minimal_pairs"},
        ),
        Term(
            "Perplexity",
            claim(
                "Two to the mean surprisal of a text's tokens: as uncertain as choosing, token by "
                "token, among so many equally likely ones."
            ),
            "the sum of a text, and its perplexity",
            {**_BANK, "part": "log_likelihood"},
        ),
        Term(
            "Pseudo-log-likelihood",
            claim(
                "The counterpart of the log-likelihood for a masked model: hide every token in "
                "turn, and add the logarithms of their probabilities."
            ),
            "the sum from both sides and from the left",
            {**_BANK, "part": "log_likelihood"},
        ),
        Term(
            "Self-supervision",
            claim(
                "Learning from text alone: hide a part, predict it, and compare with what was "
                "there. The text itself holds the answers."
            ),
            "any word of any sentence is such a question",
            _DOCTOR_HIDDEN,
        ),
        Term(
            "Surprisal",
            claim(
                "Minus the base-two logarithm of a token's probability, in bits: how unexpected "
                "the token was."
            ),
            "a word that is unexpected from the left only",
            _DOCTOR_HIDDEN,
        ),
        Term(
            "Cross-entropy",
            claim(
                "The mean surprisal of tokens from one distribution under the predictions of "
                "another. Training a language model lowers it on the training text."
            ),
            "the mean over a text, in the column “per token”",
            {**_BANK, "part": "log_likelihood"},
        ),
        Term(
            "Log-probability",
            claim(
                "The logarithm of a probability, never above zero. Where probabilities are "
                "multiplied, their logarithms are added."
            ),
            "one for each token, and their sum",
            {**_BANK, "part": "log_likelihood"},
        ),
    ),
)
