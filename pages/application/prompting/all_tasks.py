"""How many answers are right, for all tasks, with a dot for every sample of demonstrations."""

from __future__ import annotations

import streamlit as st

from backend.analyses.application import by_example as analysis
from backend.analyses.application.by_example import COUNTS, DRAWS, instructed, tasks, taught
from backend.figures.of_application import proportion_text
from backend.numbers import SPACE, percent_text
from components.charts.chart import chart
from components.frame import claim_scope, prose
from components.outputs.csv_file import csv_button
from components.outputs.progress import long_work
from components.results import measured_on
from pages.application.prompting import results
from pages.application.prompting.all_tasks_chart import Own, all_tasks_figure
from pages.application.prompting.results import Tried
from pages.application.prompting.task_fields import Teaching


def draw(name: str, now: Teaching) -> None:
    """The chart of the task that is looked at among all, one's own tried, and the table."""
    prose.markdown(
        "One model, nothing but the prompt changed: each task was asked twelve held-out inputs, "
        f"after {DRAWS} different samples of demonstrations. Choose another task above."
    )
    own = _tried(name, now) if now.task is None else None
    finding = _finding(now, own)
    chart(
        all_tasks_figure(now.task, Own(own) if own else None, finding),
        key="all_tasks",
        alt=f"Share of right answers against the number of demonstrations. {finding}. All other "
        "tasks are thin lines.",
    )
    _said()
    _table()
    csv_button(_columns, "all-tasks", head=measured_on.head)


def _tried(name: str, now: Teaching) -> Tried:
    counts = analysis.own_counts(now.pairs)
    if len(now.pairs) < 2:
        prose.caption("With at least two pairs, each can be asked after others.")
        return ()
    prose.caption(
        "Your own task: each of your pairs is asked after others of them, as far as they reach. "
        "So few pairs make wide intervals."
    )
    found = long_work(
        "own_task",
        (name, now.pairs),
        results.own_task.known(name, now.pairs),
        lambda: results.own_task.steps(name, now.pairs),
        lambda step: (len(step), len(counts)),
        doing="Asking every pair",
        unit="counts",
        begin="Try all my pairs",
    )
    return found or ()


def _finding(now: Teaching, own: Tried | None) -> str:
    if now.task is None:
        if not own:
            return f"{len(tasks())} tasks; your own is not tried yet"
        return f"Your own: {own[0].hits} of {own[0].count} right with none, " + (
            f"{own[-1].hits} with {COUNTS[len(own) - 1]}"
        )
    first, four = (taught(now.task.id, count).together.share for count in (0, 4))
    return (
        f"{now.task.name}: {percent_text(first, 2)} right with no demonstration, "
        f"{percent_text(four, 2)} with 4"
    )


def _said() -> None:
    widest = analysis.widest(2)
    low, high = analysis.spread(widest)
    none, four, most = (analysis.together(count, control=False) for count in (0, 4, 16))
    prose.markdown(
        f"{claim_scope.whose()}**Examples teach what an instruction does not.** Over all tasks but "
        f"the last two, right are {proportion_text(none)} with nothing, "
        f"{proportion_text(analysis.instructed_together(control=False))} with the instruction "
        f"alone, {proportion_text(four)} with 4 demonstrations, and {proportion_text(most)} with "
        "16. No parameter was changed."
    )
    prose.markdown(
        "**Which demonstrations they are matters.** With two, "
        f"“{widest.task.name}” comes out right in {low} to {high} of {len(widest.task.asked)}, "
        "by the sample. A single figure for a prompt of few examples says little."
    )
    controls = "; ".join(
        f"“{one.name}” {proportion_text(taught(one.id, 0).together)} with none, "
        f"{proportion_text(taught(one.id, 16).together)} with 16"
        for one in tasks()
        if one.control
    )
    prose.markdown(
        f"**What the model can’t do, examples don’t bring:** {controls}. They show which "
        "task is meant, and that the answer is French or a number, not how to get it right."
    )


def _table() -> None:
    columns: dict[str, list[str]] = {
        "task": [f"{one.name} (control)" if one.control else one.name for one in tasks()],
        "words only": [_of(instructed(one.id).hits, one.asked) for one in tasks()],
    }
    for count in COUNTS:
        columns[str(count)] = [_cell(one.id, count) for one in tasks()]
    st.table(
        columns,
        hide_index=True,
        border="horizontal",
        alt="Share of right answers by task and number of demonstrations, with the range of "
        "the samples",
    )
    prose.caption(
        f"Columns: numbers of demonstrations. The mean of {DRAWS} samples, in brackets the lowest "
        f"and the highest. In the chart, upright lines are 95{SPACE}% Wilson intervals over "
        "all answers, as if these were independent; they share inputs, so that is too narrow. "
        "“Words only”: the instruction, and no demonstration."
    )


def _cell(task_id: str, count: int) -> str:
    one = taught(task_id, count)
    mean = percent_text(one.together.share, 2)
    if len(one.words) == 1:
        return mean
    shares = [percent_text(each.share, 2).removesuffix(f"{SPACE}%") for each in one.by_draw]
    shares.sort(key=float)
    return f"{mean} ({shares[0]}–{shares[-1]})"


def _of(hits: int, asked: tuple[object, ...]) -> str:
    return percent_text(hits / len(asked), 2)


def _columns() -> dict[str, list[object]]:
    rows = [
        (one, said, number, place, word)
        for one in tasks()
        for said, every in [
            ("instruction", (analysis.instruction_words(one.id),)),
            *((str(count), taught(one.id, count).words) for count in COUNTS),
        ]
        for number, words in enumerate(every)
        for place, word in enumerate(words)
    ]
    return {
        "task": [one.name for one, *_ in rows],
        "demonstrations": [said for _, said, *_ in rows],
        "sample": [number for _, _, number, _, _ in rows],
        "input": [one.asked[place][0] for one, _, _, place, _ in rows],
        "first word of the answer": [word for *_, word in rows],
        "right": [
            "yes" if analysis.is_right(word, one.asked[place][1]) else "no"
            for one, _, _, place, word in rows
        ],
    }
