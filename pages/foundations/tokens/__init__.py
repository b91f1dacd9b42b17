"""How a text becomes tokens, and how many it takes."""

from backend.figures import Bytes, CodePoints, TokenCount, TokenId, VocabularySize
from backend.text.pieces import LIMIT_BYTES
from components.frame.claim import claim
from components.frame.page_card import Example, Limit, PageCard, Term
from pages.foundations.tokens.lesson import LEARNED, LESSON
from pages.foundations.tokens.texts import ARABIC, DEFAULT, ENGLISH, FAMILY, GERMAN

__all__ = ["DEFAULT", "PAGE"]

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
            FAMILY,
            claim(
                "One character on the screen is {points} code points in Unicode, {bytes} bytes in "
                "UTF-8 and {tokens} tokens of SmolLM2. Each token holds only part of a code "
                "point.",
                points=CodePoints(FAMILY),
                bytes=Bytes(FAMILY),
                tokens=TokenCount(FAMILY),
            ),
        ),
        Example(
            "One sentence, three token counts",
            f"{ENGLISH}\n{GERMAN}\n{ARABIC}",
            claim(
                "This is the first article of the Universal Declaration of Human Rights: {english} "
                "tokens in English, {german} in German, {arabic} in Arabic. Nearly all tokens with "
                "letters in this vocabulary have Latin ones.",
                english=TokenCount(ENGLISH),
                german=TokenCount(GERMAN),
                arabic=TokenCount(ARABIC),
            ),
        ),
    ),
    lesson=LESSON,
    learned=LEARNED,
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
            {"text": FAMILY},
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
