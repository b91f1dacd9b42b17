"""The first page: what this is, three doors, and one chart that is alive at once."""

import streamlit as st

from components.frame import page_header
from components.results import cached
from components.state import workspace
from components.widgets.distribution_bars import next_token_bars
from pages.frame.table import page_file

PROMPTS = [
    "The capital of France is",
    "Once upon a time, there was a",
    "The opposite of hot is",
]
DOORS = [
    (
        "tokens",
        "Tokens",
        "segment",
        "Text is cut into pieces before a model sees it. Type, and look at the cuts.",
    ),
    (
        "next-token",
        "Next token",
        "bar_chart",
        "Every token gets a score. Turn scores into odds, and the odds into words.",
    ),
    (
        "two-readings",
        "Masked and autoregressive",
        "compare_arrows",
        "Hide a word: what does the left side tell, and what both sides?",
    ),
]

page_header.draw(
    "See how a language model picks its words",
    "A real model of 135 million numbers runs on this server, and every number here comes from "
    "it. Drag the temperature: these are its odds for the next token.",
)
prompt = st.pills(
    "Text", PROMPTS, default=PROMPTS[0], key="home_prompt", label_visibility="collapsed"
)
slot = st.container()

for (path, title, icon, about), column in zip(DOORS, st.columns(3), strict=True):
    with column.container(border=True, height="stretch"):
        st.page_link(page_file(path), label=f"**{title}**", icon=f":material/{icon}:")
        st.caption(about)

with slot.skeleton(height=420), slot:
    next_token = cached.next_token(workspace.space().model, prompt or PROMPTS[0])
    next_token_bars(next_token, key="home_bars", compact=True)
