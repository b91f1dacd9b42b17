"""Where the app is, for whoever has started it with `streamlit run app.py`.

Streamlit's own banner asks a host on the internet for this machine's address before it serves
anybody, so `.streamlit/config.toml` turns it off. `make app` turns it off by its command, and says
more than this.
"""

from __future__ import annotations

from streamlit import config, net_util
from streamlit.web.server.server_util import get_url


def say_where() -> None:
    """Print the addresses, unless the command has turned the banner off itself."""
    if not config.get_where_defined("logger.hideWelcomeMessage").endswith(".toml"):
        return
    lines = [f"\nLogitscope is on {get_url('localhost')}"]
    if address := net_util.get_internal_ip():
        lines.append(f"In the same network: {get_url(address)}")
    print("\n".join([*lines, "Ctrl+C stops it.\n"]), flush=True)
