"""Teach by example: nine tasks, 0 to 16 demonstrations in the prompt, and how much comes out right.

Lines of plain text, "walk -> walked", and one that is left open. No parameter of the model changes.
An answer counts by its first word. The set is `by_example.json`.

    python -m backend.analyses.application.by_example    asks the set anew, and writes it down
"""

from __future__ import annotations

import json
import sys
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import numpy as np

from backend.analyses.application.greedy_answers import answered, as_text, text_of
from backend.analyses.application.whole_answers import common_beginning
from backend.analyses.rows_file import write_rows
from backend.models.networks.readers import CausalReader
from backend.probability.proportion import Proportion

SET = Path(__file__).with_suffix(".json")
MEASURED = Path(__file__).with_name("by_example_measured.json")

COUNTS = (0, 1, 2, 4, 8, 16)
MOST = COUNTS[-1]
DRAWS = 4  # of the demonstrations; each shows other ones in another order
COUNT = 5  # tokens of an answer at most: those of the set have three, and one shows where they end
LIMIT = 24  # tokens of what is asked

_QUOTES = "\"'“”‘’.,;:!?()"


@dataclass(frozen=True)
class Pair:
    """A demonstration: what is given, and what comes of it."""

    given: str
    answer: str


@dataclass(frozen=True)
class Task:
    """What is taught by example.

    Attributes:
        instruction: the same said in words.
        shown: what demonstrations are taken from.
        asked: what was held out, with the answers that are right.
        control: it is there because it is not expected to be learnt.
    """

    id: str
    name: str
    instruction: str
    shown: tuple[Pair, ...]
    asked: tuple[tuple[str, tuple[str, ...]], ...]
    control: bool = False

    def answers_to(self, given: str) -> tuple[str, ...]:
        """The right answers, if the set has them."""
        held = dict(self.asked).get(given)
        return held or tuple(one.answer for one in self.shown if one.given == given)


@dataclass(frozen=True)
class Taught:
    """What became of a task after so many demonstrations.

    Attributes:
        words: (draws, items) the first word of every answer.
    """

    task: Task
    count: int
    words: tuple[tuple[str, ...], ...]

    @property
    def by_draw(self) -> tuple[Proportion, ...]:
        """How many are right, a draw of the demonstrations each."""
        right = [right_words(self.task, words) for words in self.words]
        return tuple(Proportion(sum(one), len(one)) for one in right)

    @property
    def together(self) -> Proportion:
        """Over all draws. Its interval takes answers as independent, which they are not quite."""
        every = self.by_draw
        return Proportion(sum(one.hits for one in every), sum(one.count for one in every))


def right_words(task: Task, words: Sequence[str]) -> tuple[bool, ...]:
    """Whether the first words of the answers are right, for all that is asked of a task."""
    return tuple(is_right(word, right) for word, (_, right) in zip(words, task.asked, strict=True))


def is_right(word: str, accepted: Sequence[str]) -> bool:
    return word.casefold() in [one.casefold() for one in accepted]


def first_word(text: str) -> str:
    """Of an answer, without the signs around it; empty if there is none."""
    return next(iter(text.split()), "").strip(_QUOTES)


def drawn(pairs: Sequence[Pair], count: int, draw: int, without: str = "") -> tuple[Pair, ...]:
    """So many demonstrations. More of one draw begin with the same ones.

    Args:
        draw: its number; each has another order.
        without: what is asked must not be shown.
    """
    left = [one for one in pairs if one.given != without]
    order = np.random.default_rng(draw).permutation(len(left))
    return tuple(left[place] for place in order[:count])


def lines(pairs: Sequence[Pair]) -> str:
    """Demonstrations as they stand in the prompt."""
    return "".join(f"{one.given} -> {one.answer}\n" for one in pairs)


def prompt_text(pairs: Sequence[Pair], given: str, instruction: str = "") -> str:
    """The whole prompt, an instruction before it if there is one."""
    return (
        f"{instruction}\n{lines(pairs)}{given} ->" if instruction else f"{lines(pairs)}{given} ->"
    )


def ask(
    model: CausalReader, pairs: Sequence[Pair], given: Sequence[str], said: str = ""
) -> list[str]:
    """The first words of greedy answers to several inputs after the same demonstrations."""
    vocabulary = model.vocabulary
    prompts = [as_text(vocabulary, prompt_text(pairs, one, said)) for one in given]
    shared = common_beginning(prompts)
    if len(prompts) > 1 and len(shared) > 1:  # read once; the others go on from it
        list(model.next_logits_of([shared]))
    return [first_word(text_of(vocabulary, one)) for one in answered(model, prompts, COUNT)]


