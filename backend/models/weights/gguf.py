"""A GGUF file of SmolLM2 becomes float32 safetensors, a configuration and a tokenizer.

Knows the format, not where the file came from. No torch: the `gguf` package dequantises with
numpy, one tensor at a time, to exactly the parameters that transformers' own GGUF loading gives,
in a fraction of its time. Knows the Llama family and SmolLM's tokenizer only, and refuses the rest.
"""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING, Any

from backend.models.weights.source import CONVERTING, Progress, SourceFailed

if TYPE_CHECKING:
    import numpy as np
    from gguf import GGUFReader
    from tokenizers import Tokenizer

_OUTSIDE = {"token_embd": "model.embed_tokens", "output_norm": "model.norm", "output": "lm_head"}
_IN_A_LAYER = {
    "attn_norm": "input_layernorm",
    "attn_q": "self_attn.q_proj",
    "attn_k": "self_attn.k_proj",
    "attn_v": "self_attn.v_proj",
    "attn_output": "self_attn.o_proj",
    "ffn_norm": "post_attention_layernorm",
    "ffn_gate": "mlp.gate_proj",
    "ffn_up": "mlp.up_proj",
    "ffn_down": "mlp.down_proj",
}


def convert(file: Path, folder: Path, progress: Progress) -> None:
    """Write model.safetensors, config.json, tokenizer.json and tokenizer_config.json to `folder`.

    Raises:
        SourceFailed: the file is of a kind this module does not know.
    """
    from gguf import GGUFReader
    from safetensors.numpy import save_file

    progress(CONVERTING, 0, 0)  # reading the 98,000 strings of the vocabulary takes longest
    reader = GGUFReader(file)
    facts = {name: field.contents() for name, field in reader.fields.items()}
    if facts.get("general.architecture") != "llama" or facts.get("tokenizer.ggml.pre") != "smollm":
        raise SourceFailed(f"{file.name} is not a GGUF file of SmolLM2")
    tensors = _tensors(reader, facts, progress)
    # "pt" is how transformers names this layout of tensors
    save_file(tensors, folder / "model.safetensors", metadata={"format": "pt"})
    _write_json(folder / "config.json", _config(facts, tied="lm_head.weight" not in tensors))
    _tokenizer(facts).save(str(folder / "tokenizer.json"))
    _write_json(folder / "tokenizer_config.json", _tokenizer_config(facts))


def _tensors(
    reader: GGUFReader, facts: dict[str, Any], progress: Progress
) -> dict[str, np.ndarray]:
    import numpy as np
    from gguf.quants import dequantize

    heads = facts["llama.attention.head_count"]
    key_heads = facts["llama.attention.head_count_kv"]
    tensors: dict[str, np.ndarray] = {}
    done, total = 0, 4 * sum(int(tensor.n_elements) for tensor in reader.tensors)
    for tensor in reader.tensors:
        weights = dequantize(tensor.data, tensor.tensor_type)
        if ".attn_q." in tensor.name:
            weights = _rotation_halves(weights, heads)
        elif ".attn_k." in tensor.name:
            weights = _rotation_halves(weights, key_heads)
        name = _name(tensor.name)
        tensors[name] = np.ascontiguousarray(weights, dtype=np.float32)
        done += tensors[name].nbytes
        progress(CONVERTING, done, total)
    return tensors


def _name(name: str) -> str:
    """What transformers calls a tensor of llama.cpp: blk.3.ffn_up is model.layers.3.mlp.up_proj."""
    match name.split("."):
        case ["blk", layer, part, suffix] if part in _IN_A_LAYER:
            return f"model.layers.{layer}.{_IN_A_LAYER[part]}.{suffix}"
        case [part, suffix] if part in _OUTSIDE:
            return f"{_OUTSIDE[part]}.{suffix}"
    raise SourceFailed(f"the GGUF file has a tensor {name}, which this app does not know")


