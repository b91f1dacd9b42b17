"""A file of CTranslate2 with Whisper becomes float32 safetensors, a configuration, a tokenizer.

Knows the format, not where the file came from. No torch: numbers of 16 bits are numbers of 32 as
they are. Knows Whisper for English and its tokenizer only, and refuses the rest.

The format (CTranslate2, `model_spec.py`, version 6), little-endian: the version; a name and its
revision; how many tensors; each with its name, its dimensions, its type and its bytes; how many
aliases; each with the name it stands for. A text is its length, its bytes, and a zero.
"""

from __future__ import annotations

import json
import struct
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any

from backend.models.weights.source import CONVERTING, Progress, SourceFailed

if TYPE_CHECKING:
    import numpy as np
    from tokenizers import Tokenizer

_VERSION, _NAME = 6, "WhisperSpec"
_TYPES = {0: "<f4", 1: "<i1", 2: "<i2", 3: "<i4", 4: "<f2"}
_FLOATS = {0, 4}

_OUTSIDE = {
    "encoder/conv1": "encoder.conv1",
    "encoder/conv2": "encoder.conv2",
    "encoder/position_encodings/encodings": "encoder.embed_positions.weight",
    "encoder/layer_norm": "encoder.layer_norm",
    "decoder/embeddings": "decoder.embed_tokens",
    "decoder/position_encodings/encodings": "decoder.embed_positions.weight",
    "decoder/layer_norm": "decoder.layer_norm",
}
# Inside a layer. One tensor holds several of transformers', one below the other.
_IN_A_LAYER = {
    "self_attention/layer_norm": ("self_attn_layer_norm",),
    "self_attention/linear_0": ("self_attn.q_proj", "self_attn.k_proj", "self_attn.v_proj"),
    "self_attention/linear_1": ("self_attn.out_proj",),
    "attention/layer_norm": ("encoder_attn_layer_norm",),
    "attention/linear_0": ("encoder_attn.q_proj",),
    "attention/linear_1": ("encoder_attn.k_proj", "encoder_attn.v_proj"),
    "attention/linear_2": ("encoder_attn.out_proj",),
    "ffn/layer_norm": ("final_layer_norm",),
    "ffn/linear_0": ("fc1",),
    "ffn/linear_1": ("fc2",),
}
_ENDS = {"weight": "weight", "bias": "bias", "gamma": "weight", "beta": "bias"}

_TIME_STEP = 0.02  # seconds between two tokens of time


def convert(file: Path, tokenizer: Path, folder: Path, progress: Progress) -> None:
    """Write model.safetensors, config.json and tokenizer.json to `folder`.

    Args:
        file: the weights, "model.bin".
        tokenizer: the tokenizer.json that belongs to them.

    Raises:
        SourceFailed: the file is of a kind this module does not know.
    """
    from safetensors.numpy import save_file

    progress(CONVERTING, 0, 0)
    data = file.read_bytes()
    found = dict(_variables(data, file.name))
    settings = {name: value for name, value in found.items() if value.ndim == 0}
    tensors: dict[str, np.ndarray] = {}
    done, total = 0, sum(2 * value.nbytes for value in found.values())
    for name, value in found.items():
        tensors.update(_parts(name, value))
        done += 2 * value.nbytes
        progress(CONVERTING, done, total)
    # "pt" is how transformers names this layout of tensors
    save_file(tensors, folder / "model.safetensors", metadata={"format": "pt"})
    read, ids = _tokenizer(tokenizer, len(tensors["model.decoder.embed_tokens.weight"]))
    read.save(str(folder / "tokenizer.json"))
    config = json.dumps(_config(tensors, settings, ids), indent=2)
    (folder / "config.json").write_text(config, encoding="utf-8")


def _variables(data: bytes, name: str) -> Iterator[tuple[str, np.ndarray]]:
    """Every variable with its name, as it is stored."""
    import numpy as np

    try:
        reader = _Reader(data)
        if (reader.number("I"), reader.text()) != (_VERSION, _NAME):
            raise SourceFailed(f"{name} is not a CTranslate2 file of Whisper")
        reader.number("I")  # the revision of the model's description
        for _ in range(reader.number("I")):
            variable = reader.text()
            shape = [reader.number("I") for _ in range(reader.number("B"))]
            kind = reader.number("B")
            raw = reader.bytes(reader.number("I"))
            value = np.frombuffer(raw, _TYPES[kind]).reshape(shape)
            if value.ndim and kind not in _FLOATS and variable != "decoder/alignment_heads":
                raise SourceFailed(f"{name} is quantised, which this app does not read")
            yield variable, value
    except (struct.error, KeyError, ValueError, UnicodeDecodeError):
        raise SourceFailed(f"{name} is not a CTranslate2 file of Whisper") from None


