"""The frame around every page: the menu, the side bar, and what happens when a page fails."""

from __future__ import annotations

from pathlib import Path

import streamlit as st

from components.frame import lesson, notices, prose, room, sidebar, site
from components.state import reconnection, text_history, workspace
from components.state.address import Names
from components.widgets.page_history import page_history
from components.widgets.term_tips import term_tips
from pages.frame.table import SECTIONS

LOGO = Path(__file__).parent / "logo.svg"
ICON = Path(__file__).parent / "icon.svg"


def draw() -> None:
    # An icon of our own, before the menu: Material icons as favicons are fetched from a font host.
    st.set_page_config(page_icon=ICON, layout="wide")
    site.open_site(SECTIONS)
    page = st.navigation(site.navigation())
    st.set_page_config(page_title=f"{page.title} · Logitscope")
    st.logo(LOGO, size="large", icon_image=ICON)
    card = site.card_at(page.url_path)
    workspace.open_page(page.url_path, Names(card.own, card.public))
    lesson.open_by_link(card)
    text_history.follow()
    prose.open_page()
    term_tips()
    history = st.container()
    notices.place_slot()
    if workspace.space().room:
        room.frame(page.url_path)
    else:
        sidebar.draw()
    try:
        page.run()
    except Exception as error:  # a page that fails must not take the frame along
        notices.show(error)
    finally:  # also of a page that ends early: until then it may have settled what a link asked for
        with history:
            page_history(due=workspace.end_run(), on_ready=workspace.send_address)


with reconnection.first_action():
    draw()
