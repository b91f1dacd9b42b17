"""How a text becomes tokens, and how many it takes."""

from backend.figures import Bytes, CodePoints, Labels, Slice, TokenCount, TokenId, VocabularySize
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
        "type or paste a text and see it cut into tokens, with their ids, bytes and white space, "
        "and count characters, words and tokens; below: the same text by characters, words, "
        "tokens and bytes, learn a vocabulary from your own text and replay its merges, distinct "
        "words against distinct tokens as a text grows, a conversation in a chat template, token "
        "counts and price of two texts"
    ),
    about=claim(
        "Type a text to see it cut into **tokens**, the pieces of text that a language model "
        "reads. Each token of its fixed vocabulary has a number, the id."
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
                "The same word has two ids: dog is {dog}; ␣dog, with the space in front, is "
                "{spaced}. The ids are unrelated, but the model learned similar vectors for both: "
                "␣dog is among the five nearest of {size} embeddings to dog.",
                size=VocabularySize(),
                dog=TokenId("dog"),
                spaced=TokenId(" dog"),
            ),
        ),
        Example(
            "One family, many tokens",
            _FAMILY,
            claim(
                "One character on the screen is {points} code points in Unicode, {bytes} bytes in "
                "UTF-8 and {tokens} tokens of SmolLM2. Each token holds only part of a code "
                "point.",
                points=CodePoints(_FAMILY),
                bytes=Bytes(_FAMILY),
                tokens=TokenCount(_FAMILY),
            ),
        ),
        Example(
            "One sentence, three token counts",
            f"{_ENGLISH}\n{_GERMAN}\n{_ARABIC}",
            claim(
                "This is the first article of the Universal Declaration of Human Rights: {english} "
                "tokens in English, {german} in German, {arabic} in Arabic. Nearly all tokens with "
                "letters in this vocabulary have Latin ones.",
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
                "Here is one word, written four ways. Count the distinct tokens you expect. Then "
                "look at the ids."
            ),
            see=claim(
                "There are {count} tokens, and no two are the same: dog is {dog}, ␣dog is "
                "{spaced}, ␣Dog is {capital}, and ␣DOG is cut into {shouted}. The ids are "
                "unrelated; that these are forms of one word, the model has to learn.",
                count=TokenCount(_FOUR_DOGS),
                dog=TokenId("dog"),
                spaced=TokenId(" dog"),
                capital=TokenId(" Dog"),
                shouted=Labels(_FOUR_DOGS, 3),
            ),
        ),
        LessonStep(
            "The cat sat. Antidisestablishmentarianism sat.",
            do=claim("Compare the two sentences. Which word costs more tokens?"),
            see=claim(
                "“␣cat” is {cat} token, “␣Antidisestablishmentarianism” is {long}. Frequent "
                "words usually have a token of their own; rare words are made of several.",
                cat=TokenCount(" cat"),
                long=TokenCount(" Antidisestablishmentarianism"),
            ),
            position=4,
        ),
        LessonStep(
            _YEARS,
            do=claim("Look at the tokens of this sum. Which numbers does the model get?"),
            see=claim(
                "There are {count} tokens: every digit is one, and so is the space before a "
                "number. The model gets {digits}, one after the other, and no token for {year}.",
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
                "A method that learns a vocabulary from text. It starts with single bytes and "
                "repeatedly merges the most frequent pair of adjacent tokens, until the vocabulary "
                "is full."
            ),
            "learn one from your own text, and replay the merges",
            {"part": "train_bpe"},
        ),
        Term(
            "Chat template",
            claim(
                "The pattern that turns a conversation into one text. Special tokens mark where "
                "each message begins and ends."
            ),
            "a conversation as the model reads it",
            {"part": "chat_template"},
        ),
        Term(
            "Merge",
            claim("One step of byte pair encoding: a pair of adjacent tokens becomes a new token."),
            "merges replayed one after the other",
            {"part": "train_bpe"},
        ),
        Term(
            "Prompt injection",
            claim(
                "An attack in which text given to a model as data acts as an instruction. One way "
                "is to imitate the special tokens of a chat template."
            ),
            "a message that tries to end its own turn",
            {"part": "chat_template"},
        ),
        Term(
            "Special token",
            claim(
                "A token that stands for no text but marks something: the beginning of a document, "
                "the end of a message, or a gap."
            ),
            "the special tokens of a conversation",
            {"part": "chat_template"},
        ),
        Term(
            "Token",
            claim(
                "A piece of text that a model reads and predicts as one unit: a word, a part of "
                "one, a sign, or some bytes of one, with a number as its id."
            ),
            "a sentence cut into tokens",
        ),
        Term(
            "Tokenizer",
            claim("The program that cuts a text into tokens, and joins tokens to a text again."),
            "the same text cut in several ways",
            {"part": "segmentations"},
        ),
        Term(
            "Unicode and UTF-8",
            claim(
                "Unicode numbers the signs that characters are made of (code points); UTF-8 writes "
                "each of these numbers as one to four bytes."
            ),
            "one character, many bytes",
            {"text": _FAMILY},
        ),
        Term(
            "Vocabulary",
            claim(
                "The fixed set of all tokens that a model can read and predict, each with its id."
            ),
            "how many tokens of it a text uses as it grows",
            {"part": "vocabulary_growth"},
        ),
    ),
)
