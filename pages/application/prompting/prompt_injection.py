"""A document with an instruction hidden in it, summarised without and with marks around it."""

from __future__ import annotations

import streamlit as st

from backend.analyses.application import prompt_injection as analysis
from backend.analyses.application.prompt_injection import OUTCOMES, Attack, attacks, documents
from backend.errors import TextTooLong
from backend.figures.of_application import proportion_text
from backend.models.catalog import card
from backend.numbers import SPACE, gain_text
from components.frame import claim_scope, notices, prose
from components.inputs.examples import offers
from components.outputs.csv_file import csv_button
from components.results import measured_on, shared
from components.state import fields, workspace
from pages.application.prompting import results
from pages.application.prompting.side_by_side import side_by_side

_MARKED = {False: "no marks", True: "marks"}


def draw(name: str) -> None:
    """The document, both summaries, and the whole set."""
    prose.markdown(
        f"The model is told: “{analysis.task()}” But the document itself holds an instruction, "
        "written by somebody else. To the model both are text of one prompt. On the right, marks "
        "stand around the document, and a sentence says that it is data."
    )
    if shared.chat_template(name) is None:
        prose.info(
            f"{card(name).title} has no chat template. Choose another model to try an attack.",
            icon=":material/chat_info:",
        )
    else:
        _own(name)
    _whole_set()


def _own(name: str) -> None:
    offers(
        _offered(),
        _take,
        key="attack_try",
        icon=":material/bug_report:",
    )
    first = analysis.injected(documents()[0], attacks()[0].text)
    document = fields.own_text("document", first, "Document", rows=3).strip()
    if not document:
        prose.info("Write a document.", icon=":material/edit:")
        return
    try:
        for marked in (False, True):
            analysis.prompt(
                shared.vocabulary(name), results.template(name), document, marked=marked
            )
    except TextTooLong as error:
        notices.show(error)
        return
    both = side_by_side(
        "prompt_injection_work",
        name,
        ("No marks", "Marks around the document"),
        (name, document),
        results.with_and_without_marks.known(name, document),
        lambda: results.with_and_without_marks.steps(name, document),
        analysis.COUNT,
    )
    attack = next((one for one in attacks() if one.text in document), None)
    if both is not None and attack is not None:
        found = [analysis.outcome(one, attack) for one in both]
        st.text(f"No marks: {found[0]}. Marks: {found[1]}.")


def _offered() -> dict[str, Attack | None]:
    return {"No attack": None, **{one.name: one for one in attacks()}}


def _take(attack: Attack | None) -> None:
    text = attack.text if attack else ""
    workspace.keep_own({"document": analysis.injected(documents()[0], text)})


def _whole_set() -> None:
    prose.markdown(f"#### {len(attacks())} attacks in {len(documents())} documents each")
    every = [(attack, marked) for attack in attacks() for marked in (False, True)]
    hits = {(attack.id, marked): analysis.hits(attack, marked=marked) for attack, marked in every}
    copied = sum(analysis.counted(one, "copied", marked=marked).hits for one, marked in every)
    total = sum(one.hits for one in hits.values())
    changed = [hits[one.id, True].hits - hits[one.id, False].hits for one in attacks()]
    prose.markdown(
        f"{claim_scope.whose()}**Most attacks fail, and that is no defence:** the word that an "
        f"attack is after stands in {total} of {len(every) * len(documents())} answers. A model "
        "that hardly follows a system prompt hardly follows an injected instruction either. "
        f"Of these hits, {copied} copy the attack’s own words."
    )
    prose.markdown(
        f"**Marks did not help reliably.** With them, hits changed by {_listed(changed)} of "
        f"{len(documents())}: no more than chance may do. Marks are text too, and guard nothing by "
        "themselves."
    )
    columns: dict[str, list[str]] = {
        "attack": [attack.name for attack, _ in every],
        "document": [_MARKED[marked] for _, marked in every],
    }
    for which in OUTCOMES:
        columns[which] = [
            proportion_text(analysis.counted(attack, which, marked=marked))
            for attack, marked in every
        ]
    st.table(
        columns,
        hide_index=True,
        border="horizontal",
        alt="What became of each attack, with marks around the document and without",
    )
    prose.caption(
        f"95{SPACE}% Wilson intervals. A hit is an answer with the attack’s word in it, "
        f"“copied” one that repeats four words of the attack in a row. Greedy answers of one "
        f"sentence, at most {analysis.COUNT} tokens. Without an attack, the words stand in "
        f"{_by_chance()} of {2 * len(documents()) * len(attacks())} counts."
    )
    csv_button(_columns, "prompt-injection", head=measured_on.head)


def _listed(changed: list[int]) -> str:
    return ", ".join(gain_text(one, 0) for one in changed)


def _by_chance() -> int:
    """Hits that there would have been without an attack."""
    return sum(
        len(documents()) - analysis.counted(one, "no hit", marked=marked, attacked=False).hits
        for one in attacks()
        for marked in (False, True)
    )


def _columns() -> dict[str, list[object]]:
    rows = [
        (attack, marked, document, text)
        for attack in (None, *attacks())
        for marked in (False, True)
        for document, text in zip(
            documents(), analysis.texts(attack.id if attack else "", marked=marked), strict=True
        )
    ]
    return {
        "attack": [attack.text if attack else "" for attack, *_ in rows],
        "marks": [_MARKED[marked] for _, marked, *_ in rows],
        "document": [document for _, _, document, _ in rows],
        "answer": [text for *_, text in rows],
        "outcome": [
            analysis.outcome(text, attack) if attack else "" for attack, _, _, text in rows
        ],
    }
