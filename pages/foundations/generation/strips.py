"""The prompt and what was generated, one above the other: one list of ids to the model."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import Literal, get_args

import streamlit as st

from backend.analyses.foundations.generation import Step
from backend.models.catalog import card
from backend.numbers import (
    bits_text,
    count_text,
    counted,
    in_bits,
    precise_text,
    probability_text,
    quantity_text,
)
from backend.text.generated_text import pieces
from components.frame import prose
from components.results import shared
from components.state import workspace
from components.widgets.token_strip import Row, Span, token_spans, token_strip
from pages.foundations.generation import session
from pages.foundations.generation.session import Chosen, Given

Colours = Literal["probability", "surprisal"]
COLOURS: tuple[Colours, ...] = get_args(Colours)
_MOST_BITS = 12.0  # full colour: a token of 1 in 4,096
_MANY = 40  # tokens, above which a strip scrolls in its own frame


def given_strip(given: Given) -> None:
    """All that the model reads before it writes, the start token too, if it reads one."""
    start = card(given.model).start_token if given.start else ""
    with st.container(height=180 if given.chat or len(given.ids) > _MANY else "content"):
        kind = ", as a conversation" if given.chat else ""
        token_strip(
            [Row(f"Prompt{kind}", given.spans, first=start)],
            key="given_strip",
            label="The prompt",
        )


def written_strip(given: Given, known: Sequence[Chosen], position: int, colours: Colours) -> None:
    """The tokens written so far, as far as their probabilities are known."""
    if not known:
        prose.caption(
            "**Nothing generated yet.** Sample, take the most likely token, or click a bar."
        )
        return
    spans = token_spans(pieces(shared.vocabulary(given.model), [one.step.id for one in known]))
    with st.container(height=190 if len(known) > _MANY else "content"):
        token_strip(
            [
                Row(
                    "Generated",
                    [_dressed(*pair, colours) for pair in zip(spans, known, strict=True)],
                    tone="left",
                )
            ],
            key="written_strip",
            selected=position if position < len(known) else None,
            on_select=workspace.keep_look,
            about=repr(given.about),
            label="What the model generated. Choose a token to see what it was chosen from.",
        )


def _dressed(span: Span, one: Chosen, colours: Colours) -> Span:
    step = one.step
    if colours == "probability":
        value, note = step.probability, probability_text(step.probability)
    else:
        value = min(step.surprisal_bits / _MOST_BITS, 1.0)
        note = quantity_text(step.surprisal_bits)
    facts = [
        one.how or "from a link",
        f"P {precise_text(step.probability)}",
        f"rank {count_text(step.rank)}",
        in_bits(step.surprisal_bits),
    ]
    return replace(span, value=value, note=note, detail=f"{span.detail} · {' · '.join(facts)}")


def facts(given: Given, known: Sequence[Chosen], position: int) -> None:
    """What is known of the selected token, and a button back to the end."""
    if position >= len(known):
        return
    one, vocabulary = known[position], shared.vocabulary(given.model)
    step, settings = one.step, one.sampling
    with st.container(horizontal=True, vertical_alignment="center", gap="small"):
        st.text(f"Token {position + 1}: “{vocabulary.token(step.id).label}”", width="content")
        st.button(
            "Back to the end",
            icon=":material/last_page:",
            key="look_end",
            type="tertiary",
            on_click=workspace.keep_look,
            args=(None,),
        )
    how = {
        "sampled": f"sampled with seed {one.seed}",
        "most likely": "taken as the most likely token",
        "picked": "picked by hand",
        None: "from a link,",
    }[one.how]
    cut = "" if step.sampled else " The settings had cut this token."
    prose.caption(
        f"{how.capitalize()} at T = {settings.temperature:g}: rank {count_text(step.rank)}, "
        f"probability at T = 1 {precise_text(step.probability)} "
        f"({in_bits(step.surprisal_bits)}), after the settings {_after(step)}. "
        f"Candidates left: {count_text(step.kept)}.{cut} Entropy {in_bits(step.entropy_bits)}. "
        "**Click another bar to branch here.**"
    )


def _after(step: Step) -> str:
    """The probability it was sampled with: 0 where it was cut, 1 where it alone was left."""
    return precise_text(step.sampled, exact=step.kept == 1 or not step.sampled)


def sums(given: Given, known: Sequence[Chosen]) -> str:
    """One line about all that was written."""
    bits = sum(one.step.surprisal_bits for one in known)
    speed = session.of(given).speed
    each = bits_text(bits / len(known))
    line = f"{counted(len(known), 'token')} generated, {in_bits(bits)} in total, {each} per token."
    if speed == "from cache":
        return f"{line} From cache: most of these tokens were computed before."
    return f"{line} {quantity_text(speed)} tokens a second." if speed else line
