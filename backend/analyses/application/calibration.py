"""Is a model right as often as it is sure? 200 questions with four options, asked in three ways.

The questions are in `calibration.json`; how one is asked, `four_options.py` says. Temperature acts
on the scores of the four options.

    python -m backend.analyses.application.calibration    asks the set anew, and writes it down
"""

from __future__ import annotations

import json
import random
import sys
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

import numpy as np

from backend.analyses.application.four_options import LETTERS, WAYS, Question, Way, asked
from backend.analyses.rows_file import write_rows
from backend.probability.calibration import Reliability, chance_errors, reliability
from backend.probability.proportion import Proportion
from backend.probability.temperature_scaling import best_temperature, scaled

SET = Path(__file__).with_suffix(".json")
MEASURED = Path(__file__).with_name("calibration_measured.json")

_SEED = 2017  # of the places of the right options, and of the order


@dataclass(frozen=True)
class Known:
    """A question of the set.

    Attributes:
        number: from 1, in the order of `questions`.
    """

    number: int
    topic: str
    question: Question


@cache
def questions() -> tuple[Known, ...]:
    """The set in the order in which it is asked: topics mixed, each letter right equally often."""
    listed: list[tuple[str, dict[str, Any]]] = [
        (topic["topic"], one)
        for topic in json.loads(SET.read_text(encoding="utf-8"))["topics"]
        for one in topic["questions"]
    ]
    chance = random.Random(_SEED)  # noqa: S311 (an order, no secret)
    chance.shuffle(listed)
    places = [number % len(LETTERS) for number in range(len(listed))]
    chance.shuffle(places)
    found = []
    for number, ((topic, one), right) in enumerate(zip(listed, places, strict=True), 1):
        options: list[str] = one["options"]
        answer, *others = options
        chance.shuffle(others)
        others.insert(right, answer)
        first, second, third, fourth = others
        asked_as = Question(one["sentence"], one["question"], (first, second, third, fourth), right)
        found.append(Known(number, topic, asked_as))
    return tuple(found)


@cache
def scores(way: Way) -> np.ndarray:
    """(questions, 4) natural logarithms, as the default model gave them. Read-only."""
    found = np.array(json.loads(MEASURED.read_text(encoding="utf-8"))[way])
    found.setflags(write=False)
    return found


@cache
def rights() -> np.ndarray:
    """(questions,) the places of the right options. Read-only."""
    found = np.array([one.question.right for one in questions()])
    found.setflags(write=False)
    return found


@cache
def of(way: Way, temperature: float = 1.0) -> Reliability:
    """The reliability of the option with the highest probability, over the whole set."""
    probabilities = scaled(scores(way), temperature)
    return reliability(probabilities.max(axis=1), probabilities.argmax(axis=1) == rights())


@cache
def right(way: Way) -> Proportion:
    """How many questions the most probable option answers rightly; no temperature changes it."""
    return Proportion(int((scores(way).argmax(axis=1) == rights()).sum()), len(questions()))


@cache
def chance_limit(way: Way, temperature: float = 1.0) -> float:
    """The calibration error that a perfect forecaster stays below in 95 % of all cases."""
    errors = chance_errors(scaled(scores(way), temperature).max(axis=1))
    return float(np.quantile(errors, 0.95))


@cache
def best(way: Way) -> float:
    """The temperature that fits the set best, by negative log-likelihood."""
    return best_temperature(scores(way), rights())


def picks(way: Way) -> tuple[int, ...]:
    """How often each of the four places has the highest probability."""
    return tuple(np.bincount(scores(way).argmax(axis=1), minlength=len(LETTERS)).tolist())


def main() -> int:
    """Ask the default model the whole set. Returns the exit code."""
    from backend.analyses.application.default_model import default_model

    model, template = default_model()
    found: dict[Way, list[list[float]]] = {way: [] for way in WAYS}
    for one in questions():
        for way, four in asked(model, template, one.question).items():
            found[way].append([round(score, 5) for score in four])
    write_rows(MEASURED, found, depth=2)
    return 0


if __name__ == "__main__":
    sys.exit(main())
