"""The frame around every page: the page table, the side bar, and what happens when a page fails."""

from __future__ import annotations

import streamlit as st

from components import notices, sidebar, workspace
from components.page_table import pages

st.set_page_config(page_title="Logitscope", page_icon=":material/bar_chart:", layout="wide")

page = st.navigation(pages())
workspace.open_page(page.url_path)
notices.place_slot()
sidebar.draw()

try:
    page.run()
except Exception as error:  # a page that fails must not take the frame along
    notices.show(error)