class _Reader:
    """Reads one thing after the other."""

    def __init__(self, data: bytes) -> None:
        self._data, self._place = data, 0

    def number(self, kind: str) -> int:
        (value,) = struct.unpack_from(f"<{kind}", self._data, self._place)
        self._place += struct.calcsize(f"<{kind}")
        return int(value)

    def bytes(self, count: int) -> bytes:
        if self._place + count > len(self._data):
            raise ValueError("the file ends too early")
        self._place += count
        return self._data[self._place - count : self._place]

    def text(self) -> str:
        return self.bytes(self.number("H")).rstrip(b"\0").decode()


def _parts(name: str, value: np.ndarray) -> Iterator[tuple[str, np.ndarray]]:
    """What transformers calls a tensor, and its parts where it holds several, in float32.

    decoder/layer_2/attention/linear_1/bias is model.decoder.layers.2.encoder_attn.v_proj.bias: the
    key's projection has none there, and zeros here.
    """
    import numpy as np

    if value.ndim == 0 or name == "decoder/alignment_heads":
        return
    if name in _OUTSIDE:
        yield f"model.{_OUTSIDE[name]}", value.astype(np.float32)
        return
    place, _, end = name.rpartition("/")
    if place in _OUTSIDE and end in _ENDS:
        yield f"model.{_OUTSIDE[place]}.{_ENDS[end]}", value.astype(np.float32)
        return
    side, _, inner = place.partition("/layer_")
    number, _, inside = inner.partition("/")
    ours = _IN_A_LAYER.get(inside)
    if ours is None or not number.isdecimal() or end not in _ENDS:
        raise SourceFailed(f"the file has a tensor {name}, which this app does not know")
    for one, part in zip(ours, np.split(value, len(ours)), strict=True):
        if one.endswith("k_proj") and end == "bias":
            if np.any(part):
                raise SourceFailed(f"{name} has a bias for keys, which Whisper has not")
            continue
        yield (
            f"model.{side}.layers.{number}.{one}.{_ENDS[end]}",
            np.ascontiguousarray(part, dtype=np.float32),
        )


def _config(
    tensors: dict[str, np.ndarray], settings: dict[str, np.ndarray], ids: dict[str, int]
) -> dict[str, Any]:
    """The configuration as transformers reads it."""

    def layers(side: str) -> int:
        return sum(
            name.startswith(f"model.{side}.layers.") and name.endswith(".fc1.bias")
            for name in tensors
        )

    def rows(name: str) -> int:
        return len(tensors[f"model.{name}"])

    width, bands, _ = tensors["model.encoder.conv1.weight"].shape
    return {
        "architectures": ["WhisperForConditionalGeneration"],
        "model_type": "whisper",
        "dtype": "float32",
        "is_encoder_decoder": True,
        "vocab_size": rows("decoder.embed_tokens.weight"),
        "num_mel_bins": bands,
        "d_model": width,
        "encoder_layers": layers("encoder"),
        "decoder_layers": layers("decoder"),
        "encoder_attention_heads": int(settings["encoder/num_heads"]),
        "decoder_attention_heads": int(settings["decoder/num_heads"]),
        "encoder_ffn_dim": rows("encoder.layers.0.fc1.bias"),
        "decoder_ffn_dim": rows("decoder.layers.0.fc1.bias"),
        "max_source_positions": rows("encoder.embed_positions.weight"),
        "max_target_positions": rows("decoder.embed_positions.weight"),
        "scale_embedding": bool(settings["decoder/scale_embeddings"]),
        "tie_word_embeddings": True,
        **ids,
    }


def _tokenizer(file: Path, size: int) -> tuple[Tokenizer, dict[str, int]]:
    """The tokenizer with a token for every logit, and the ids that a configuration names.

    The file leaves out the tokens of time, <|0.00|> to <|30.00|>, which the network has.
    """
    from tokenizers import AddedToken, Tokenizer

    tokenizer = Tokenizer.from_file(str(file))
    missing = size - tokenizer.get_vocab_size(with_added_tokens=True)
    tokenizer.add_special_tokens(
        [
            AddedToken(f"<|{number * _TIME_STEP:.2f}|>", normalized=False, special=True)
            for number in range(missing)
        ]
    )
    end, start = (
        tokenizer.token_to_id(token) for token in ("<|endoftext|>", "<|startoftranscript|>")
    )
    if end is None or start is None or tokenizer.id_to_token(size - 1) is None:
        raise SourceFailed(f"{file.name} is not the tokenizer of these weights")
    named = {"bos_token_id": end, "eos_token_id": end, "pad_token_id": end}
    return tokenizer, {**named, "decoder_start_token_id": start}
