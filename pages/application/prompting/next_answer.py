"""The prompt as it is read, the next token as live bars, and the right answer's probability."""

from __future__ import annotations

import streamlit as st

from backend.analyses.application.by_example import prompt_text
from backend.analyses.application.whole_answers import spaces_before
from backend.models.weights.provenance import called_shortly
from backend.numbers import counted, probability_text
from backend.probability.sampling import Sampling, distribution
from backend.text.limits import encode_within
from components.charts.titles import ending
from components.frame import announcements
from components.results import file_head, shared
from components.widgets.distribution_bars import workspace_bars
from components.widgets.live_bars import Series, Word
from pages.application.prompting import results
from pages.application.prompting.results import Read
from pages.application.prompting.task_fields import Teaching

LIMIT = 480  # tokens of a whole prompt

_ROWS = 9


def draw(name: str, text: str, now: Teaching) -> None:
    """The sentence, the prompt, and the bars. Raises TextTooLong."""
    vocabulary = shared.vocabulary(name)
    whole = prompt_text(now.shown, text)
    answer = vocabulary.encode(f" {now.answer}") if now.answer else []
    likely = [f" {one.answer}" for one in now.pairs]
    skipped = spaces_before(vocabulary, likely)
    if answer[: len(skipped)] == skipped:
        answer = answer[len(skipped) :]
    else:
        skipped = []
    taught, untaught = (
        (*encode_within(vocabulary, one, LIMIT), *skipped) for one in (whole, prompt_text((), text))
    )
    found = results.read(name, taught, untaught, tuple(answer))
    told = verdict(name, now, found)
    st.text(told)
    announcements.when_changed("teaching", told, at_first=False)
    left, right = st.columns([1, 2.2])
    with left:
        st.caption("The prompt, as it is read")
        st.code(whole, language=None, wrap_lines=True)
    with right:
        _bars(name, whole, found, tuple(answer))


def verdict(name: str, now: Teaching, found: Read) -> str:
    """How probable the right answer is, with demonstrations and without."""
    count = counted(len(now.shown), "demonstration") if now.shown else "no demonstration"
    if found.answer is None or found.before is None:
        logits = found.next.prediction.logits
        best = int(found.next.prediction.top(1)[0])
        label = shared.vocabulary(name).token(best).label
        return (
            f"{now.name}, {count}: most likely next token “{label}”, "
            f"{probability_text(float(distribution(logits, Sampling())[best]))}. "
            "What is right here, nobody has said."
        )
    told = (
        f"{now.name}, {count}: the right answer “{now.answer}” has a probability of "
        f"{probability_text(found.answer)}"
    )
    return (
        f"{told}; with no demonstration {probability_text(found.before)}."
        if now.shown
        else (f"{told}.")
    )


def _bars(name: str, whole: str, found: Read, answer: tuple[int, ...]) -> None:
    vocabulary = shared.vocabulary(name)
    ids = found.next.ids
    workspace_bars(
        [
            Series(
                prediction=found.next.prediction,
                title="P(next token)",
                tone="left",
                about=f"{called_shortly(name)}, after {ending(whole)}",
                head=file_head.after(name, ids),
                caption=file_head.caption(name, ids, vocabulary=vocabulary),
            )
        ],
        vocabulary,
        key="prompting_bars",
        word=Word(answer, tuple(vocabulary.labels(answer)), "right answer") if answer else None,
        rows=_ROWS,
    )
