"""A system prompt of one's own: the answer without it and with it, and five rules measured."""

from __future__ import annotations

import streamlit as st

from backend.analyses.application import system_prompt as analysis
from backend.analyses.application.system_prompt import Rule, questions, rules
from backend.errors import TextTooLong
from backend.figures.of_application import proportion_text
from backend.models.catalog import card
from backend.numbers import SPACE
from components.frame import claim_scope, notices, prose
from components.inputs.examples import offers
from components.outputs.csv_file import csv_button
from components.results import measured_on, shared
from components.state import fields, workspace
from pages.application.prompting import results
from pages.application.prompting.side_by_side import side_by_side


def draw(name: str) -> None:
    """The fields, both answers, and the whole set."""
    prose.markdown(
        "Applications put a system prompt before every conversation: who the assistant is, and "
        "what it must do. To the model it is text as any other. Does this model heed it?"
    )
    if shared.chat_template(name) is None:
        prose.info(
            f"{card(name).title} has no chat template, and so no system prompt. Choose another "
            "model to try one.",
            icon=":material/chat_info:",
        )
    else:
        _own(name)
    _whole_set()


def _own(name: str) -> None:
    offers(
        {one.name: one for one in rules()},
        _take,
        key="rule_try",
        icon=":material/rule:",
    )
    system = fields.own_text("system_said", rules()[0].text, "System prompt").strip()
    question = fields.own_text("asked", questions()[0], "Question").strip()
    if not question:
        prose.info("Write a question.", icon=":material/edit:")
        return
    try:
        analysis.prompt(shared.vocabulary(name), results.template(name), question, system)
    except TextTooLong as error:
        notices.show(error)
        return
    both = side_by_side(
        "system_prompt_work",
        name,
        ("Without your system prompt", "With it"),
        (name, question, system),
        results.with_and_without_system.known(name, question, system),
        lambda: results.with_and_without_system.steps(name, question, system),
        analysis.COUNT,
    )
    rule = next((one for one in rules() if one.text == system), None)
    if both is not None and rule is not None:
        kept = "keeps" if rule.kept_by(both[1]) else "does not keep"
        st.text(f"The answer on the right {kept} the rule.")
    elif both is not None and both[0] == both[1]:
        st.text("Both answers are the same.")


def _take(rule: Rule) -> None:
    workspace.keep_own({"system_said": rule.text})


def _whole_set() -> None:
    prose.markdown(f"#### {len(rules())} rules, {len(questions())} questions each")
    every = [analysis.kept(one) for one in rules()]
    least, most = (
        pick(zip(rules(), every, strict=True), key=lambda one: one[1].hits) for pick in (min, max)
    )
    prose.markdown(
        f"{claim_scope.whose()}**A system prompt is a wish, not a setting.** This model keeps the "
        f"rule “{most[0].name}” in {proportion_text(most[1])} answers and “{least[0].name}” in "
        f"{proportion_text(least[1])}. Other models may heed it more, but "
        "nothing in the network enforces it."
    )
    st.table(
        {
            "system prompt": [one.text for one in rules()],
            "kept": [proportion_text(one) for one in every],
            "kept without it": [
                proportion_text(analysis.kept(one, asked_for=False)) for one in rules()
            ],
        },
        hide_index=True,
        border="horizontal",
        alt="How many answers keep each rule, with the system prompt and without it",
    )
    prose.caption(
        f"95{SPACE}% Wilson intervals. Greedy answers of one sentence, at most {analysis.COUNT} "
        "tokens. Whether a rule is kept is counted from the text alone: a French answer has two "
        "different frequent small French words. “Without it”, the chat template puts in the "
        "system prompt that the model was trained with."
    )
    csv_button(_columns, "system-prompt", head=measured_on.head)


def _columns() -> dict[str, list[object]]:
    rows = [
        (rule, question, text)
        for rule in (None, *rules())
        for question, text in zip(questions(), analysis.texts(rule.id if rule else ""), strict=True)
    ]
    return {
        "system prompt": [rule.text if rule else "" for rule, *_ in rows],
        "question": [question for _, question, _ in rows],
        "answer": [text for *_, text in rows],
        "keeps the rule": [
            "" if rule is None else "yes" if rule.kept_by(text) else "no" for rule, _, text in rows
        ],
    }
