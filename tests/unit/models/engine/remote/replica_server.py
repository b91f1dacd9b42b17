"""A server that answers like replicas, and fails as often as a test wants."""

from __future__ import annotations

from dataclasses import asdict
from http.server import BaseHTTPRequestHandler, HTTPServer

import numpy as np

from backend.models.engine.operations import Each, NextLogits, Operation, SurprisalsAfter
from backend.models.engine.remote import wire
from backend.models.engine.remote.remote_worker import SECONDS

ASKED = [
    NextLogits("smollm2", (1, 2)),
    Each("smollm2-masked", (3, 4, 5), (0, 2), ((0, 1),)),
    SurprisalsAfter("smollm2", (6, 7), 1, (8, 9)),
]


class Replicas(HTTPServer):
    """Answers with sums of ids; each status of `failures` first, 0 being a connection cut off."""

    failures: list[int]
    asked: list[list[Operation]]
    says: bytes


def ids_of(operation: Operation) -> np.ndarray:
    return np.array(asdict(operation)["ids"])


class Handler(BaseHTTPRequestHandler):
    server: Replicas

    def do_POST(self) -> None:
        body = self.rfile.read(int(self.headers["Content-Length"]))
        self.server.asked.append(wire.unpack_operations(body))
        if self.server.failures:
            status = self.server.failures.pop(0)
            if status:
                self.send_error(status)
            return
        answers = [np.full(3, ids_of(one).sum(), np.float32) for one in self.server.asked[-1]]
        self._say(wire.pack_answers(answers))

    def do_GET(self) -> None:
        self._say(self.server.says)

    def log_message(self, *_: object) -> None:
        pass

    def _say(self, body: bytes) -> None:
        self.send_response(200)
        self.send_header("Content-Length", str(len(body)))
        self.send_header(SECONDS, "0.25")
        self.end_headers()
        self.wfile.write(body)
