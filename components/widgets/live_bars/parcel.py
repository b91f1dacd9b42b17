"""What the live bars send to the browser, as one parcel of bytes. Knows numbers, no chart.

    4 bytes   the length of the JSON, little-endian
    JSON      everything but the logits; each series says in `packed` how many bytes its logits take
    blocks    the logits of one series after the other

Sorted logits lie close together: taken as integers that sort alike, the steps from one to the next
need less than two bytes each, and exactly the same logits come out again (parcel.js). Every pause
while somebody types sends them; as text, which is what fits into JSON, they would take three times
as much.
"""

from __future__ import annotations

import json
import zlib
from collections.abc import Mapping, Sequence
from typing import Any

import numpy as np

_SIGN = np.uint32(0x8000_0000)
_LEVEL = 1  # 9 takes three times as long and saves 2 %


def parcel(data: Mapping[str, Any], logits: Sequence[np.ndarray]) -> bytes:
    """The data and its logits.

    Args:
        data: what JSON can hold, with one entry of "series" for each of the logits.
        logits: each (vocab,) float32, from high to low.
    """
    blocks = [_block(one) for one in logits]
    series = [
        {**one, "packed": len(block)} for one, block in zip(data["series"], blocks, strict=True)
    ]
    text = json.dumps({**data, "series": series}, ensure_ascii=False, allow_nan=False).encode()
    return b"".join([len(text).to_bytes(4, "little"), text, *blocks])


def _block(logits: np.ndarray) -> bytes:
    """(vocab,) float32 as steps: the lowest bytes of all, then the second ones, and so on."""
    bits = np.ascontiguousarray(logits, dtype="<f4").view("<u4")
    # An integer that is larger where the number is larger: negative numbers count backwards.
    ordered = np.where(bits & _SIGN, ~bits, bits | _SIGN)
    steps = np.append(np.uint32(0), ordered[:-1]) - ordered  # modulo 2**32
    return zlib.compress(steps.astype("<u4").view(np.uint8).reshape(-1, 4).T.tobytes(), _LEVEL)
