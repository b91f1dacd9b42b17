"""Links to what is on the screen, to copy; on a teacher's own machine with its network address."""

from __future__ import annotations

from urllib.parse import urlsplit, urlunsplit

import streamlit as st

from backend.local_network import address_in_network, listens
from components.state import workspace
from components.widgets.copy_box import copy_box

_THIS_COMPUTER = ("localhost", "127.0.0.1", "::1")


def popover() -> None:
    """Drawn when it is opened: parts of a page may have changed the link without a run of it."""
    share = st.popover(
        "Share", icon=":material/link:", width="stretch", key="share", on_change="rerun"
    )
    if not share.open:
        return
    with share:
        whole, bare = workspace.links()
        st.markdown("**Link to what you see**")
        copy_box("Link to what you see", for_others(whole), key="share_whole")
        if not workspace.text_fits_link():
            st.caption("The text is too long for a link, so this link does not contain it.")
        st.markdown("**Link without my text**")
        copy_box("Link without my text", for_others(bare), key="share_bare")
        _who_can_open(whole)
        st.caption(
            "A text in a link can end up in other people's logs. This app writes no text you "
            "type to its log or its disk."
        )


def for_others(link: str) -> str:
    """The link with this machine's address in its network, where its own is good for nobody else.

    Unchanged where it need not be, or where the server does not listen there.
    """
    parts = urlsplit(link)
    address = address_in_network() if parts.hostname in _THIS_COMPUTER else None
    port = parts.port or 80
    if address is None or not listens(address, port):
        return link
    return urlunsplit(parts._replace(netloc=f"{address}:{port}"))


def _who_can_open(link: str) -> None:
    """Says so where not everybody can."""
    if urlsplit(link).hostname not in _THIS_COMPUTER:
        return
    if for_others(link) == link:
        st.caption(
            ":material/computer: Only this computer can open these links: its server does not "
            "listen in the network."
        )
        return
    st.caption(
        ":material/wifi: These links have this computer's address in its network. Others can open "
        "them only while they are in the same network."
    )
    st.markdown("**Link for this computer only**")
    copy_box("Link for this computer only", link, key="share_local")
