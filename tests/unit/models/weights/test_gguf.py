"""What a GGUF file becomes is exactly what transformers would make of it."""

from __future__ import annotations

import json
from pathlib import Path

import numpy as np
import pytest
from tokenizers import Tokenizer

from backend.models.weights.gguf import convert
from backend.models.weights.source import SourceFailed
from tests.unit.models import tiny_weights


def silent(_stage: str, _done: int, _total: int) -> None:
    pass


@pytest.fixture(scope="module")
def gguf(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tiny_weights.write_gguf(tmp_path_factory.mktemp("gguf") / "tiny.gguf")


@pytest.fixture(scope="module")
def folder(gguf: Path) -> Path:
    converted = gguf.parent / "converted"
    converted.mkdir()
    convert(gguf, converted, silent)
    return converted


def test_every_weight_has_the_bits_that_transformers_gives_it(gguf: Path, folder: Path) -> None:
    import torch
    from safetensors.torch import load_file
    from transformers import AutoModelForCausalLM

    network = AutoModelForCausalLM.from_pretrained(
        gguf.parent, gguf_file=gguf.name, dtype=torch.float32
    )
    expected = network.state_dict()
    expected.pop("lm_head.weight", None)  # tied to the embeddings
    ours = load_file(folder / "model.safetensors")
    assert ours.keys() == expected.keys()
    for name, weights in ours.items():
        assert weights.dtype == torch.float32
        assert torch.equal(weights, expected[name]), name


def test_the_folder_loads_as_any_model_and_computes_the_same(gguf: Path, folder: Path) -> None:
    import torch
    from transformers import AutoModelForCausalLM

    ours, report = AutoModelForCausalLM.from_pretrained(folder, output_loading_info=True)
    theirs = AutoModelForCausalLM.from_pretrained(
        gguf.parent, gguf_file=gguf.name, dtype=torch.float32
    )
    ids = torch.tensor([[0, 5, 9, 200]])
    with torch.inference_mode():
        assert torch.equal(ours.eval()(ids).logits, theirs.eval()(ids).logits)
    assert not report["missing_keys"]
    assert not report["unexpected_keys"]
    assert ours.lm_head.weight is ours.model.embed_tokens.weight


def test_nothing_of_the_quantisation_is_left_in_the_configuration(folder: Path) -> None:
    config = json.loads((folder / "config.json").read_text())
    assert "quantization_config" not in config
    assert config["dtype"] == "float32"
    assert config["tie_word_embeddings"] is True


@pytest.mark.parametrize(
    ("text", "pieces"),
    [
        ("in  2024", ["in", "ĠĠ", "2", "0", "2", "4"]),
        ("1980in", ["1", "9", "8", "0", "in"]),
        ("é", ["Ã", "©"]),
    ],
)
def test_digits_stand_alone_and_text_is_bytes(folder: Path, text: str, pieces: list[str]) -> None:
    tokenizer = Tokenizer.from_file(str(folder / "tokenizer.json"))
    encoding = tokenizer.encode(text)
    assert encoding.tokens == pieces
    assert tokenizer.decode(encoding.ids) == text


def test_special_tokens_and_the_chat_format_are_kept(folder: Path) -> None:
    tokenizer = Tokenizer.from_file(str(folder / "tokenizer.json"))
    added = tokenizer.get_added_tokens_decoder()
    assert {number: token.content for number, token in added.items()} == {
        0: "<|endoftext|>",
        1: "<|im_start|>",
        2: "<|im_end|>",
    }
    assert all(token.special for token in added.values())
    config = json.loads((folder / "tokenizer_config.json").read_text())
    assert config["chat_template"] == "{{ messages[0]['content'] }}"
    assert config["eos_token"] == "<|im_end|>"


def test_progress_counts_up_to_the_size_of_the_weights(gguf: Path, tmp_path: Path) -> None:
    seen: list[tuple[int, int]] = []
    convert(gguf, tmp_path, lambda _stage, done, total: seen.append((done, total)))
    known = [(done, total) for done, total in seen if total]
    assert np.all(np.diff([done for done, _ in known]) > 0)
    assert known[-1][0] == known[-1][1]


def test_a_file_of_another_kind_is_refused(tmp_path: Path) -> None:
    other = tiny_weights.write_gguf(tmp_path / "other.gguf", pre="llama-bpe")
    with pytest.raises(SourceFailed, match=r"other\.gguf is not a GGUF file of SmolLM2"):
        convert(other, tmp_path, silent)
    assert not (tmp_path / "model.safetensors").exists()
