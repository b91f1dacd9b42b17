"""What was given and what was generated, one above the other: a model cannot tell them apart."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import Literal, get_args

import streamlit as st

from backend.models.catalog import card
from backend.numbers import count_text, counted, in_bits, real_text, share_text, short_probability
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
            [Row(f"Given{kind}", given.spans, first=start)],
            key="given_strip",
            label="What the model was given",
        )


def written_strip(given: Given, known: Sequence[Chosen], place: int, colours: Colours) -> None:
    """The tokens written so far, as far as their probabilities are known."""
    if not known:
        prose.caption("**Generated**: nothing yet. Sample, take the arg max, or click a bar.")
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
            selected=place if place < len(known) else None,
            on_select=workspace.keep_look,
            label="What the model generated. Choose a token to see what it was chosen from.",
        )


def _dressed(span: Span, one: Chosen, colours: Colours) -> Span:
    step = one.step
    if colours == "probability":
        value, note = step.probability, share_text(step.probability, 2)
    else:
        value = min(step.surprisal_bits / _MOST_BITS, 1.0)
        note = real_text(step.surprisal_bits, 1)
    facts = [
        one.how or "by a link",
        f"P {short_probability(step.probability)}",
        f"rank {count_text(step.rank)}",
        in_bits(step.surprisal_bits),
    ]
    return replace(span, value=value, note=note, detail=f"{span.detail} · {' · '.join(facts)}")


def facts(given: Given, known: Sequence[Chosen], place: int) -> None:
    """What is known of the token that is looked at, and the way back to the end."""
    if place >= len(known):
        return
    one, vocabulary = known[place], shared.vocabulary(given.model)
    step, settings = one.step, one.sampling
    with st.container(horizontal=True, vertical_alignment="center", gap="small"):
        st.text(f"Token {place + 1}: “{vocabulary.token(step.id).label}”", width="content")
        st.button(
            "Back to the end",
            icon=":material/last_page:",
            key="look_end",
            type="tertiary",
            on_click=workspace.keep_look,
            args=(None,),
        )
    how = {"drawn": f"drawn with seed {one.seed}", None: "came by a link"}.get(one.how, one.how)
    cut = "" if step.sampled else " The settings had cut it."
    prose.caption(
        f"{str(how).capitalize()} at T = {settings.temperature:g}: rank {count_text(step.rank)}, "
        f"the model's own probability {short_probability(step.probability)} "
        f"({in_bits(step.surprisal_bits)}), after the settings {short_probability(step.sampled)}. "
        f"Candidates left: {count_text(step.kept)}.{cut} Entropy {in_bits(step.entropy_bits)}. "
        "**Click another bar to branch here.**"
    )


def sums(given: Given, known: Sequence[Chosen]) -> str:
    """One line about all that was written."""
    bits = sum(one.step.surprisal_bits for one in known)
    speed = session.of(given).speed
    each = real_text(bits / len(known))
    line = f"{counted(len(known), 'token')} generated, {in_bits(bits, 1)} in all, {each} each."
    if speed == "from cache":
        return f"{line} From cache: most of these tokens had been computed before."
    return f"{line} {speed:.1f} tokens a second." if speed else line
