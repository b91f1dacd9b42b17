"""Everyday sentences for training, out of the dictionary Ding. Knows its file, no network.

    python -m backend.training.ding /usr/share/trans/de-en --out runs/ding

Ding (Frank Richter, Chemnitz University of Technology; Debian's package `trans-de-en`) shows German
words with English ones, and how they are used in whole sentences, both ways. The English sentences
are of every trade and of every room of a house, which neither novels nor textbooks are.
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
# "somebody" and the like, in a pattern of use rather than in a sentence.
_PATTERN = re.compile(r"\b(sb|sth|e\.g|i\.e|etc)\.|\.\.|…")


def sentences(path: Path) -> Iterator[str]:
    """Every English sentence once, in the order of the file.

    A line is `German | German :: English | English`; between two bars, semicolons part what means
    the same. A sentence that offers a choice ("fair to/on me") is left out.
    """
    seen: set[str] = set()
    for line in path.read_text(encoding="utf-8").splitlines():
        if line.startswith("#"):
            continue
        for phrase in re.split(r"[|;]", line.partition("::")[2]):
            text = plain(phrase)
            whole = _WHOLE.fullmatch(text) and not _PATTERN.search(text)
            if whole and len(text.split()) >= FEWEST_WORDS and text not in seen:
                seen.add(text)
                yield text


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
    found = list(sentences(arguments.dictionary))
    path = arguments.out / "ding.txt"
    path.write_text("\n".join(found) + "\n", encoding="utf-8")
    print(f"{path}: {len(found):,} sentences")


if __name__ == "__main__":
    main()