def own_counts(pairs: Sequence[Pair]) -> tuple[int, ...]:
    """How many demonstrations a task of one's own can be tried with: one pair is always asked."""
    return tuple(one for one in COUNTS if one < len(pairs))


def trying(
    model: CausalReader, pairs: Sequence[Pair], known: Sequence[Proportion] = ()
) -> Iterator[tuple[Proportion, ...]]:
    """Every pair of a task of one's own asked after others of it, count by count.

    Args:
        known: of the first counts, to go on from.

    Yields:
        What is right at each of `own_counts`, as far as it has got.
    """
    found = list(known)
    for count in own_counts(pairs)[len(found) :]:
        vocabulary = model.vocabulary
        prompts = [
            as_text(vocabulary, prompt_text(drawn(pairs, count, 0, one.given), one.given))
            for one in pairs
        ]
        words = [first_word(text_of(vocabulary, one)) for one in answered(model, prompts, COUNT)]
        right = [
            is_right(word, (first_word(one.answer),))
            for word, one in zip(words, pairs, strict=True)
        ]
        found.append(Proportion(sum(right), len(right)))
        yield tuple(found)


@cache
def tasks() -> tuple[Task, ...]:
    """The set."""
    return tuple(
        Task(
            one["id"],
            one["name"],
            one["instruction"],
            tuple(Pair(*pair) for pair in one["shown"].items()),
            tuple((given, tuple(right)) for given, right in one["asked"].items()),
            one["control"],
        )
        for one in json.loads(SET.read_text(encoding="utf-8"))["tasks"]
    )


def task(task_id: str) -> Task:
    return next(one for one in tasks() if one.id == task_id)


@cache
def taught(task_id: str, count: int) -> Taught:
    """What the default model answered after so many demonstrations."""
    return Taught(task(task_id), count, tuple(map(tuple, _measured()[task_id][str(count)])))


@cache
def instructed(task_id: str) -> Proportion:
    """How many are right after the instruction alone."""
    (words,) = _measured()[task_id]["instruction"]
    right = right_words(task(task_id), words)
    return Proportion(sum(right), len(right))


def together(count: int, *, control: bool) -> Proportion:
    """After so many demonstrations, over all tasks that are a control, or over the others."""
    return _sum(taught(one.id, count).together for one in tasks() if one.control == control)


def instructed_together(*, control: bool) -> Proportion:
    """The same after instructions alone."""
    return _sum(instructed(one.id) for one in tasks() if one.control == control)


def widest(count: int) -> Taught:
    """After so many demonstrations, the task for which it matters most which ones they are."""
    every = [taught(one.id, count) for one in tasks()]
    return max(every, key=lambda one: spread(one)[1] - spread(one)[0])


def spread(one: Taught) -> tuple[int, int]:
    """How many are right after the worst and after the best draw."""
    hits = [each.hits for each in one.by_draw]
    return min(hits), max(hits)


@cache
def instruction_words(task_id: str) -> tuple[str, ...]:
    (words,) = _measured()[task_id]["instruction"]
    return tuple(words)


def main() -> int:
    """Ask the default model the whole set. Returns the exit code."""
    from backend.analyses.application.default_model import default_model

    model, _ = default_model()
    found: dict[str, dict[str, list[list[str]]]] = (
        json.loads(MEASURED.read_text(encoding="utf-8")) if MEASURED.exists() else {}
    )
    for one in tasks():
        if one.id not in found:  # each task is written down when it is done
            found[one.id] = _ask_all(model, one)
            write_rows(MEASURED, found, depth=2)
    return 0


def _ask_all(model: CausalReader, one: Task) -> dict[str, list[list[str]]]:
    given = [each for each, _ in one.asked]
    found = {"instruction": [ask(model, (), given, one.instruction)], "0": [ask(model, (), given)]}
    for draw in range(DRAWS):
        for count in COUNTS[1:]:
            words = ask(model, drawn(one.shown, count, draw), given)
            found.setdefault(str(count), []).append(words)
    return found


def _sum(every: Iterable[Proportion]) -> Proportion:
    found = list(every)
    return Proportion(sum(one.hits for one in found), sum(one.count for one in found))


@cache
def _measured() -> dict[str, dict[str, list[list[str]]]]:
    found: dict[str, dict[str, list[list[str]]]] = json.loads(MEASURED.read_text(encoding="utf-8"))
    return found


if __name__ == "__main__":
    sys.exit(main())
