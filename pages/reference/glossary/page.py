"""Terms of the field, in a sentence or two, with a link where a page shows the term live."""

import streamlit as st

from backend.numbers import counted
from components.frame import announcements, page_header, site
from components.state import workspace
from pages.reference.glossary import PAGE

page_header.draw(PAGE)
wanted = st.text_input(
    "Find a term",
    key="find",
    bind="query-params",
    live=True,
    max_chars=60,
    autocomplete="off",
    placeholder="e.g. temperature",
    icon=":material/search:",
)
words = wanted.lower().split()
entries = [(term, card, card.told(term.says)) for term, card in site.terms()]
found = [
    entry
    for entry in entries
    if all(word in f"{entry[0].name} {entry[2]}".lower() for word in words)
]
# A link to a term finds all entries that mention it: its own comes first.
found.sort(key=lambda entry: entry[0].name.lower() != wanted.lower())
announcements.when_changed("found", counted(len(found), "term"), at_first=False)
if not found:
    st.info("Try another word: no term has this one.", icon=":material/search_off:")

for term, card, says in found:
    with st.container(gap=None):
        st.markdown(f"**{term.name}.** {says}")
        if not term.look:
            continue
        look = term.look.format(**term.link)
        st.page_link(
            card.script,
            label=look[:1].upper() + look[1:],
            icon=":material/visibility:",
            query_params=workspace.link_to(dict(term.link)),
        )
