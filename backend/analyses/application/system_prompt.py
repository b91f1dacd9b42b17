"""Does a system prompt do anything? Five rules before twenty questions, and who keeps them.

A system prompt is text before the conversation, put there by whoever builds the application. What
keeps a rule is seen in the answer's text. The set is `system_prompt.json`.

    python -m backend.analyses.application.system_prompt    asks the set anew, and writes it down
"""

from __future__ import annotations

import json
import re
import sys
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from backend.analyses.application.greedy_answers import Prompt, answered, text_of
from backend.analyses.rows_file import write_rows
from backend.models.networks.vocabulary import Vocabulary
from backend.probability.proportion import Proportion
from backend.text.chat_template import ChatTemplate, Message, chat
from backend.text.limits import encode_within

SET = Path(__file__).with_suffix(".json")
MEASURED = Path(__file__).with_name("system_prompt_measured.json")

COUNT = 24  # tokens of an answer at most
LIMIT = 64  # tokens of a system prompt, and of a question

_FRENCH_WORDS = 2  # so many different ones of the list make an answer French


@dataclass(frozen=True)
class Rule:
    """Something that a system prompt can ask for, and that is seen in an answer."""

    id: str
    name: str
    text: str

    def kept_by(self, answer: str) -> bool:
        """Whether an answer does what the rule asks for, by its signs alone."""
        words = re.findall(r"[^\W_]+(?:'[^\W_]+)?", answer.replace("’", "'"))
        match self.id:
            case "ahoy":
                return answer.casefold().startswith("ahoy")
            case "capitals":
                return answer.upper() == answer and any(one.isalpha() for one in answer)
            case "one_word":
                return len(words) == 1
            case "french":
                return len({one.casefold() for one in words} & french_words()) >= _FRENCH_WORDS
            case "refuse":
                return "cannot help with that" in answer.casefold()
        raise ValueError(self.id)


def prompt(vocabulary: Vocabulary, template: ChatTemplate, question: str, system: str) -> Prompt:
    """A question as a conversation; without a system prompt the template puts in its own.

    Raises:
        TextTooLong: either is over its limit.
    """
    for one in (question, system):
        encode_within(vocabulary, one, LIMIT)
    before = [Message("system", system)] if system else []
    ids = chat(vocabulary, template, [*before, Message("user", question)]).ids
    return Prompt(tuple(ids), start=False)


@cache
def rules() -> tuple[Rule, ...]:
    return tuple(Rule(**one) for one in _read()["rules"])


@cache
def questions() -> tuple[str, ...]:
    return tuple(_read()["questions"])


@cache
def french_words() -> frozenset[str]:
    """Frequent small words, which no English answer has two of."""
    return frozenset(_read()["french"])


@cache
def texts(rule: str) -> tuple[str, ...]:
    """The default model's answers under a rule, by its id; "" without any."""
    found: dict[str, list[str]] = json.loads(MEASURED.read_text(encoding="utf-8"))
    return tuple(found[rule])


@cache
def kept(rule: Rule, *, asked_for: bool = True) -> Proportion:
    """How many answers keep a rule: under it, or without any system prompt of ours."""
    every = texts(rule.id if asked_for else "")
    return Proportion(sum(rule.kept_by(one) for one in every), len(every))


def main() -> int:
    """Ask the default model the whole set. Returns the exit code."""
    from backend.analyses.application.default_model import default_model

    model, template = default_model()
    found = {}
    for name, system in {"": "", **{one.id: one.text for one in rules()}}.items():
        asked = [prompt(model.vocabulary, template, one, system) for one in questions()]
        found[name] = [text_of(model.vocabulary, one) for one in answered(model, asked, COUNT)]
    write_rows(MEASURED, found, depth=2)
    return 0


@cache
def _read() -> dict[str, Any]:
    found: dict[str, Any] = json.loads(SET.read_text(encoding="utf-8"))
    return found


if __name__ == "__main__":
    sys.exit(main())
