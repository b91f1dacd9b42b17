"""Answers the steps of a lesson in a test, rightly or wrongly, as a person would."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from streamlit.testing.v1 import AppTest

from backend.probability.sampling import Sampling
from backend.visible import SPACE
from components.frame import site
from components.frame.conditions import (
    AtPosition,
    Condition,
    OwnValue,
    TemperatureAtMost,
    TextOtherThan,
    Written,
)
from components.frame.course.questions import right_answer
from components.frame.question import Choice, Do, Number, Word


def answer(app: AppTest, page_id: str, number: int, *, right: bool) -> AppTest:
    """Answer the step that is open; a task is done, whichever is asked for."""
    card = site.card_of(page_id)
    question, meant = card.lesson[number - 1].question, right_answer(card, number)
    match question:
        case Choice(options=options):
            places = [place for place, one in enumerate(options) if (one.value == meant) == right]
            return app.button(key=f"lesson_{number}_option_{places[0]}").click().run()
        case Number() | Word():
            typed = meant.removeprefix(SPACE).rstrip("\u00a0%") if right else "12345"
            app.text_input(key=f"lesson_{number}_typed").set_value(typed)
            return app.button(key=f"lesson_{number}_answer").click().run()
        case Do(until=until):
            kept = app.session_state["workspace"]
            app.session_state["workspace"] = {**kept, "space": replace(kept["space"], **do(until))}
            return app.run()


def do(condition: Condition) -> dict[str, Any]:
    """What makes a condition hold."""
    match condition:
        case TemperatureAtMost(value):
            return {"sampling": Sampling(temperature=value)}
        case AtPosition(position):
            return {"position": position}
        case Written(count):
            return {"written": (260,) * count}
        case TextOtherThan(text):
            return {"text": f"{text} And more."}
        case OwnValue(name, value):
            return {"own": {name: value}}
    raise AssertionError(f"no way is known to do {condition}")
