"""One word decides: a yes/no question whose answer is begun with "No," and with "Yes,".

The model then goes on from a word that was written for it, and defends it, whether it is true or
not: "snowballing" (Zhang et al. 2023, "How language model hallucinations can snowball").

    python -m backend.analyses.application.one_word_decides    asks the set anew, writes it down
"""

from __future__ import annotations

import json
import re
import sys
from collections.abc import Sequence
from dataclasses import asdict, dataclass
from functools import cache
from pathlib import Path

import numpy as np

from backend.analyses.application.greedy_answers import Ids, in_chat
from backend.analyses.rows_file import write_rows
from backend.models.networks.vocabulary import Vocabulary
from backend.numbers import lower_bound
from backend.probability.auroc import Auroc, auroc
from backend.probability.proportion import Proportion
from backend.probability.sampling import Sampling, distribution
from backend.text.chat_template import ChatTemplate
from backend.text.limits import BYTES_PER_TOKEN

SET = Path(__file__).with_suffix(".json")
MEASURED = Path(__file__).with_name("one_word_decides_measured.json")

LIMIT = 64  # tokens of a statement
JUSTIFIED = 24  # tokens with which the model goes on
DENIAL = " not"

_STATEMENT = re.compile(r"(\S.*?) (is|are) (\S.*?)[ .!?]*")
_ARTICLES = ("The", "A", "An")  # the other capitals may belong to a name


@dataclass(frozen=True)
class Statement:
    """Something said of a subject.

    Attributes:
        verb: "is" or "are".
    """

    subject: str
    verb: str
    said: str

    @property
    def text(self) -> str:
        return f"{self.subject} {self.verb} {self.said}"

    @property
    def question(self) -> str:
        return f"{self.verb.capitalize()} {self.subject} {self.said}?"

    def beginning(self, word: str) -> str:
        """What is written for the model: such as "No, gold is"."""
        return f"{word}, {self.subject} {self.verb}"


@dataclass(frozen=True)
class Known(Statement):
    """A statement of the set: `twin` says the contrary of the same subject."""

    true: bool
    twin: str


@dataclass(frozen=True)
class Denial:
    """How the model goes on in a conversation after both beginnings.

    Attributes:
        after_no, after_yes: probability of " not" after "No, ..." and after "Yes, ...".
        first_after_no, first_after_yes: whether it is the most likely token there.
        no, yes: probability that the answer begins with "No" and with "Yes", nothing being
            written for the model.
    """

    after_no: float
    after_yes: float
    first_after_no: bool
    first_after_yes: bool
    no: float
    yes: float

    @property
    def ratio(self) -> float:
        return self.after_no / self.after_yes


def read_statement(text: str) -> Statement | None:
    """What a text says of what; None if it has no "is" or "are" between two things.

    White space counts as one space; what is far too long is not read.
    """
    if len(text) > LIMIT * BYTES_PER_TOKEN:
        return None
    found = _STATEMENT.fullmatch(" ".join(text.split()))
    if found is None:
        return None
    subject, verb, said = found.groups()
    first, space, rest = subject.partition(" ")
    if space and first in _ARTICLES:
        subject = f"{first.lower()} {rest}"
    return Statement(subject, verb, said)


def prompts(vocabulary: Vocabulary, template: ChatTemplate, one: Statement) -> tuple[Ids, Ids, Ids]:
    """The conversation begun with "No", begun with "Yes", and with nothing written."""
    no, yes, plain = (
        in_chat(vocabulary, template, one.question, beginning).ids
        for beginning in (one.beginning("No"), one.beginning("Yes"), "")
    )
    return no, yes, plain


def denial(vocabulary: Vocabulary, rows: Sequence[np.ndarray]) -> Denial:
    """What the logits after the three `prompts` say, (vocab,) each."""
    (denied,) = vocabulary.encode(DENIAL)
    (no_word,), (yes_word,) = vocabulary.encode("No"), vocabulary.encode("Yes")
    no, yes, plain = (distribution(row, Sampling()) for row in rows)
    return Denial(
        after_no=float(no[denied]),
        after_yes=float(yes[denied]),
        first_after_no=bool(no.argmax() == denied),
        first_after_yes=bool(yes.argmax() == denied),
        no=float(plain[no_word]),
        yes=float(plain[yes_word]),
    )


@cache
def statements() -> tuple[Known, ...]:
    """The set: what is true and what is false of each subject, in turns."""
    found: list[Known] = []
    for one in json.loads(SET.read_text(encoding="utf-8"))["subjects"]:
        subject, verb = one["subject"], one["verb"]
        for true in (True, False):
            said, other = one["true" if true else "false"], one["false" if true else "true"]
            twin = Statement(subject, verb, other).text
            found.append(Known(subject, verb, said, true, twin))
    return tuple(found)


@cache
def measured() -> tuple[Denial, ...]:
    """What the default model made of the set, in the order of `statements`."""
    found = json.loads(MEASURED.read_text(encoding="utf-8"))
    return tuple(Denial(**one) for one in found)


def told_by_truth() -> dict[str, Auroc]:
    """How well true and false statements can be told apart, by what the model does.

    After each beginning by the probability of " not", higher where the statement is false; and,
    nothing being written for it, by log P(Yes) - log P(No), higher where it is true.
    """
    true, false = _by_truth()
    return {
        "No": auroc([one.after_no for one in false], [one.after_no for one in true], paired=True),
        "Yes": auroc(
            [one.after_yes for one in false], [one.after_yes for one in true], paired=True
        ),
        "unforced": auroc(
            [np.log(one.yes / one.no) for one in true],
            [np.log(one.yes / one.no) for one in false],
            paired=True,
        ),
    }


def least_ratio() -> float:
    """How many times more probable " not" is after "No" at least; to one decimal, rounded down."""
    return lower_bound(min(one.ratio for one in measured()), 1)


def defended() -> Proportion:
    """Of the true statements, how many go on with " not" after "No", as the most likely token.

    What goes on without " not" after "Yes" says nothing yet: "Yes, gold is a" may go on rightly.
    """
    true, _ = _by_truth()
    return Proportion(sum(one.first_after_no for one in true), len(true))


def _by_truth() -> tuple[list[Denial], list[Denial]]:
    pairs = list(zip(statements(), measured(), strict=True))
    return [found for one, found in pairs if one.true], [
        found for one, found in pairs if not one.true
    ]


def main() -> int:
    """Ask the default model the whole set. Returns the exit code."""
    from backend.analyses.application.default_model import default_model

    model, template = default_model()
    found = []
    for one in statements():
        texts = prompts(model.vocabulary, template, one)
        rows = list(model.next_logits_of(texts, start=False))
        found.append(asdict(denial(model.vocabulary, rows)))
    write_rows(MEASURED, found)
    return 0


if __name__ == "__main__":
    sys.exit(main())
