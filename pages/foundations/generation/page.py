"""One token after another, with every choice in the open."""

import streamlit as st

from backend.models.catalog import card
from components.frame import notices, page_header, prose, room
from components.frame.sections import Section, sections
from components.inputs.examples import examples
from components.results import shared
from components.state import fields, workspace
from components.state.link import LONGEST_WRITTEN
from components.widgets.distribution_bars import next_token_bars
from pages.foundations.generation import DEFAULT, PAGE, branches, export, search_tree, session
from pages.foundations.generation.controls import run_buttons, start_over, step_buttons
from pages.foundations.generation.strips import COLOURS, facts, given_strip, sums, written_strip

page_header.draw(PAGE)
line, switch, colouring = st.columns([4, 1.2, 2], vertical_alignment="bottom")
with line:
    text = fields.text_line(DEFAULT)
with switch:
    fields.switch(
        "Chat",
        workspace.space().chat,
        workspace.keep_chat,
        key="generation_chat",
        hint="Put the text into the model's own chat template, as a person's message",
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

name = workspace.space().model
given = session.given(name, text, workspace.space().chat)
more = session.go_on(given)
state, written = session.of(given), session.written_now(given)
known, place = state.known(written), session.looked_at(given)
busy = more or state.run is not None
ended = place == len(written) and session.has_ended(given, written)
full = place >= LONGEST_WRITTEN

left, right = st.columns([1, 1], gap="medium")
with left, room.main():
    given_strip(given)
    steps = st.container()  # above what grows, so that no button runs away from the pointer
    run_buttons(given, not (busy or ended or full))
    written_strip(given, known, place, colours)
    if known:
        with st.container(horizontal=True, vertical_alignment="center"):
            prose.caption(sums(given, known), width="content")
            start_over(given)
    if ended:
        prose.caption(
            f"It ended with `{shared.vocabulary(name).token(written[-1]).label}`: nothing is "
            "written after that."
        )
    elif full:
        prose.caption(f"{LONGEST_WRITTEN} tokens: no more are written here.")
    facts(given, known, place)
if not text and not given.chat:
    notices.empty_text()
if workspace.space().chat and not given.chat:
    prose.info(
        f"{card(name).title} was never taught to hold a conversation: it has no chat template, and "
        "goes on with the text as it is.",
        icon=":material/chat_info:",
    )

if more:
    with steps:
        step_buttons(given, None)
    st.rerun()
before = (*given.ids, *written[:place])
with right, room.main("bars"), st.container().skeleton(height=440):
    next_token = shared.next_token_after(name, before, given.start)
    next_token_bars(
        next_token,
        key="generation_bars",
        on_pick=None if ended or full else lambda token: session.pick(given, token),
        pick_label="Branch with" if place < len(written) else "Choose",
        actual=written[place] if place < len(written) else None,
        rows=10,
    )
with steps:
    step_buttons(given, None if ended or full else next_token)
examples(PAGE)

sections(
    [
        Section(
            "branches", "Branches taken", lambda: branches.draw(given), former="branches-taken"
        ),
        Section(
            "search_tree",
            "The tree ahead",
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
        "To draw, every token's log probability gets a random number of its own (Gumbel noise, "
        "made from the seed and the tokens so far), and the largest sum wins: that happens "
        "with exactly the probabilities of the bars. So the same text, settings and seed give the "
        "same tokens, on Next token and Temperatures too, and one seed shares its noise across "
        "temperatures. After a step back the same draw gives the same token: take another seed "
        "for another. (float32 rounds a little differently when other people's texts share a pass; "
        "at a near tie another token may come. A link holds the tokens themselves.) What anybody "
        "has had computed before comes from a cache, faster than the network could.\n\n"
        "**Probability** and **surprisal** on the strip are the model's own: temperature 1, "
        "nothing cut. What a token was really drawn with is told when you click it.\n\n"
        f"Plain text is read after `{card(name).start_token}`, the boundary between documents. A "
        "conversation is read as its chat template writes it, with nothing before it. "
        "What you gave and what it wrote are one list of ids to it: nothing in there tells them "
        "apart. Only this page does."
    )
