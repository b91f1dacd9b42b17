"""The same text read twice: with left context alone, and with both sides."""

from backend.analyses.foundations.masked_and_causal import LIMIT
from backend.figures import FilledBlank, GapProbability, Over, PowerOfTwo, Surprisal, Under
from components.frame.page_card import Example, LessonStep, Limit, PageCard, Term, claim

DEFAULT = "I went to the bank to deposit my salary."
DEFAULT_POSITION = 4  # " bank": nothing on the left tells it, everything on the right does
_DOCTOR = "The doctor told the patient to take the medicine twice a day."
_PARIS = "The capital of ___ is Paris."
_SUN = "The sun rises in the ___ and sets in the ___."
_BARKED = "The dog barked loudly."
_BANK = {"text": DEFAULT, "at": "4"}
_DOCTOR_HIDDEN = {"text": _DOCTOR, "at": "1"}
_FRANCE_LEFT = GapProbability(_PARIS, 3, " France", "left")
_FRANCE_BOTH = Over(0.99, GapProbability(_PARIS, 3, " France", "both", digits=4))

PAGE = PageCard(
    __name__,
    title="Masked and autoregressive",
    icon="compare_arrows",
    does=(
        "hide a token and predict it from the text before it or from both sides, at one position "
        "or over the whole text; below: fill blanks, hide whole words, add up a text's likelihood, "
        "compare minimal pairs (two sentences that differ in one place: which does each reading "
        "prefer?), and fill a gap by Bayes' rule"
    ),
    about=claim(
        "One network, two ways to read. The **autoregressive** model sees what is left of the gap, "
        "the **masked** one both sides. Choose a token, or type `___`: what would each put there?"
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
            _DOCTOR,
            claim(
                "Hide “␣doctor”: from the left alone, “The” could go on in any way ({left} bits of "
                "surprise). With the medicine on the right it takes {both} bits.",
                left=Surprisal(_DOCTOR, 1, "left", digits=0),
                both=Surprisal(_DOCTOR, 1, "both"),
            ),
            position=1,
        ),
        Example(
            "When the right side hurts",
            DEFAULT,
            claim(
                "“␣deposit”: the gain is negative. The left alone already tells it, and there the "
                "twin is a weaker model than its original, which was trained on far more text."
            ),
            position=6,
        ),
        Example(
            "Fill in the blank",
            _PARIS,
            claim(
                "From the left alone “␣France” gets {left}: any country would do. With “is Paris” "
                "on the right it gets over {both}.",
                left=_FRANCE_LEFT,
                both=_FRANCE_BOTH,
            ),
        ),
        Example(
            "Two blanks",
            _SUN,
            claim(
                "The left reading has put its own “{first}” into the first blank, and from there "
                "it is sure of “␣west” ({west}). The masked one fills both blind to the other: "
                "“{both}” twice.",
                first=FilledBlank(_SUN, 0, "left"),
                west=GapProbability(_SUN, 10, " west", "left"),
                both=FilledBlank(_SUN, 1, "both"),
            ),
            position=10,
        ),
        Example(
            "Half a word",
            _BARKED,
            claim(
                "“␣barked” is two tokens. Hide its end, and “␣bark” gives it away: less than "
                "{alone} bits. Switch on “Whole words”, and from both sides “ed” takes {whole} "
                "bits.",
                alone=Under(0.01, Surprisal(_BARKED, 3, "both", digits=4)),
                whole=Surprisal(_BARKED, 3, "both", whole_word=True, digits=1),
            ),
            position=3,
        ),
    ),
    lesson=(
        LessonStep(
            DEFAULT,
            do=claim(
                "“␣bank” is hidden. Which word would you put there, knowing only “I went to the”?"
            ),
            see=claim(
                "The left side alone gives ␣bank a surprisal of {left} bits: one place among many. "
                "With “to deposit my salary” on the right it is {both} bits.",
                left=Surprisal(DEFAULT, 4, "left"),
                both=Surprisal(DEFAULT, 4, "both"),
            ),
            position=4,
        ),
        LessonStep(
            DEFAULT,
            do=claim(
                "Now “␣salary” is hidden, and on its right stands nothing but a full stop. What "
                "can the right side tell?"
            ),
            see=claim(
                "Next to nothing: {left} bits from the left, {both} from both sides. The gain is "
                "negative, since the twin was trained on far less text than its original.",
                left=Surprisal(DEFAULT, 8, "left"),
                both=Surprisal(DEFAULT, 8, "both"),
            ),
            position=8,
        ),
        LessonStep(
            _PARIS,
            do=claim("A blank of your own: `___` anywhere. Where is the answer in this sentence?"),
            see=claim(
                "On its right. From the left alone ␣France gets {left}; with “is Paris” it gets "
                "over {both}. That is why masked models were trained to fill blanks.",
                left=_FRANCE_LEFT,
                both=_FRANCE_BOTH,
            ),
        ),
    ),
    terms=(
        Term(
            "Bit",
            claim(
                "The unit of surprise: one bit is the toss of a fair coin, ten bits are one chance "
                "in {chance}.",
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
            {"text": _PARIS},
        ),
        Term(
            "Gain",
            claim(
                "Surprisal from the left alone minus surprisal from both sides: what the right side"
                " was worth at one place, negative where it hurt."
            ),
            "every token of a sentence by its gain",
            {
                "text": "I went to the bank to deposit my salary.",
                "at": "4",
                "part": "surprisal_gain",
            },
        ),
        Term(
            "Log-likelihood",
            claim(
                "The logarithm of the probability a model gives to a whole text, the sum over its "
                "tokens."
            ),
            "the sum, token by token",
            {**_BANK, "part": "log_likelihood"},
        ),
        Term(
            "LoRA adapter",
            claim(
                "A small set of trained numbers, two thin matrices beside each large one, that "
                "changes what a network does while its own weights stay as they are."
            ),
            "the twin is such an adapter on the same network",
            _BANK,
        ),
        Term(
            "Masked model",
            claim(
                "A language model that sees both sides of a hidden place and says what stands "
                "there."
            ),
            "a hidden word, and the orange bars",
            _DOCTOR_HIDDEN,
        ),
        Term(
            "Minimal pair",
            claim(
                "Two sentences that differ in one place, of which one is acceptable and the other "
                "is not."
            ),
            "two sentences scored by both readings",
            {**_BANK, "part": "minimal_pairs"},
        ),
        Term(
            "Perplexity",
            claim(
                "Two to the mean surprisal of a text: as uncertain, token for token, as a fair draw"
                " among so many."
            ),
            "the sum of a text, and its perplexity",
            {**_BANK, "part": "log_likelihood"},
        ),
        Term(
            "Pseudo-log-likelihood",
            claim(
                "What stands for the log-likelihood in a masked model: every token is hidden in "
                "turn, and the logarithms of its probabilities are added."
            ),
            "the sum from both sides and from the left",
            {**_BANK, "part": "log_likelihood"},
        ),
        Term(
            "Self-supervision",
            claim(
                "Learning from text alone: hide a part, predict it, compare with what was there; "
                "the text is its own answer sheet."
            ),
            "any word of any sentence is such a question",
            _DOCTOR_HIDDEN,
        ),
        Term(
            "Surprisal",
            claim(
                "Minus the base-two logarithm of a token's probability, in bits: how much news it "
                "is that it came."
            ),
            "a word that surprises from the left only",
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
