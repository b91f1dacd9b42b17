"""Small changes of a text that leave its meaning, or take it away. Knows text, not models."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

import numpy as np

NO_BREAK_SPACE, ZERO_WIDTH_SPACE = "\u00a0", "\u200b"

# Letters of the Latin alphabet and those of the Cyrillic one that look the same.
LOOK_ALIKES = dict(zip("aceiopsxyACEHKMOPTX", "асеіорѕхуАСЕНКМОРТХ", strict=True))
_LEAST = 4  # letters of a word in which something can be changed


@dataclass(frozen=True)
class Change:
    """Something that is done to a text.

    Attributes:
        id: as in links and files.
        label: on the screen; so short that it fits beside a bar on a phone.
        apply: the text and the word that it hangs on, in; the changed text out. It may be the same
            text, where there is nothing to change.
    """

    id: str
    label: str
    apply: Callable[[str, str], str]


def _in_word(change: Callable[[str], str]) -> Callable[[str, str], str]:
    """A change of the first occurrence of the word."""
    return lambda text, word: text.replace(word, change(word), 1) if word else text


def _before(sentence: str) -> Callable[[str, str], str]:
    return lambda text, _: sentence + text


def _after(signs: str) -> Callable[[str, str], str]:
    return lambda text, _: text + signs


def swapped(word: str) -> str:
    """The first two neighbours inside a word that differ, exchanged; not its first and last."""
    for place in range(1, len(word) - 2):
        first, second = word[place], word[place + 1]
        if first != second:
            return word[:place] + second + first + word[place + 2 :]
    return word


def with_look_alike(word: str) -> str:
    """The first letter that has a Cyrillic double, replaced by it."""
    for place, letter in enumerate(word):
        if letter in LOOK_ALIKES:
            return word[:place] + LOOK_ALIKES[letter] + word[place + 1 :]
    return word


def parted(word: str) -> str:
    """With a space of no width in its middle."""
    middle = len(word) // 2
    return word[:middle] + ZERO_WIDTH_SPACE + word[middle:]


def shuffled(text: str) -> str:
    """The words in another order, the same one every time; of a single word, itself."""
    words = text.split()
    rng = np.random.default_rng(len(words))
    order = list(range(len(words)))
    while len(set(words)) > 1 and [words[place] for place in order] == words:
        order = rng.permutation(len(words)).tolist()
    return " ".join(words[place] for place in order)


def key_word(text: str) -> str:
    """The word of a text of one's own that a change of letters is made in: its longest.

    Of several the first; empty if none has four letters.
    """
    words = ["".join(filter(str.isalpha, word)) for word in text.split()]
    longest = max(words, key=len, default="")
    return longest if len(longest) >= _LEAST and longest in text else ""


CHANGES = (
    Change("quotation_mark", "Quotation mark", _before('"')),
    Change("expert", "“I am an expert.”", _before("I am an expert. ")),
    Change("please", "“Please finish …”", _before("Please finish this sentence: ")),
    Change("irrelevant", "Irrelevant sentence",
           _before("My neighbour has a green bicycle. ")),
    Change("misleading", "“Next sentence is false”",
           _before("The next sentence is false. ")),
    Change("emoji", "Emoji", _before("🙂 ")),
    Change("bullet", "List mark", _before("- ")),
    Change("space_before", "Space before", _before(" ")),
    Change("space", "Space at the end", _after(" ")),
    Change("line_break", "Line break at the end", _after("\n")),
    Change("comma", "Comma at the end", _after(",")),
    Change("dots", "Three dots at the end", _after("...")),
    Change("double_spaces", "Two spaces each time",
           lambda text, _: text.replace(" ", "  ")),
    Change("no_break_spaces", "No-break spaces",
           lambda text, _: text.replace(" ", NO_BREAK_SPACE)),
    Change("zero_width", "Zero-width space",
           _in_word(parted)),
    Change("look_alike", "Cyrillic look-alike", _in_word(with_look_alike)),
    Change("swapped", "Two letters swapped", _in_word(swapped)),
    Change("missing", "One letter missing", _in_word(lambda word: word[:1] + word[2:])),
    Change("lower", "Lower case", lambda text, _: text.lower()),
    Change("capitals", "ALL CAPITALS", lambda text, _: text.upper()),
    Change("shuffled", "Words shuffled", lambda text, _: shuffled(text)),
)  # fmt: skip
