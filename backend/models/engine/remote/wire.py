"""Requests and answers as bytes, for workers on other machines. Neither side runs what it reads."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import asdict

import numpy as np
from safetensors.numpy import load, save

from backend.models.engine.operations import Request


def pack_requests(requests: Sequence[Request]) -> bytes:
    return json.dumps([asdict(request) for request in requests]).encode()


def unpack_requests(data: bytes) -> list[Request]:
    """The requests of `pack_requests`; other data raises, or makes requests no model computes."""
    return [
        Request(
            str(fields["model"]),
            fields["operation"],
            tuple(fields["ids"]),
            tuple(fields["positions"]),
            tuple(tuple(group) for group in fields["groups"]),
            tuple(fields["candidates"]),
        )
        for fields in json.loads(data)
    ]


def pack_answers(answers: Sequence[np.ndarray]) -> bytes:
    """Arrays of any shapes, in their order (format: safetensors)."""
    return save({str(number): np.ascontiguousarray(a) for number, a in enumerate(answers)})


def unpack_answers(data: bytes) -> list[np.ndarray]:
    arrays = load(data)
    return [arrays[str(number)] for number in range(len(arrays))]
