"""The address of this machine in its network, for links that others are to open. Asks nobody."""

from __future__ import annotations

import socket

# Of networks that are nobody's or private. A UDP socket that is connected sends nothing: the system
# only looks up which of its own addresses it would send from.
_SOMEWHERE = ("192.0.2.1", "192.168.254.254", "10.254.254.254", "172.31.254.254")
_DISCARD = 9  # a port, which is never used
_WAIT = 0.3  # seconds; this machine answers itself at once or not at all


def address_in_network() -> str | None:
    """The IPv4 address from which this machine reaches others; None without a network."""
    for somewhere in _SOMEWHERE:
        with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as probe:
            try:
                probe.connect((somewhere, _DISCARD))
                own = str(probe.getsockname()[0])
            except OSError:
                continue
            if not own.startswith("127.") and own != "0.0.0.0":  # noqa: S104 - compared, not bound
                return own
    return None


def listens(address: str, port: int) -> bool:
    """Whether something on this machine takes connections at this address of its own."""
    try:
        socket.create_connection((address, port), _WAIT).close()
    except OSError:
        return False
    return True
