"""The first page: what this is, one live chart, and links to the first three pages."""

import streamlit as st

from components.frame import announcements, page_header, prose, reserved, site
from components.results import shared
from components.state import driven, text_history, workspace
from components.widgets.distribution_bars import next_token_bars, told
from pages.start.home import PAGE

PROMPTS = [
    "The capital of France is",
    "Once upon a time, there was a",
    "The opposite of hot is",
]
LONGEST = 120  # characters of one's own text that are shown
DOORS = {
    "tokens": "Type a text and see it cut into tokens, the pieces that a model reads.",
    "next_token": "See how scores become probabilities, and probabilities become text.",
    "masked_and_causal": "Hide a word. Predict it from the words before it (as GPT does) or from "
    "both sides (as BERT does).",
}

page_header.draw(PAGE)
text = workspace.current_text(PROMPTS[0]) or PROMPTS[0]
# One's own text from another page is a choice too, until another one is made.
offered = PROMPTS if text in PROMPTS else [*PROMPTS, text]
key = driven.key_of("home_prompt", text)
st.pills(
    "Prompt",
    offered,
    key=key,
    format_func=lambda one: one if one in PROMPTS else "Your text",
    required=True,
    on_change=lambda: text_history.put(st.session_state[key]),
    label_visibility="collapsed",
)
if text not in PROMPTS:
    st.text(text if len(text) <= LONGEST else f"{text[:LONGEST]}…")
slot = st.container()

for (page_id, about), column in zip(DOORS.items(), st.columns(3), strict=True):
    card = site.card_of(page_id)
    with column.container(border=True, height="stretch"):
        st.page_link(card.script, label=f"**{card.title}**", icon=f":material/{card.icon}:")
        prose.caption(about)

with reserved.filling("bars", slot, 397):
    next_token = shared.next_token(workspace.space().model, text)
    announcements.when_changed("next token", told(next_token), at_first=False)
    next_token_bars(next_token, key="home_bars", compact=True)
