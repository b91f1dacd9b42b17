"""Who is asking: the person, which is a browser, and which tab of it. No account, nothing kept.

People share the engine equally (`backend/models/engine/fair_queue.py`), so it has to know whose a
request is. What tells people apart:

- **A browser's cookie.** Streamlit gives every browser one against forged requests: sixteen random
  bytes, for this site alone, until the browser is closed. All tabs of a browser send it, and no two
  browsers have the same. So eight tabs are one person, and thirty laptops behind the one address of
  a school are thirty. (A cookie of our own would be no better, and Community Cloud drops it.)
- **The address**, for whoever sends no cookie. They are one person together, so dropping cookies
  gains nothing. A class whose browsers take no cookies shares one part, in which short requests
  come first; it is not locked out.

What this does not prevent: a program that fetches a new cookie for every request is as many people
as it likes. From here a room of beginners behind one address looks just the same, and only accounts
could tell. It gets no more than as many beginners would: short requests still come before its long
ones, and a long one is held up for them.
"""

from __future__ import annotations

import streamlit as st
from streamlit.runtime.scriptrunner import get_script_run_ctx
from streamlit.web.server.starlette.starlette_app_utils import decode_xsrf_token_string
from streamlit.web.server.starlette.starlette_server_config import XSRF_COOKIE_NAME


def tab() -> str:
    """The browser tab, as a random id."""
    context = get_script_run_ctx()
    return context.session_id if context else "none"


def person() -> str:
    """The browser, as the random id that its cookie carries; without one, the address."""
    # The cookie itself looks different every time: the token is masked anew.
    token, _ = decode_xsrf_token_string(st.context.cookies.get(XSRF_COOKIE_NAME, ""))
    if token:
        return f"browser {token.hex()}"
    return f"address {st.context.ip_address or 'here'}"
