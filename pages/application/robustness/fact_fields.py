"""A fact of one's own: its wordings, a line each, and what is accepted as an answer."""

from __future__ import annotations

from dataclasses import dataclass

from backend.analyses.application.same_fact import LIMIT, Fact, facts
from backend.errors import TextTooLong
from backend.text.limits import encode_within
from components.frame import notices, prose
from components.inputs.examples import offers
from components.results import shared
from components.state import fields, workspace

MOST = 8  # wordings
_OFFERED = (4, 13, 22, 31)  # of the set


@dataclass(frozen=True)
class Own:
    """What is asked, and what is right."""

    wordings: tuple[str, ...]
    accepted: tuple[str, ...]


def fact_fields(name: str) -> Own | None:
    """The fact as it is typed. None if there is nothing to ask, or too much, which is then said."""
    first = facts()[0]
    chosen = [facts()[one] for one in _OFFERED]
    offers(
        {f"{one.kind.name}: {one.about}": one for one in chosen},
        _take,
        key="fact_try",
        icon=":material/fact_check:",
    )
    typed = fields.own_text(
        "wordings",
        "\n".join(first.wordings),
        f"Wordings, one a line, at most {MOST}",
        rows=5,
        most=MOST,
    )
    right = fields.own_text("accepted", ", ".join(first.accepted), "Right answers, with commas")
    wordings = tuple(line.rstrip() for line in typed.splitlines() if line.strip())
    accepted = tuple(one.strip() for one in right.split(",") if one.strip())
    if not wordings or not accepted:
        prose.info("Write at least one wording and one right answer.", icon=":material/edit:")
        return None
    if len(wordings) > MOST:
        prose.caption(f":material/content_cut: Only the first {MOST} wordings are asked.")
    try:
        for one in wordings[:MOST]:
            encode_within(shared.vocabulary(name), one, LIMIT)
    except TextTooLong as error:
        notices.show(error)
        return None
    return Own(wordings[:MOST], accepted)


def _take(fact: Fact) -> None:
    workspace.keep_own({"wordings": "\n".join(fact.wordings), "accepted": ", ".join(fact.accepted)})
