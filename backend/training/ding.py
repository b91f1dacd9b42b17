"""Everyday sentences for training, out of the dictionary Ding. Knows its file, no network.

    python -m backend.training.ding /usr/share/trans/de-en --out runs/ding

Ding (Frank Richter, Chemnitz University of Technology; Debian's package `trans-de-en`) shows German
words with English ones, and how they are used in whole sentences, both ways. The English sentences
are of every trade and of every room of a house, which neither novels nor textbooks are. So is what
one can do there ("to saddle a horse"), which tells the things that go with a deed.
"""

from __future__ import annotations

import argparse
import re
from collections.abc import Iterator
from pathlib import Path

FEWEST_WORDS = 4

# Remarks on use, field, grammar and pronunciation; of nested ones the inner ones first.
_REMARK = re.compile(r"\([^()]*\)|\[[^][]*\]|\{[^{}]*\}|<[^<>]*>|(?<!\w)/[^/]*/")
_WHOLE = re.compile(r"['\"]?[A-Z][^/|<>()\[\]{}~]*[.!?]['\"]?")
_DEED = re.compile(r"to [a-zA-Z' -]+")
# "somebody" and the like, in a pattern of use rather than in a sentence.
_PATTERN = re.compile(r"\b(sb|sth|e\.g|i\.e|etc)\.|\.\.|…")


def phrases(path: Path) -> Iterator[str]:
    """Every English word and phrase once, in the order of the file.

    A line is `German | German :: English | English`; between two bars, semicolons part what means
    the same.
    """
    seen: set[str] = set()
    for line in path.read_text(encoding="utf-8").splitlines():
        if line.startswith("#"):
            continue
        for phrase in re.split(r"[|;]", line.partition("::")[2]):
            text = plain(phrase)
            if text not in seen:
                seen.add(text)
                yield text


def sentences(path: Path) -> Iterator[str]:
    """The whole sentences. One that offers a choice ("fair to/on me") is left out."""
    for text in phrases(path):
        if _WHOLE.fullmatch(text) and not _PATTERN.search(text) and _long(text):
            yield text


def deeds(path: Path) -> Iterator[str]:
    """What one can do, with its object: "to saddle sb. with sth." as a sentence."""
    for phrase in phrases(path):
        text = re.sub(r"\bsth\.", "something", re.sub(r"\bsb\.", "somebody", phrase))
        if _DEED.fullmatch(text) and _long(text):
            yield f"T{text[1:]}."


def _long(text: str) -> bool:
    return len(text.split()) >= FEWEST_WORDS


def plain(phrase: str) -> str:
    """Without remarks, and with the quotation marks that are on a keyboard."""
    for curly, straight in ("’'", "‘'", '“"', '”"'):
        phrase = phrase.replace(curly, straight)
    while (shorter := _REMARK.sub(" ", phrase)) != phrase:
        phrase = shorter
    return re.sub(r" ([.,!?])", r"\1", " ".join(phrase.split()))


def main() -> None:
    parser = argparse.ArgumentParser(description="Training sentences out of Ding.")
    parser.add_argument("dictionary", type=Path, help="the file de-en")
    parser.add_argument("--out", type=Path, default=Path("runs/ding"))
    arguments = parser.parse_args()
    arguments.out.mkdir(parents=True, exist_ok=True)
    for name, found in (("ding", sentences), ("ding-deeds", deeds)):
        lines = list(found(arguments.dictionary))
        path = arguments.out / f"{name}.txt"
        path.write_text("\n".join(lines) + "\n", encoding="utf-8")
        print(f"{path}: {len(lines):,} sentences")


if __name__ == "__main__":
    main()
