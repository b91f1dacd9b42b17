"""Which token comes next: one forward pass, the whole vocabulary."""

from __future__ import annotations

from dataclasses import dataclass

from backend.models.networks.readers import CausalReader
from backend.probability.prediction import Prediction
from backend.text.limits import encode_within

LIMIT = 512  # tokens


@dataclass(frozen=True)
class NextToken:
    """The distribution of the token after a text.

    Attributes:
        model: catalogue name.
        ids: the token ids it is conditioned on, without the start token.
        prediction: logits of the whole vocabulary, and their order.
        start: the start token was read before them.
    """

    model: str
    ids: tuple[int, ...]
    prediction: Prediction
    start: bool = True


def next_token(model: CausalReader, text: str) -> NextToken:
    """Predict the token after `text`; trailing spaces count, an empty text is allowed.

    Raises:
        TextTooLong: over `LIMIT` tokens or far too many characters; nothing was computed.
    """
    ids = encode_within(model.vocabulary, text, LIMIT)
    return NextToken(model.name, tuple(ids), Prediction.of(model.next_logits(ids)))
