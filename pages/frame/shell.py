"""The frame around every page: the menu, the side bar, and what happens when a page fails."""

from __future__ import annotations

from pathlib import Path

import streamlit as st

from components.frame import announcements, first_paint, notices, prose, room, sidebar, site
from components.frame.course import lesson, progress
from components.outputs import share
from components.state import reconnection, text_history, workspace
from components.state.address import Names
from components.widgets.kept_in_browser import kept_in_browser
from components.widgets.page_watch import page_watch
from components.widgets.term_tips import term_tips
from components.widgets.untranslated import untranslated
from pages.frame.table import SECTIONS

LOGO = Path(__file__).parent / "logo.svg"
ICON = Path(__file__).parent / "icon.svg"


def draw() -> None:
    # An icon of our own, before the menu: Material icons as favicons are fetched from a font host.
    st.set_page_config(page_icon=ICON, layout="wide")
    site.open_site(SECTIONS)
    page = st.navigation(site.navigation(), expanded=True)
    st.set_page_config(page_title=f"{page.title} · Logitscope")
    st.logo(LOGO, size="large", icon_image=ICON)
    card = site.card_at(page.url_path)
    workspace.open_page(page.url_path, Names(card.own, card.public))
    text_history.follow()
    prose.open_page()
    announcements.open_page()
    st.html(first_paint.STYLE)
    term_tips()
    kept_in_browser(
        progress.as_kept(),
        cleared=progress.cleared(),
        on_found=lambda kept: progress.take_over(kept, site.lessons()),
    )
    watch = st.empty()
    untranslated()
    notices.place_slot()
    if workspace.space().room:
        room.frame(page.url_path)
    else:
        sidebar.draw(share.popover)

    try:
        page.run()
        lesson.tick(card)
    except notices.PageEnded:
        pass
    except Exception as error:  # a page that fails must not take the frame along
        notices.show_on_page(error)
    finally:
        notices.clear_slot()
        with watch:
            page_watch(announcements.said(), announcements.successors())
        announcements.close_page()


with reconnection.first_action():
    draw()
