"""Writing token by token, with every choice visible."""

import streamlit as st

from backend.models.catalog import card
from components.frame import notices, page_header, prose, reserved, room
from components.frame.sections import Section, sections
from components.inputs.examples import examples
from components.results import shared
from components.state import fields, workspace
from components.state.link import LONGEST_WRITTEN
from components.widgets.distribution_bars import next_token_bars
from pages.foundations.generation import (
    DEFAULT,
    PAGE,
    branches,
    choices,
    export,
    run,
    search_tree,
    session,
    spoken,
)
from pages.foundations.generation.controls import run_buttons, start_over, step_buttons
from pages.foundations.generation.strips import COLOURS, facts, given_strip, sums, written_strip

page_header.draw(PAGE, undo=False)
line, switch, colouring = st.columns([4, 1.2, 2], vertical_alignment="bottom")
with line:
    text = fields.text(DEFAULT, hint=not workspace.space().chat)
with switch:
    fields.switch(
        "Chat",
        workspace.space().chat,
        workspace.keep_chat,
        key="generation_chat",
        hint="Put the text into the model's chat template, as a user's message",
    )
with colouring:
    colours = st.segmented_control(
        "Colour by",
        COLOURS,
        default="probability",
        required=True,
        key="colours",
        bind="query-params",
    )

notices.place_below_fields(empty=not text, shows_start=False)
name = workspace.space().model
given = session.given(name, text, workspace.space().chat)
more = run.go_on(given)
state, written = session.of(given), session.written_now(given)
known, position = state.known(written), session.selected(given)
busy = more or state.run is not None
ended = position == len(written) and session.has_ended(given, written)
full = position >= LONGEST_WRITTEN

with st.empty():
    if not text and not given.chat:
        notices.empty_text()
with st.empty():
    if workspace.space().chat and not given.chat:
        prose.info(
            f"{card(name).title} has no chat template, so it continues the text as it is.",
            icon=":material/chat_info:",
        )
examples(PAGE)

left, right = st.columns([1, 1], gap="medium")
with left, room.main():
    given_strip(given)
    steps = st.container()  # above what grows, so that no button runs away from the pointer
    run_buttons(given, not (busy or ended or full))
    written_strip(given, known, position, colours)
    if known:
        with st.container(horizontal=True, vertical_alignment="center"):
            prose.caption(sums(given, known), width="content")
            start_over(given)
    if ended:
        prose.caption(
            f"The model ended its text with `{shared.vocabulary(name).token(written[-1]).label}`. "
            "Nothing is generated after that token."
        )
    elif full:
        prose.caption(f"{LONGEST_WRITTEN} tokens: this page generates no more.")
    facts(given, known, position)
spoken.say_what_changed(given, known, written)

if more:
    with steps:
        step_buttons(given, may_choose=state.run is None and not (ended or full))
before = (*given.ids, *written[:position])
with right, room.main("bars"):
    place = st.container()
with reserved.filling("bars", place, 743):
    next_token = shared.next_token_after(name, before, given.start)
    next_token_bars(
        next_token,
        key="generation_bars",
        on_pick=None if more or ended or full else lambda token: choices.pick(given, before, token),
        pick_label="Branch with" if position < len(written) else "Choose",
        actual=written[position] if position < len(written) else None,
        rows=10,
    )
if more:  # the bars have followed what is written so far
    st.rerun()
with steps:
    step_buttons(given, may_choose=not (ended or full))

sections(
    [
        Section("branches", "Your branches", lambda: branches.draw(given), former="branches-taken"),
        Section(
            "search_tree",
            "Look-ahead tree",
            lambda: search_tree.draw(given),
            former="the-tree-ahead",
        ),
        Section(
            "export",
            "Export and share",
            lambda: export.draw(given, known),
            former="export-and-share",
        ),
    ],
    folded=True,
)

with st.expander("What exactly is computed", icon=":material/functions:"):
    prose.markdown(
        "To sample, a random number (Gumbel noise) is added to the log-probability of every token. "
        "It is made from the seed and the tokens so far. The largest sum wins: each token wins "
        "with exactly the probability of its bar. The same text, settings and seed give the same "
        "tokens, on Next token and Temperature, side by side too. One seed shares its noise "
        "across temperatures. To get another token at the same position, take another seed.\n\n"
        "There is one exception. Texts that share a pass through the network, or continue from "
        "the prefix cache, are added up in another order. In float32 that moves logits by less "
        "than 0.001, and at a near tie another token may win. A link holds the tokens themselves, "
        "so a replay shows the same ones. Results that were computed before come from a cache.\n\n"
        "**Probability** and **surprisal** on the strip are the model's own: temperature 1, "
        "nothing cut. Click a token to see the settings it was sampled with.\n\n"
        f"Plain text is read after `{card(name).start_token}`, the boundary between documents. A "
        "conversation is read as its chat template writes it, with nothing before it. The model "
        "reads the prompt and the generated tokens as one list of ids. Nothing in that list marks "
        "where the prompt ends."
    )
