"""Everyday sentences for training, out of a WordNet database. Knows its files, no network.

    python -m backend.training.wordnet /usr/share/wordnet --out runs/wordnet

WordNet (Princeton University, version 3.0; Debian's package `wordnet-base`) explains a sense of a
word by a definition and by examples of its use. The examples are what textbooks and novels lack:
short sentences about everyday things. The definitions of common words become sentences too ("A
saddle is ..."), since what stands right of the word decides it.
"""

from __future__ import annotations

import argparse
import re
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

# Words of an example, at least: "stuff a bearskin" shows a verb, "polar diameter" says nothing.
FEWEST_WORDS = {"noun": 5, "verb": 3, "adj": 5, "adv": 4}


class Sense(NamedTuple):
    """One line of a data file.

    Attributes:
        offset: where it stands in its file, which is its name in the index.
        words: as they are spelled, names with a capital; an underscore for a space.
        definition: without examples.
        examples: as they stand there, mostly without capital and full stop.
    """

    offset: str
    words: list[str]
    definition: str
    examples: list[str]


def senses(path: Path) -> Iterator[Sense]:
    """The senses of a data file (`data.noun` and the like; format: wndb(5WN))."""
    for line in path.read_text(encoding="latin-1").splitlines():
        if line.startswith("  "):  # the licence, in front
            continue
        numbers, _, gloss = line.partition("|")
        # synset_offset lex_filenum ss_type w_cnt word lex_id [word lex_id...], w_cnt in hexadecimal
        fields = numbers.split()
        words = fields[4 : 4 + 2 * int(fields[3], 16) : 2]
        definition = gloss.partition('"')[0].strip().rstrip(" ;:")
        yield Sense(fields[0], words, definition, re.findall(r'"([^"]+)"', gloss))


def common(path: Path) -> dict[str, str]:
    """Offset of the first sense -> word, for single words that WordNet's own texts use.

    Of several words with that first sense the one with more senses in use is taken.
    """
    found: dict[str, tuple[int, str]] = {}
    for line in path.read_text(encoding="latin-1").splitlines():
        if line.startswith("  "):
            continue
        # lemma pos synset_cnt p_cnt [symbols] sense_cnt tagsense_cnt offset [offset...]
        fields = line.split()
        word, count = fields[0], int(fields[2])
        used, first = int(fields[-count - 1]), fields[-count]
        if used and word.isalpha() and used > found.get(first, (0, ""))[0]:
            found[first] = (used, word)
    return {offset: word for offset, (_, word) in found.items()}


def with_article(word: str) -> str:
    """A or an, by sound as far as spelling tells: a use, an hour."""
    sounds = r"(?!eu|one|uni|u[bcfhjkqrst][aeiou])[aeiou]|hour|heir|honou?r|honest"
    return f"{'An' if re.match(sounds, word) else 'A'} {word}"


def sentence(text: str) -> str:
    """With a capital and a full stop, and plain quotation marks."""
    text = text.strip(" ;").replace("`", "'")
    text = text[:1].upper() + text[1:]
    return text if text.endswith((".", "!", "?", "'")) else text + "."


def works(database: Path) -> dict[str, list[str]]:
    """Name of a work -> its paragraphs, one sentence each."""
    result: dict[str, list[str]] = {}
    defined = result["definitions"] = []
    for kind, fewest in FEWEST_WORDS.items():
        words = common(database / f"index.{kind}") if kind in ("noun", "verb") else {}
        examples = result[f"examples-{kind}"] = []
        for sense in senses(database / f"data.{kind}"):
            kept = [text for text in sense.examples if len(text.split()) >= fewest]
            examples += [sentence(text) for text in kept]
            word = words.get(sense.offset, "")
            if word not in sense.words:  # a name, which the index spells without its capital
                continue
            if kind == "noun" and sense.definition.startswith(("a ", "an ", "the ")):
                defined.append(sentence(f"{with_article(word)} is {sense.definition}"))
            elif kind == "verb":
                defined.append(sentence(f"To {word} is to {sense.definition}"))
    return result


def main() -> None:
    parser = argparse.ArgumentParser(description="Training sentences out of WordNet.")
    parser.add_argument("database", type=Path, help="folder with data.noun, index.noun, ...")
    parser.add_argument("--out", type=Path, default=Path("runs/wordnet"))
    arguments = parser.parse_args()
    arguments.out.mkdir(parents=True, exist_ok=True)
    for name, paragraphs in works(arguments.database).items():
        path = arguments.out / f"wordnet-{name}.txt"
        path.write_text("\n".join(paragraphs) + "\n", encoding="utf-8")
        print(f"{path}: {len(paragraphs):,} sentences")


if __name__ == "__main__":
    main()
