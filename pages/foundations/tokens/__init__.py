"""How a text becomes tokens, and what that costs."""

from backend.figures import Bytes, CodePoints, Labels, Slice, TokenCount, TokenId
from backend.text.pieces import LIMIT_BYTES
from components.frame.page_card import Example, LessonStep, Limit, PageCard, Term, claim

DEFAULT = (
    "Tokenization splits unbelievably long words, 2024 into digits, and a parrot 🦜 into bytes."
)
_FAMILY = "👩‍👩‍👧‍👦"
# the first article of the Universal Declaration of Human Rights
_ENGLISH = "All human beings are born free and equal in dignity and rights."
_GERMAN = "Alle Menschen sind frei und gleich an Würde und Rechten geboren."
_ARABIC = "يولد جميع الناس أحراراً متساوين في الكرامة والحقوق."
_FOUR_DOGS = "dog dog Dog DOG"
_YEARS = "2024 + 1 = 2025"

PAGE = PageCard(
    __name__,
    title="Tokens",
    icon="segment",
    does=(
        "type or paste a text and see how the model cuts it: ids, bytes, white space, the "
        "counts, and the same text by characters, words and bytes; below: learn a vocabulary "
        "from your own text and replay its merges, unique words against unique tokens as a "
        "text grows, a conversation as the model gets it, two texts and their price"
    ),
    about=claim(
        "A language model reads no letters. It reads **tokens**: pieces out of a fixed vocabulary, "
        "each known to it by nothing but a number, its id."
    ),
    text=DEFAULT,
    limit=Limit(LIMIT_BYTES, "bytes"),
    own=(
        "first",
        "second",
        "system",
        "question",
        "answer",
        "more",
        "corpus",
        "cap",
        "log_axes",
        "price",
        "size",
    ),
    public=("at_punctuation", "window", "corpus", "cap", "log_axes", "price", "size"),
    examples=(
        Example(
            "A space makes another token",
            "dog dog",
            claim(
                "The same word twice, two different ids: dog is {dog}, but ␣dog, with the space in "
                "front, is {spaced}. To the model they are as different as any two numbers.",
                dog=TokenId("dog"),
                spaced=TokenId(" dog"),
            ),
        ),
        Example(
            "One family, many tokens",
            _FAMILY,
            claim(
                "One character to your eye, {points} code points to Unicode, {bytes} bytes in "
                "UTF-8, {tokens} tokens to SmolLM2. No token of them means “family”.",
                points=CodePoints(_FAMILY),
                bytes=Bytes(_FAMILY),
                tokens=TokenCount(_FAMILY),
            ),
        ),
        Example(
            "One sentence, three prices",
            f"{_ENGLISH}\n{_GERMAN}\n{_ARABIC}",
            claim(
                "The first article of the Universal Declaration of Human Rights: {english} tokens "
                "in English, {german} in German, {arabic} in Arabic. The vocabulary was learned "
                "from mostly English text.",
                english=TokenCount(_ENGLISH),
                german=TokenCount(_GERMAN),
                arabic=TokenCount(_ARABIC),
            ),
        ),
    ),
    lesson=(
        LessonStep(
            _FOUR_DOGS,
            do=claim(
                "One word, written four ways. Before you look at the ids: how many different "
                "tokens do you expect?"
            ),
            see=claim(
                "There are {count} tokens and no two are the same: dog is {dog}, ␣dog is {spaced}, "
                "␣Dog is {capital}, and DOG falls into {shouted}. To the model these are unrelated "
                "numbers.",
                count=TokenCount(_FOUR_DOGS),
                dog=TokenId("dog"),
                spaced=TokenId(" dog"),
                capital=TokenId(" Dog"),
                shouted=Labels(_FOUR_DOGS, 3),
            ),
        ),
        LessonStep(
            "The cat sat. Antidisestablishmentarianism sat.",
            do=claim("Two sentences of the same shape. Which word is dear?"),
            see=claim(
                "“␣cat” is {cat} token, “␣Antidisestablishmentarianism” is {long}. Frequent words "
                "have a token of their own; rare ones are put together from pieces.",
                cat=TokenCount(" cat"),
                long=TokenCount(" Antidisestablishmentarianism"),
            ),
            position=4,
        ),
        LessonStep(
            _YEARS,
            do=claim("A sum that you can do in your head. What has the model got to work with?"),
            see=claim(
                "{count} tokens: every digit stands alone, and so does the space before a number. "
                "The model never sees {year}, only {digits}, one after the other.",
                count=TokenCount(_YEARS),
                year=Slice(_YEARS, 0, 4),
                digits=Labels(_YEARS, 0, 4),
            ),
            position=0,
        ),
    ),
    terms=(
        Term(
            "Byte pair encoding (BPE)",
            claim(
                "The way a vocabulary is learned from text: the pair of tokens that stands side by "
                "side most often becomes a new token, again and again until the vocabulary is full."
            ),
            "learn one from your own text, and replay the merges",
            {"part": "train_bpe"},
        ),
        Term(
            "Chat template",
            claim(
                "The fixed pattern of special tokens into which a conversation is written before a "
                "model sees it."
            ),
            "a conversation as the model gets it",
            {"part": "chat_template"},
        ),
        Term(
            "Merge",
            claim("One step of byte pair encoding: two tokens that become one."),
            "merges played one after the other",
            {"part": "train_bpe"},
        ),
        Term(
            "Special token",
            claim(
                "A token that stands for no text but for something about it: a beginning, a turn of"
                " a conversation, a gap."
            ),
            "special tokens told apart in a conversation",
            {"part": "chat_template"},
        ),
        Term(
            "Token",
            claim("A piece of text the model knows as one unit, known to it by a number only."),
            "a sentence cut into tokens",
        ),
        Term(
            "Tokenizer",
            claim("What cuts a text into tokens and puts them together again."),
            "the same text cut in several ways",
            {"part": "segmentations"},
        ),
        Term(
            "Unicode and UTF-8",
            claim(
                "The numbering of all characters, and the way those numbers are written as one to "
                "four bytes; a rare character may take several tokens."
            ),
            "one character, many bytes",
            {"text": _FAMILY},
        ),
        Term(
            "Vocabulary",
            claim("The fixed set of all tokens a model knows, each with its id."),
            "how many of it a text needs as it grows",
            {"part": "vocabulary_growth"},
        ),
    ),
)
