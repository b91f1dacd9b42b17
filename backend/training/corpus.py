"""Training text: which works there are, which of them training never sees, and how they are cut
into sequences. Knows text and token ids, no network.

Works are files with one paragraph a line, in one folder or in several. What is held out is named
here, so that nobody can train on it by accident.
"""

from __future__ import annotations

import hashlib
import re
from dataclasses import dataclass
from pathlib import Path

import numpy as np

from backend.models.networks.vocabulary import Vocabulary

HELD_OUT_WORKS = ("the-secret-adversary", "openstax-college-success")


@dataclass(frozen=True)
class Section:
    """Part of a work, from the paragraph that begins with `first` to its end."""

    name: str
    work: str
    first: str


HELD_OUT_SECTIONS = (
    Section(
        "world-factbook: Afghanistan to the end (South Asia, the oceans, the world)",
        "world-factbook",
        first="Ahmad Shah DURRANI unified the Pashtun tribes",
    ),
    Section(
        "state-of-the-union: the address of 2006",
        "state-of-the-union",
        first="THE PRESIDENT: Thank you all. Mr. Speaker, Vice President Cheney",
    ),
)

LONGEST = 96  # tokens of text in a sequence
_SHORTEST = 5
_SAMPLE = 300  # sequences that tell the mean length in a folder
# After . ! ? and perhaps a closing quotation mark; not after an initial or a title.
_SENTENCE_END = re.compile(
    r"(?<=[.!?])(?<!\b[A-Z]\.)(?<!\b[DM]r\.)(?<!\bMrs\.)\s+|(?<=[.!?][”’\"])\s+"
)


@dataclass(frozen=True)
class Work:
    """A book, or the part of one that is on this side of the split.

    Attributes:
        name: the file's name without its ending, or the name of the section.
        paragraphs: each a list of sentences.
        folder: where it comes from; every folder has the same share of what is sampled.
    """

    name: str
    paragraphs: tuple[tuple[str, ...], ...]
    folder: str = ""

    @property
    def characters(self) -> int:
        return sum(len(sentence) for paragraph in self.paragraphs for sentence in paragraph)


def read(*folders: Path) -> tuple[list[Work], list[Work]]:
    """The works to train on, and the held-out works.

    A paragraph that stands on both sides (publishers repeat their prefaces) is on neither.

    Raises:
        ValueError: a folder has no text, all of it is held out, or a section to hold out is not
            there.
    """
    train: dict[Path, list[str]] = {}
    held: dict[Path, list[str]] = {}
    for folder in folders:
        paths = sorted(folder.glob("*.txt"))
        if not paths:
            raise ValueError(f"{folder} holds no text to train on (*.txt, one paragraph a line)")
        for path in paths:
            lines = [line for line in path.read_text(encoding="utf-8").splitlines() if line.strip()]
            if path.stem in HELD_OUT_WORKS:
                held[path] = lines
                continue
            for section in HELD_OUT_SECTIONS:
                if section.work == path.stem:
                    inside, lines = _cut_out(section, lines)
                    held[folder / section.name] = inside
            train[path] = lines
    if not train:
        raise ValueError(f"everything in {', '.join(map(str, folders))} is held out")
    both = {line for lines in train.values() for line in lines}
    both &= {line for lines in held.values() for line in lines}
    return _works(train, both), _works(held, both)


def digest(works: list[Work]) -> str:
    """A sum over the text, in its order: equal for equal works only."""
    total = hashlib.sha256()
    for work in works:
        total.update(f"{work.name}\0".encode())
        for paragraph in work.paragraphs:
            total.update(("\0".join(paragraph) + "\n").encode())
    return total.hexdigest()[:16]


def _cut_out(section: Section, lines: list[str]) -> tuple[list[str], list[str]]:
    starts = [place for place, line in enumerate(lines) if line.startswith(section.first)]
    if len(starts) != 1:
        raise ValueError(f"the section to hold out is not there once: {section.name}")
    return lines[starts[0] :], lines[: starts[0]]


def _works(texts: dict[Path, list[str]], without: set[str]) -> list[Work]:
    return [
        Work(
            path.name.removesuffix(".txt"),
            tuple(tuple(sentences(line)) for line in lines if line not in without),
            str(path.parent),
        )
        for path, lines in texts.items()
    ]


def sentences(paragraph: str) -> list[str]:
    """A rough cut into sentences; initials ("J. Smith") stay together."""
    return [part for part in _SENTENCE_END.split(paragraph) if part.strip()]


class Sampler:
    """Samples sequences of token ids from works.

    Half are single sentences, half runs of sentences of up to `LONGEST` tokens. Every folder of
    works has the same share of the tokens, so folders of short sentences give more sequences; in
    it a work has the square root of its size: short novels count beside thick textbooks.
    """

    def __init__(self, works: list[Work], vocabulary: Vocabulary) -> None:
        self._works = works
        self._vocabulary = vocabulary
        sizes = np.sqrt([work.characters for work in works])
        folders = np.array([work.folder for work in works])
        shares = np.zeros(len(works))
        for folder in dict.fromkeys(work.folder for work in works):
            inside = np.where(folders == folder, sizes, 0)
            inside /= inside.sum()
            shares += inside / self._mean_length(inside)
        self._shares = shares / shares.sum()

    def _mean_length(self, shares: np.ndarray) -> float:
        """Tokens of a sequence, by a sample."""
        rng = np.random.default_rng(0)
        return float(np.mean([len(self._draw(shares, rng)) for _ in range(_SAMPLE)]))

    def draw(self, rng: np.random.Generator) -> list[int]:
        """Token ids of one sequence, `_SHORTEST` to `LONGEST` of them, no start token."""
        return self._draw(self._shares, rng)

    def _draw(self, shares: np.ndarray, rng: np.random.Generator) -> list[int]:
        while True:
            work = self._works[rng.choice(len(self._works), p=shares)]
            ids = self.draw_from(work, rng)
            if len(ids) >= _SHORTEST:
                return ids

    def draw_from(self, work: Work, rng: np.random.Generator) -> list[int]:
        paragraph = work.paragraphs[rng.integers(len(work.paragraphs))]
        first = rng.integers(len(paragraph))
        alone = rng.random() < 0.5
        # Twelve characters a token always fill a sequence, and spare the tokenizer a whole speech.
        text = paragraph[first] if alone else " ".join(paragraph[first : first + LONGEST])
        return self._vocabulary.encode(text[: 12 * LONGEST])[:LONGEST]
