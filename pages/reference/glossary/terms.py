"""The words the app uses, each in a sentence, and the place where it can be seen live."""

from __future__ import annotations

from dataclasses import dataclass, field


@dataclass(frozen=True)
class Term:
    """One entry.

    Attributes:
        name: the term, as the field writes it.
        says: what it means, in a sentence.
        page: path of the page where it can be seen.
        look: what to look at there.
        link: the query string that sets the page up.
    """

    name: str
    says: str
    page: str
    look: str
    link: dict[str, str] = field(default_factory=dict)


_FRANCE = {"text": "The capital of France is"}
_DOCTOR = {"text": "The doctor told the patient to take the medicine twice a day.", "at": "1"}
_BANK = {"text": "I went to the bank to deposit my salary.", "at": "4"}
_WEEK = {"text": "Monday, Tuesday, Wednesday, Thursday,"}
_LIGHTHOUSE = {"text": "The old lighthouse keeper opened the door and"}

TERMS: tuple[Term, ...] = (
    Term(
        "Autoregressive model",
        "A language model that sees what is left of a place and predicts what stands there, so "
        "that a text can be written by predicting, appending, and predicting again.",
        "next-token",
        "click a bar to append it and predict again",
        _FRANCE,
    ),
    Term(
        "Bit",
        "The unit of surprise: one bit is the toss of a fair coin, ten bits are one chance in "
        "1,024.",
        "two-readings",
        "the surprisal of a hidden word",
        _DOCTOR,
    ),
    Term(
        "Blank",
        "A gap in a text, written ___ or [MASK], that a model is asked to fill with one token.",
        "two-readings",
        "a blank, filled twice",
        {"text": "The capital of ___ is Paris."},
    ),
    Term(
        "Byte pair encoding (BPE)",
        "The way a vocabulary is learned from text: the pair of tokens that stands side by side "
        "most often becomes a new token, again and again until the vocabulary is full.",
        "tokens",
        "learn one from your own text, and replay the merges",
        {"part": "learn-a-vocabulary"},
    ),
    Term(
        "Chat template",
        "The fixed pattern of special tokens into which a conversation is written before a model "
        "sees it.",
        "tokens",
        "a conversation as the model gets it",
        {"part": "a-conversation"},
    ),
    Term(
        "Distinct-n",
        "How varied a text is: its different runs of n tokens, as a share of all such runs.",
        "temperatures",
        "measured at five temperatures",
        _WEEK,
    ),
    Term(
        "Effective choices",
        "Two to the entropy: among how many equally likely tokens a draw would be as uncertain.",
        "next-token",
        "the figure beside the bars",
        {**_FRANCE, "t": "2"},
    ),
    Term(
        "Entropy",
        "The surprisal to be expected of a draw, the mean over all tokens weighted by their "
        "probabilities: low when one token has nearly all the odds.",
        "next-token",
        "the figure beside the bars",
        _FRANCE,
    ),
    Term(
        "Gain",
        "Surprisal from the left alone minus surprisal from both sides: what the right side was "
        "worth at one place, negative where it hurt.",
        "two-readings",
        "every token of a sentence by its gain",
        {**_BANK, "part": "what-the-right-side-is-worth"},
    ),
    Term(
        "Generation",
        "Writing with a language model: take its odds for the next token, choose one, append it, "
        "and ask again.",
        "generation",
        "choose, draw, go back, and branch",
        _LIGHTHOUSE,
    ),
    Term(
        "Greedy decoding",
        "Always taking the most probable token, which is what temperature 0 means.",
        "next-token",
        "all odds on one token",
        {**_FRANCE, "t": "0"},
    ),
    Term(
        "Gumbel noise",
        "Random numbers that, added to the log probabilities, put every token on top exactly as "
        "often as its probability says.",
        "generation",
        "what a draw is made with",
        _LIGHTHOUSE,
    ),
    Term(
        "Language model",
        "A function from a text to a probability for every token that could stand at a place.",
        "next-token",
        "a whole distribution, its favourites as bars",
        _FRANCE,
    ),
    Term(
        "Log-likelihood",
        "The logarithm of the probability a model gives to a whole text, the sum over its tokens.",
        "two-readings",
        "the sum, token by token",
        {**_BANK, "part": "the-sum"},
    ),
    Term(
        "Logit",
        "The score a model gives a token before the scores of all are turned into probabilities; "
        "only differences between logits count.",
        "next-token",
        "all logits at once, the leading ones marked",
        {**_FRANCE, "part": "all-logits"},
    ),
    Term(
        "LoRA adapter",
        "A small set of trained numbers, two thin matrices beside each large one, that changes "
        "what a network does while its own weights stay as they are.",
        "two-readings",
        "the twin is such an adapter on the same network",
        _BANK,
    ),
    Term(
        "Masked model",
        "A language model that sees both sides of a hidden place and says what stands there.",
        "two-readings",
        "a hidden word, and the orange bars",
        _DOCTOR,
    ),
    Term(
        "Merge",
        "One step of byte pair encoding: two tokens that become one.",
        "tokens",
        "merges played one after the other",
        {"part": "learn-a-vocabulary"},
    ),
    Term(
        "Min-p",
        "A cut that keeps the tokens with at least a given share of the favourite's probability.",
        "next-token",
        "what falls away at a tenth",
        {**_FRANCE, "minp": "0.1"},
    ),
    Term(
        "N-gram",
        "A run of n tokens side by side; a text that repeats itself has few different ones.",
        "temperatures",
        "repeated 4-grams, greedy and warm",
        _WEEK,
    ),
    Term(
        "Nucleus sampling (top-p)",
        "A cut that keeps the fewest tokens whose probabilities together reach p, and draws among "
        "them only.",
        "next-token",
        "the tokens that are left at 0.9",
        {**_FRANCE, "p": "0.9"},
    ),
    Term(
        "Perplexity",
        "Two to the mean surprisal of a text: as uncertain, token for token, as a fair draw among "
        "so many.",
        "two-readings",
        "the sum of a text, and its perplexity",
        {**_BANK, "part": "the-sum"},
    ),
    Term(
        "Pseudo-log-likelihood",
        "What stands for the log-likelihood in a masked model: every token is hidden in turn, and "
        "the logarithms of its probabilities are added.",
        "two-readings",
        "the sum from both sides and from the left",
        {**_BANK, "part": "the-sum"},
    ),
    Term(
        "Sampling",
        "Drawing a token at random by its probability; a seed makes the draw repeatable.",
        "next-token",
        "draw a hundred, beside what is to be expected",
        {**_FRANCE, "part": "draw-100"},
    ),
    Term(
        "Seed",
        "The number all random numbers of a draw follow from, so that it can be repeated.",
        "temperatures",
        "three seeds of one prompt, side by side",
        _WEEK,
    ),
    Term(
        "Self-supervision",
        "Learning from text alone: hide a part, predict it, compare with what was there; the text "
        "is its own answer sheet.",
        "two-readings",
        "any word of any sentence is such a question",
        _DOCTOR,
    ),
    Term(
        "Softmax",
        "What turns logits into probabilities: each is the exponential of its logit, divided by "
        "the sum of all of them.",
        "next-token",
        "logits and odds, two views of the same bars",
        _FRANCE,
    ),
    Term(
        "Special token",
        "A token that stands for no text but for something about it: a beginning, a turn of a "
        "conversation, a gap.",
        "tokens",
        "special tokens told apart in a conversation",
        {"part": "a-conversation"},
    ),
    Term(
        "Surprisal",
        "Minus the base-two logarithm of a token's probability, in bits: how much news it is that "
        "it came.",
        "two-readings",
        "a word that surprises from the left only",
        _DOCTOR,
    ),
    Term(
        "Temperature",
        "The number all logits are divided by before softmax: below 1 the favourites gain, above 1 "
        "the others do, and the order never changes.",
        "next-token",
        "drag it, or see it as curves",
        {**_FRANCE, "t": "2", "part": "over-temperature"},
    ),
    Term(
        "Token",
        "A piece of text the model knows as one unit, known to it by a number only.",
        "tokens",
        "a sentence cut into tokens",
    ),
    Term(
        "Tokenizer",
        "What cuts a text into tokens and puts them together again.",
        "tokens",
        "the same text cut in several ways",
        {"part": "the-same-text-four-ways"},
    ),
    Term(
        "Top-k",
        "A cut that keeps the k most probable tokens.",
        "next-token",
        "five tokens are left",
        {**_FRANCE, "k": "5"},
    ),
    Term(
        "Unicode and UTF-8",
        "The numbering of all characters, and the way those numbers are written as one to four "
        "bytes; a rare character may take several tokens.",
        "tokens",
        "one character, many bytes",
        {"text": "👩‍👩‍👧‍👦"},
    ),
    Term(
        "Vocabulary",
        "The fixed set of all tokens a model knows, each with its id.",
        "tokens",
        "how many of it a text needs as it grows",
        {"part": "words-or-tokens"},
    ),
)
