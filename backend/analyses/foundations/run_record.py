"""A run as JSON: all that is needed to make it again, and what each choice was."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import asdict
from typing import Any

from backend.analyses.foundations.generation import How, Step
from backend.models.catalog import card
from backend.models.networks.vocabulary import Vocabulary
from backend.models.weights.provenance import Provenance
from backend.numbers import csv_number
from backend.probability.sampling import Sampling
from backend.text.generated_text import written_text


def run_record(
    weights: Provenance,
    vocabulary: Vocabulary,
    given: Sequence[int],
    text: str,
    chat: bool,
    steps: Sequence[tuple[Step, Sampling, int, How | None]],
) -> str:
    """A JSON document in ASCII.

    Args:
        weights: of the model that wrote it, as they are loaded.
        given: tokens of the prompt, without the start token.
        text: what the person typed; with `chat`, as a message in the model's own template, which
            is read without the start token.
        steps: every token that was written: the step, and the settings, the seed and the way it
            was chosen; None where that is not known (the tokens came by a link).
    """
    ids = [one.id for one, _, _, _ in steps]
    shown = written_text(vocabulary, ids)
    record: dict[str, Any] = {
        "model": {
            "name": weights.model,
            "title": weights.published,
            "weights": weights.source,
            "origin": weights.origin,
            "digest": weights.digest,
            "sha256 of model.safetensors": weights.weights_sha256,
            **({"sha256 of the adapter": weights.adapter} if weights.adapter else {}),
        },
        "arithmetic": weights.arithmetic,
        "prompt": {
            "text": text,
            "chat": chat,
            "start token": None if chat else vocabulary.special_id(card(weights.model).start_token),
            "ids": list(given),
        },
        "written": {"text": shown.text, "bytes of an unfinished character": shown.pending.hex()},
        "units": "start token: the id read before the prompt's; probability: the model's own "
        "(temperature 1, nothing cut); sampled: after the settings; "
        "surprisal and entropy in bits; top: id, probability, sampled",
        "steps": [
            {
                "label": vocabulary.token(one.id).label,
                "chosen": how,
                "seed": seed,
                "settings": asdict(sampling),
                **_shortened(asdict(one)),
            }
            for one, sampling, seed, how in steps
        ],
    }
    return json.dumps(record, indent=1, allow_nan=False)


def _shortened(value: Any) -> Any:
    """Measured numbers with the digits that hold, as in a CSV file."""
    match value:
        case float():
            return float(csv_number(value))
        case dict():
            return {name: _shortened(one) for name, one in value.items()}
        case list() | tuple():
            return [_shortened(one) for one in value]
    return value
