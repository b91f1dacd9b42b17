"""All statements of the set as dots: what " not" gets after "Yes", and what after "No"."""

from __future__ import annotations

from backend.analyses.application.one_word_decides import (
    Statement,
    defended,
    least_ratio,
    measured,
    statements,
    told_by_truth,
)
from backend.analyses.foundations.next_token import NextToken
from backend.figures.of_application import auroc_text, proportion_text
from backend.numbers import SPACE, lower_bound, percent_text, real_text, upper_bound
from components.charts.chart import chart
from components.frame import claim_scope, prose
from components.outputs.csv_file import csv_button
from components.results import measured_on
from pages.application.hallucination.forty_statements_chart import Own, forty_statements_figure
from pages.application.hallucination.two_beginnings import probability


def draw(statement: Statement, after_no: NextToken, after_yes: NextToken) -> None:
    """The dots with the one on the screen as a ring, what they show, and the file."""
    name = after_no.model
    own = all(one.text != statement.text for one in statements())
    ring = Own(statement.text, probability(name, after_yes), probability(name, after_no), own)
    found, told = measured(), told_by_truth()
    least_no = lower_bound(min(one.after_no for one in found), 3)
    most_yes = upper_bound(max(one.after_yes for one in found), 3)
    chart(
        forty_statements_figure(
            statements(),
            found,
            ring,
            finding=f"“not” has at least {percent_text(least_no)} after No, at most "
            f"{percent_text(most_yes)} after Yes",
        ),
        key="forty_statements",
        alt=f"Forty dots. After “No” the probability of “not” is at least "
        f"{percent_text(least_no)}, after “Yes” at most {percent_text(most_yes)}. True and false "
        "statements lie among each other.",
    )
    prose.markdown(
        f"{claim_scope.whose()}**The written word decides, not the truth.** On each of these "
        f"{len(found)} statements “␣not” is at least {real_text(least_ratio(), 1)} times as "
        "probable after “No” as after “Yes”. Truth leaves little trace in it. It tells the false "
        f"statements from the true ones with AUROC {auroc_text(told['No'])} after "
        f"“No”, and {auroc_text(told['Yes'])} after “Yes” (95{SPACE}% bootstrap "
        "intervals over subjects; 0.5 is chance)."
    )
    prose.markdown(
        f"**With a wrong “No” written, it denies what is true:** in {proportion_text(defended())} "
        "true statements the most likely next token is “␣not”. With nothing written, its own "
        f"“Yes” or “No” hardly knows either: AUROC {auroc_text(told['unforced'])}."
    )
    csv_button(_columns, "forty-statements", head=measured_on.head)


def _columns() -> dict[str, list[object]]:
    found = measured()
    return {
        "statement": [one.text for one in statements()],
        "true": ["yes" if one.true else "no" for one in statements()],
        "P(not) after No": [one.after_no for one in found],
        "P(not) after Yes": [one.after_yes for one in found],
        "P(No), nothing written": [one.no for one in found],
        "P(Yes), nothing written": [one.yes for one in found],
    }
