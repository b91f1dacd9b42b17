"""Parcels of the live bars, opened again: as parcel.js does it, in Python."""

from __future__ import annotations

import json
import zlib
from typing import Any

import numpy as np


def opened(parcel: bytes) -> dict[str, Any]:
    """The data; each series with its `logits`, (vocab,) float32."""
    size = int.from_bytes(parcel[:4], "little")
    data: dict[str, Any] = json.loads(parcel[4 : 4 + size])
    at = 4 + size
    for series in data["series"]:
        block = parcel[at : at + series.pop("packed")]
        at += len(block)
        planes = np.frombuffer(zlib.decompress(block), np.uint8).reshape(4, -1)
        steps = np.ascontiguousarray(planes.T).view("<u4").ravel()
        ordered = -np.cumsum(steps, dtype=np.uint32)
        negative = ordered < 0x8000_0000
        series["logits"] = np.where(negative, ~ordered, ordered ^ 0x8000_0000).view("<f4")
    assert at == len(parcel)
    return data
