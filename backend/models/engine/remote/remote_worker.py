"""A worker that computes nothing itself: it asks an address where replicas answer.

Plain HTTP, so that the app needs nothing of what runs the replicas (`ray_replicas.py`). Every
operation has the same answer however often it is asked: what breaks off is asked again.
"""

from __future__ import annotations

import json
import logging
import time
from collections.abc import Sequence
from dataclasses import dataclass
from http.client import HTTPException
from threading import Event
from typing import Any
from urllib.error import HTTPError
from urllib.request import HTTPRedirectHandler, ProxyHandler, build_opener

from backend.errors import Unreachable
from backend.models.engine.operations import Operation
from backend.models.engine.remote import wire
from backend.models.engine.worker import Computed
from backend.models.networks.interlude import LetIn

COMPUTE, REPLICAS = "/compute", "/replicas"
SECONDS = "X-Network-Seconds"  # header of an answer
ANSWER_LIMIT = 30.0  # seconds for one pass
PATIENCE = 60.0  # seconds to ask again since the last answer: a lost replica is back sooner
PAUSE = 0.2
COUNT_LIMIT = 3.0

log = logging.getLogger(__name__)


class _NoRedirects(HTTPRedirectHandler):
    def redirect_request(self, *_: Any) -> None:
        """Where texts are sent is what was set, and nothing else."""


# No proxy either: the replicas are in the same network.
_opener = build_opener(ProxyHandler({}), _NoRedirects())


@dataclass(frozen=True)
class Replicas:
    """What answers at an address: how many replicas, and the models they hold."""

    count: int
    models: tuple[str, ...]


class RemoteWorker:
    """One lane to the replicas behind an address; which of them answers is decided there.

    Args:
        address: like "http://head:8000".
        patience: seconds to ask again while nobody answers.
    """

    def __init__(self, address: str, patience: float = PATIENCE) -> None:
        self._address = _checked(address)
        self._patience = patience
        self._lost: float | None = None  # when the first of the failures since the last answer was
        self._closed = Event()
        self.retries = 0  # passes that had to be asked for again, for tests and monitoring

    def cost(self, operation: Operation) -> int:
        """Of the whole text: which KV caches replicas have is not known here."""
        return operation.cost()

    def compute(self, batch: Sequence[Operation], let_in: LetIn | None = None) -> Computed:  # noqa: ARG002
        """As `Worker` says; a replica is not held up: whoever waits is computed after the pass."""
        body = wire.pack_operations(batch)
        while True:
            try:
                data, seconds = _ask(self._address + COMPUTE, body)
                self._lost = None
                return Computed(wire.unpack_answers(data), seconds)
            except HTTPError as error:
                if error.code < 500:
                    raise ValueError(f"a replica could not compute this: {error.reason}") from None
                self._fail(error)
            except (OSError, HTTPException) as error:  # refused, reset, cut off, too late
                self._fail(error)
            self.retries += 1
            self._closed.wait(PAUSE)

    def _fail(self, error: Exception) -> None:
        """Note a failure; raises `Unreachable` when there is no more patience."""
        now = time.monotonic()
        if self._lost is None:
            self._lost = now
            log.warning("a replica did not answer (%s): asking again", type(error).__name__)
        if self._closed.is_set() or now - self._lost >= self._patience:
            raise Unreachable from error

    def rest(self) -> None:
        """The replicas look after themselves."""

    def close(self) -> None:
        self._closed.set()


def replicas_at(address: str) -> Replicas:
    """What answers there.

    Raises:
        Unreachable: nothing does, or something else.
        ValueError: that is no address.
    """
    place = _checked(address) + REPLICAS
    try:
        fields = json.loads(_ask(place, limit=COUNT_LIMIT)[0])
        return Replicas(int(fields["count"]), tuple(map(str, fields["models"])))
    except (OSError, HTTPException, ValueError, TypeError, LookupError) as error:
        raise Unreachable from error


def _checked(address: str) -> str:
    if not address.startswith(("http://", "https://")):
        raise ValueError(f"{address!r} is not an address of replicas; write http://host:port")
    return address.rstrip("/")


def _ask(
    address: str, body: bytes | None = None, limit: float = ANSWER_LIMIT
) -> tuple[bytes, float]:
    with _opener.open(address, data=body, timeout=limit) as answer:
        return answer.read(), float(answer.headers.get(SECONDS, 0.0))
