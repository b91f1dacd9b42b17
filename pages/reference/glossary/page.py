"""Every term the app uses, in a sentence, with a link to the place where it can be seen live."""

import streamlit as st

from components.frame import page_header
from components.state import workspace
from pages.frame.table import page_file
from pages.reference.glossary.terms import TERMS

page_header.draw(
    "Glossary",
    "Every term the app uses, in a sentence. Each link opens the place where it can be seen live.",
)
wanted = st.text_input(
    "Find a term",
    key="glossary_find",
    live=True,
    max_chars=60,
    autocomplete="off",
    placeholder="e.g. temperature",
    icon=":material/search:",
)
words = wanted.lower().split()
found = [
    term for term in TERMS if all(word in f"{term.name} {term.says}".lower() for word in words)
]
if not found:
    st.info("No such term here.", icon=":material/search_off:")

for term in found:
    with st.container(gap=None):
        st.markdown(f"**{term.name}.** {term.says}")
        st.page_link(
            page_file(term.page),
            label=term.look[:1].upper() + term.look[1:],
            icon=":material/visibility:",
            query_params=workspace.link_to(term.link),
        )