def _rotation_halves(weights: np.ndarray, heads: int) -> np.ndarray:
    """Undo llama.cpp's order of the rows of a query or key projection.

    Rotary embedding turns pairs of rows. llama.cpp stores the two rows of a pair side by side,
    transformers all first rows of a head, then all second ones.
    """
    pairs = weights.shape[0] // heads // 2
    split = weights.reshape(heads, pairs, 2, weights.shape[1])  # (head, pair, of two, width)
    return split.swapaxes(1, 2).reshape(weights.shape)


def _config(facts: dict[str, Any], tied: bool) -> dict[str, Any]:
    """The configuration as transformers reads it. Nothing of the quantisation is left."""
    width, heads = facts["llama.embedding_length"], facts["llama.attention.head_count"]
    return {
        "architectures": ["LlamaForCausalLM"],
        "model_type": "llama",
        "dtype": "float32",
        "vocab_size": len(facts["tokenizer.ggml.tokens"]),
        "hidden_size": width,
        "intermediate_size": facts["llama.feed_forward_length"],
        "num_hidden_layers": facts["llama.block_count"],
        "num_attention_heads": heads,
        "num_key_value_heads": facts["llama.attention.head_count_kv"],
        "head_dim": width // heads,
        "hidden_act": "silu",
        "max_position_embeddings": facts["llama.context_length"],
        "rms_norm_eps": facts["llama.attention.layer_norm_rms_epsilon"],
        "rope_parameters": {"rope_type": "default", "rope_theta": facts["llama.rope.freq_base"]},
        "tie_word_embeddings": tied,
        "bos_token_id": facts["tokenizer.ggml.bos_token_id"],
        "eos_token_id": facts["tokenizer.ggml.eos_token_id"],
        "pad_token_id": facts["tokenizer.ggml.padding_token_id"],
    }


def _tokenizer(facts: dict[str, Any]) -> Tokenizer:
    from gguf import TokenType
    from tokenizers import AddedToken, Tokenizer
    from tokenizers.decoders import ByteLevel as ByteLevelDecoder
    from tokenizers.models import BPE
    from tokenizers.pre_tokenizers import ByteLevel, Digits, Sequence

    tokens = facts["tokenizer.ggml.tokens"]
    merges = [tuple(merge.split(" ")) for merge in facts["tokenizer.ggml.merges"]]
    vocabulary = {token: token_id for token_id, token in enumerate(tokens)}
    tokenizer = Tokenizer(BPE(vocab=vocabulary, merges=merges))
    # GGUF keeps the splitting rules only as a name ("smollm"), which stands for: every digit
    # alone, then GPT-2's pattern. transformers' own conversion leaves the digits out, and then
    # "in  2024" gives in|␣|␣2|... where the model was trained on in|␣␣|2|0|2|4.
    tokenizer.pre_tokenizer = Sequence(
        [Digits(individual_digits=True), ByteLevel(add_prefix_space=False, use_regex=True)]
    )
    tokenizer.decoder = ByteLevelDecoder()
    types = zip(tokens, facts["tokenizer.ggml.token_type"], strict=True)
    tokenizer.add_special_tokens(
        [
            AddedToken(token, normalized=False, special=True)
            for token, kind in types
            if kind == TokenType.CONTROL
        ]
    )
    return tokenizer


def _tokenizer_config(facts: dict[str, Any]) -> dict[str, Any]:
    """What tokenizer.json has no place for: the roles of special tokens, and the chat format."""
    tokens = facts["tokenizer.ggml.tokens"]
    roles = {"bos": "bos", "eos": "eos", "unk": "unknown", "pad": "padding"}
    config: dict[str, Any] = {
        f"{role}_token": tokens[facts[f"tokenizer.ggml.{key}_token_id"]]
        for role, key in roles.items()
    }
    config["tokenizer_class"] = "PreTrainedTokenizerFast"
    config["model_max_length"] = facts["llama.context_length"]
    config["clean_up_tokenization_spaces"] = False
    if "tokenizer.chat_template" in facts:
        config["chat_template"] = facts["tokenizer.chat_template"]
    return config


def _write_json(path: Path, content: dict[str, Any]) -> None:
    path.write_text(json.dumps(content, indent=2, ensure_ascii=False), encoding="utf-8")
