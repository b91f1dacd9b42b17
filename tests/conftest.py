"""What all tests share: the default models, and no way out to the network."""

from __future__ import annotations

import errno
import ipaddress
import os
import socket
from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

import pytest

# Before anything imports transformers: no test may need the Hub.
os.environ["HF_HUB_OFFLINE"] = "1"
os.environ["TOKENIZERS_PARALLELISM"] = "false"
# Before anything imports torch: its threads would wait for each other at full speed, and tests, app
# and browser share few cores here.
os.environ.setdefault("OMP_WAIT_POLICY", "PASSIVE")

if TYPE_CHECKING:
    from backend.models.networks.causal import AutoregressiveModel
    from backend.models.networks.masked import MaskedModel
    from backend.models.networks.speech import SpeechModel


@pytest.fixture(scope="session", autouse=True)
def only_this_machine() -> Iterator[None]:
    """Connections to other machines fail at once, so a test that needs one fails everywhere."""
    connect, look_up = socket.socket.connect, socket.getaddrinfo

    def guarded_connect(self: socket.socket, address: Any) -> None:
        if isinstance(address, tuple) and not is_local(str(address[0])):
            raise OSError(errno.ENETUNREACH, f"no network in tests: {address}")
        connect(self, address)

    def guarded_look_up(host: Any, *arguments: Any, **more: Any) -> Any:
        if host is not None and not is_local(host.decode() if isinstance(host, bytes) else host):
            raise socket.gaierror(socket.EAI_FAIL, f"no network in tests: {host}")
        return look_up(host, *arguments, **more)

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(socket.socket, "connect", guarded_connect)
        patch.setattr(socket, "getaddrinfo", guarded_look_up)
        yield


def is_local(host: str) -> bool:
    if host in ("", "localhost", "0.0.0.0", "::"):
        return True
    try:
        return ipaddress.ip_address(host.partition("%")[0]).is_loopback
    except ValueError:
        return False


@pytest.fixture(scope="session")
def smollm2() -> AutoregressiveModel:
    """The default model, reading from the left."""
    from backend.models import load

    return load("smollm2")


@pytest.fixture(scope="session")
def smollm2_masked() -> MaskedModel:
    """Its masked version."""
    from backend.models import load

    return load("smollm2-masked")


@pytest.fixture(scope="session")
def smollm2_control() -> AutoregressiveModel:
    """The control of the masked version."""
    from backend.models import load

    return load("smollm2-control")


@pytest.fixture(scope="session")
def whisper() -> SpeechModel:
    """The model that hears."""
    from backend.models import load

    return load("whisper")
