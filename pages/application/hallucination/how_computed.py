"""What exactly is computed on this page, in words."""

from __future__ import annotations

from backend.analyses.application import beyond_knowledge, does_not_exist, open_book
from backend.numbers import SPACE
from components.frame import prose


def draw() -> None:
    """The conversation, the sets, the signals, and the intervals."""
    prose.markdown("\n\n".join([_CHAT, _SETS, _SIGNALS, _COUNTED]))


_CHAT = (
    "**In chat** the question stands in the model’s own chat template, with its default system "
    "message, and no start token before it. A written beginning follows where the assistant’s turn "
    "opens. **As a sentence** there is plain text after the start token. Answers are greedy."
)
_SETS = (
    "**The sets** were written for this page before a model was asked, and not trimmed afterwards: "
    "20 subjects with a true and a false statement each; 10 real and 10 made-up names of each of "
    "six kinds. Somebody may well have the name of a made-up person."
)
_SIGNALS = (
    "**Signals** are probabilities at temperature 1: the geometric mean over the answer’s tokens, "
    "$2^{\\frac1n \\sum_i \\log_2 P_i}$; that of its first token; that of its least probable "
    "one. An answer ends with its first sentence (as a sentence at a comma already), or after "
    f"{does_not_exist.COUNT} tokens; the mark that ends it is not counted. **AUROC** is the share "
    "of pairs, one real and one made up, in which the real one has the higher signal; ties count "
    "half."
)
_COUNTED = (
    "**Counted by words.** An answer is right if it names one of the accepted answers. It counts "
    "as declined if it has a phrase such as “does not exist” or “I’m not sure”. Such counts make "
    f"mistakes; the files hold every answer. Notes: answers of at most {open_book.COUNT} tokens; "
    f"after examples at most {beyond_knowledge.COUNT}. Intervals are 95{SPACE}%: Wilson’s for "
    "counts, a percentile bootstrap for AUROC, over subjects where a subject has two statements."
)
