"""Operations and answers as bytes, for workers elsewhere. Neither side runs what it reads."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import asdict, fields
from typing import Any, get_args, get_origin, get_type_hints

import numpy as np
from safetensors.numpy import load, save

from backend.models.engine.operations import OPERATIONS, Operation


def pack_operations(operations: Sequence[Operation]) -> bytes:
    return json.dumps([[type(one).__name__, asdict(one)] for one in operations]).encode()


def unpack_operations(data: bytes) -> list[Operation]:
    """The operations of `pack_operations`.

    Raises:
        ValueError: other data, an operation that is not known here, or fields it does not have.
    """
    try:
        return [_operation(name, values) for name, values in json.loads(data)]
    except (TypeError, LookupError, AttributeError) as error:
        raise ValueError("these are no operations") from error


def _operation(name: str, values: dict[str, Any]) -> Operation:
    kind = OPERATIONS[name]
    types = get_type_hints(kind)
    if values.keys() != {field.name for field in fields(kind)}:
        raise ValueError(f"{name} has other fields")
    return kind(**{field: _checked(value, types[field]) for field, value in values.items()})


def _checked(value: Any, wanted: Any) -> Any:
    """A value of JSON as the type of its field: a text, a number, a truth value, or tuples."""
    if get_origin(wanted) is tuple and type(value) is list:
        inner, _ = get_args(wanted)  # tuple[inner, ...]
        return tuple(_checked(one, inner) for one in value)
    if type(value) is not wanted:
        raise ValueError(f"{type(value).__name__} where {wanted} belongs")
    return value


def pack_answers(answers: Sequence[np.ndarray]) -> bytes:
    """Arrays of any shapes, in their order (format: safetensors)."""
    return save({str(number): np.ascontiguousarray(a) for number, a in enumerate(answers)})


def unpack_answers(data: bytes) -> list[np.ndarray]:
    arrays = load(data)
    return [arrays[str(number)] for number in range(len(arrays))]
