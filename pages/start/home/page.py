"""The first page: what this is, three doors, and one chart that is alive at once."""

import streamlit as st

from components.frame import page_header, prose, site
from components.results import shared
from components.state import workspace
from components.widgets.distribution_bars import next_token_bars
from pages.start.home import PAGE

PROMPTS = [
    "The capital of France is",
    "Once upon a time, there was a",
    "The opposite of hot is",
]
DOORS = {
    "tokens": "Text is cut into pieces before a model sees it. Type, and look at the cuts.",
    "next_token": "Every token gets a score. Turn scores into odds, and the odds into words.",
    "masked_and_causal": "Hide a word: what does the left side tell, and what both sides?",
}

page_header.draw(PAGE)
prompt = st.pills(
    "Text",
    PROMPTS,
    default=PROMPTS[0],
    key="prompt",
    bind="query-params",
    label_visibility="collapsed",
)
slot = st.container()

for (page_id, about), column in zip(DOORS.items(), st.columns(3), strict=True):
    card = site.card_of(page_id)
    with column.container(border=True, height="stretch"):
        st.page_link(card.script, label=f"**{card.title}**", icon=f":material/{card.icon}:")
        prose.caption(about)

with slot.skeleton(height=420), slot:
    next_token = shared.next_token(workspace.space().model, prompt or PROMPTS[0])
    next_token_bars(next_token, key="home_bars", compact=True)
