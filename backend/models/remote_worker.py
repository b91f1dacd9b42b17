"""A worker that computes nothing itself: it asks an address where replicas answer.

Plain HTTP, so that the app needs nothing of what runs the replicas (`ray_replicas.py`). Every
request is answered the same however often it is asked: what breaks off is asked again.
"""

from __future__ import annotations

import json
import logging
import time
from collections.abc import Sequence
from http.client import HTTPException
from urllib.error import HTTPError
from urllib.request import urlopen

import numpy as np

from backend.errors import Unreachable
from backend.models import wire
from backend.models.request import Request

COMPUTE, REPLICAS = "/compute", "/replicas"
REFUSED = 422  # HTTP status: the request itself is at fault, another replica would say the same
ANSWER_LIMIT = 120.0  # seconds for one pass, a model that must be loaded first included
COUNT_LIMIT = 15.0
PATIENCE = 60.0  # seconds to ask again while nobody answers: a lost replica is back sooner
PAUSE = 0.2

log = logging.getLogger(__name__)


class RemoteWorker:
    """One lane to the replicas behind an address; which of them answers is decided there.

    Args:
        address: like "http://head:8000".
        patience: seconds to ask again while nobody answers.
    """

    def __init__(self, address: str, patience: float = PATIENCE) -> None:
        self._address = _checked(address)
        self._patience = patience
        self.retries = 0  # passes that had to be asked for again, for tests and monitoring

    def work(self, request: Request) -> int:
        return request.work()

    def compute(self, requests: Sequence[Request]) -> list[np.ndarray]:
        body = wire.pack_requests(requests)
        limit = time.monotonic() + self._patience
        while True:
            try:
                return wire.unpack_answers(_ask(self._address + COMPUTE, body))
            except HTTPError as error:
                if error.code == REFUSED:
                    raise ValueError("the replica could not compute this") from None
                lost: Exception = error
            except (OSError, HTTPException) as error:  # refused, reset, cut off, too late
                lost = error
            if time.monotonic() > limit:
                raise Unreachable from lost
            log.warning("a replica was lost in mid-pass (%s): asking again", type(lost).__name__)
            self.retries += 1
            time.sleep(PAUSE)

    def rest(self) -> None:
        """The replicas look after themselves."""


def replicas_at(address: str) -> int:
    """How many replicas answer there.

    Raises:
        Unreachable: nothing answers.
    """
    try:
        return int(json.loads(_ask(_checked(address) + REPLICAS, limit=COUNT_LIMIT)))
    except (OSError, HTTPException, ValueError) as error:
        raise Unreachable from error


def _checked(address: str) -> str:
    if not address.startswith(("http://", "https://")):
        raise ValueError(f"{address!r} is no address of replicas: http://host:port")
    return address.rstrip("/")


def _ask(address: str, body: bytes | None = None, limit: float = ANSWER_LIMIT) -> bytes:
    # S310: `_checked` lets nothing but HTTP through
    with urlopen(address, data=body, timeout=limit) as answer:  # noqa: S310
        data: bytes = answer.read()
        return data
