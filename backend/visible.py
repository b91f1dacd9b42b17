"""Text as labels show it: nothing in it is invisible, and another text has another label.

Knows Unicode, no vocabulary. White space has marks; what nobody would see, or would take for
another sign, has its number between angle brackets; an accent with nothing to stand on gets a
dotted circle. A text that holds one of these marks itself shows its number: a ␣ on the screen is
always a space.
"""

from __future__ import annotations

from functools import lru_cache
from unicodedata import category, combining, normalize

import regex

SPACE, NEWLINE, TAB, RETURN = "␣", "⏎", "⇥", "␍"
_MARKS = {" ": SPACE, "\n": NEWLINE, "\t": TAB, "\r": RETURN}
_BRACKET, _CIRCLE = "⟨", "◌"
_OURS = {*_MARKS.values(), _BRACKET, _CIRCLE}

# Cc control, Cf format (direction marks, soft hyphen, zero width), Zs other spaces, Zl and Zp
# separators, Cs lone surrogates, Co private use, Cn unassigned.
_UNSEEN_CATEGORIES = {"Cc", "Cf", "Zs", "Zl", "Zp", "Cs", "Co", "Cn"}
_IGNORED = regex.compile(r"\p{Default_Ignorable_Code_Point}")  # fillers, joiners, selectors
_BLANK = {"\u2800", "\U0001d159"}  # drawn, as nothing: a Braille cell, a note without a head
_NO_BREAK_HYPHEN = "\u2011"  # drawn as a hyphen

# Where joiners, selectors and tags show, by what they make of their neighbours: one emoji. A
# selector that asks for colour does nothing to a sign that has colour anyway.
_PICTURE = (
    r"(?!\p{Cn})(?:\p{Emoji_Presentation}|\p{Extended_Pictographic}\uFE0F?)\p{Emoji_Modifier}?"
)
_FLAG_TAGS = r"(?:[\U000E0020-\U000E007E]+\U000E007F)?"
_EMOJI = regex.compile(rf"{_PICTURE}{_FLAG_TAGS}(?:\u200D{_PICTURE})*|[0-9#*]\uFE0F?\u20E3")
_PLAIN = regex.compile(r"[!-~]*")


def visible(text: str) -> str:
    """`text` with everything invisible made visible.

    Two texts that are not the same have different labels, and look different unless a font draws
    two signs alike (as Latin a and Cyrillic а). What is seen in its neighbours stays as it is:
    accents, joined emoji, joiners in Indic scripts.
    """
    if _PLAIN.fullmatch(text):
        return text
    shown: list[str] = []
    before = ""  # the sign that an accent would stand on; none after a mark of ours
    at = 0
    while at < len(text):
        if emoji := _EMOJI.match(text, at):
            shown.append(emoji[0])
            at = emoji.end()
            before = text[at - 1]
        else:
            sign = text[at]
            label = _shown_after(before, sign)
            shown.append(label)
            before = sign if label == sign else ""
            at += 1
    return "".join(shown)


@lru_cache(maxsize=4096)
def _shown_after(before: str, sign: str) -> str:
    if sign == "\u200d" and before and combining(before) == 9:
        return sign  # after a virama it decides how the next letter looks
    label = _shown_alone(sign)
    if label != sign:
        return label
    # Both together would look like one sign that exists, such as é: the same, but another text.
    composes = bool(before) and len(normalize("NFC", before + sign)) == 1
    if category(sign)[0] == "M":
        return sign if before and not composes else _CIRCLE + sign
    return _number(sign) if composes else sign


def _shown_alone(sign: str) -> str:
    if sign in _MARKS:
        return _MARKS[sign]
    unseen = (
        category(sign) in _UNSEEN_CATEGORIES
        or _IGNORED.match(sign) is not None
        or sign in _BLANK
        or sign == _NO_BREAK_HYPHEN
        or _twin(sign)
    )
    return _number(sign) if unseen or sign in _OURS else sign


def _twin(sign: str) -> bool:
    """Whether Unicode has it only for old texts, as another name of one sign: the K of Kelvin."""
    common = normalize("NFC", sign)
    return common != sign and len(common) == 1


def _number(sign: str) -> str:
    return f"{_BRACKET}U+{ord(sign):04X}⟩"
