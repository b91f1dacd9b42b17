"""The lesson of Tokens: what a token is, and what it is not."""

from backend.figures import (
    Bytes,
    CodePoints,
    DistinctTokens,
    Higher,
    Labels,
    Setting,
    Slice,
    TokenCount,
    TokenId,
)
from components.frame.claim import claim
from components.frame.conditions import TextOtherThan
from components.frame.question import Choice, Do, Number, Option, Step
from pages.foundations.tokens.texts import ARABIC, DEFAULT, ENGLISH, FAMILY, FOUR_DOGS, YEARS

_LONG = " Antidisestablishmentarianism"

LEARNED = claim(
    "A model reads pieces of text, each by its number. Where the cuts fall depends on spaces, "
    "capitals and script, and on how frequent a word was when the vocabulary was learned."
)

LESSON = (
    Step(
        claim("Here is one word, written four ways. How many **distinct** tokens does it take?"),
        Number(
            DistinctTokens(FOUR_DOGS),
            "distinct tokens",
            claim("A space in front and a capital letter each make another token."),
        ),
        claim(
            "dog is {dog}, ␣dog is {spaced}, ␣Dog is {capital}, and ␣DOG is cut into {shouted}. "
            "The ids are unrelated; that these are forms of one word, the model has to learn.",
            dog=TokenId("dog"),
            spaced=TokenId(" dog"),
            capital=TokenId(" Dog"),
            shouted=Labels(FOUR_DOGS, 3),
        ),
        FOUR_DOGS,
    ),
    Step(
        claim("“cat” is one token. How many is “Antidisestablishmentarianism”?"),
        Choice(
            TokenCount(_LONG),
            (
                Option(
                    "1",
                    claim("One, like every word"),
                    claim("The vocabulary has no token for each word that there is."),
                ),
                Option("5", claim("{count}, pieces of it", count=TokenCount(_LONG))),
                Option(
                    "28",
                    claim("{letters}, one for each letter", letters=Bytes(_LONG.strip())),
                    claim("Frequent runs of letters have a token of their own."),
                ),
            ),
        ),
        claim(
            "Frequent words usually have a token of their own; rare words are made of several: "
            "here {pieces}.",
            pieces=Labels(_LONG),
        ),
        "The cat sat. Antidisestablishmentarianism sat.",
        position=4,
    ),
    Step(
        claim("The sum shows the year {year}. What does the model get?", year=Slice(YEARS, 0, 4)),
        Choice(
            TokenCount("2024"),
            (
                Option(
                    "1",
                    claim("One token, the number"),
                    claim("This vocabulary has no token of several digits."),
                ),
                Option(
                    "2",
                    claim("Two tokens of two digits each"),
                    claim("Some vocabularies cut so; this one has no token of several digits."),
                ),
                Option("4", claim("One token for each digit")),
            ),
        ),
        claim(
            "It gets {digits}, one after the other. The whole sum is {count} tokens: the space "
            "before a number is one, too.",
            count=TokenCount(YEARS),
            digits=Labels(YEARS, 0, 4),
        ),
        YEARS,
        position=0,
    ),
    Step(
        claim(
            "Write your own name into the text, then the same in capitals or in another script. "
            "Which way costs the fewest tokens?"
        ),
        Do(TextOtherThan(DEFAULT), outline="text_tokens"),
        claim("Every chip is one token. Point at it to see its id and its bytes."),
        DEFAULT,
        cover=(),
    ),
    Step(
        claim("One sentence in English and in Arabic. Which one takes more tokens?"),
        Choice(
            Higher(TokenCount(ENGLISH), TokenCount(ARABIC)),
            (
                Option(
                    "first",
                    claim("The English one: it has more letters"),
                    claim("Letters are not what counts."),
                ),
                Option("second", claim("The Arabic one")),
                Option(
                    "same",
                    claim("Both the same: they mean the same"),
                    claim("Tokens are pieces of text, not of meaning."),
                ),
            ),
        ),
        claim(
            "{english} tokens in English, {arabic} in Arabic: nearly all tokens with letters in "
            "this vocabulary have Latin ones.",
            english=TokenCount(ENGLISH),
            arabic=TokenCount(ARABIC),
        ),
        f"{ENGLISH}\n{ARABIC}",
        check=True,
    ),
    Step(
        claim("The text is one character on the screen, an emoji. How many tokens is it?"),
        Choice(
            TokenCount(FAMILY),
            (
                Option(
                    "1",
                    claim("One: a character is a token"),
                    claim("Where the vocabulary has no token for a character, its bytes are used."),
                ),
                Option(
                    "4",
                    claim("{people}, one for each person", people=Setting(4)),
                    claim("The people are code points, and each of those is several bytes."),
                ),
                Option("18", claim("{count}", count=TokenCount(FAMILY))),
            ),
        ),
        claim(
            "The character is {points} code points and {bytes} bytes. The model gets {tokens} "
            "tokens, each a part of a code point.",
            points=CodePoints(FAMILY),
            bytes=Bytes(FAMILY),
            tokens=TokenCount(FAMILY),
        ),
        FAMILY,
        check=True,
    ),
)
