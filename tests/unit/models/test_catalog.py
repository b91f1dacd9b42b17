"""The catalogue is fixed, pinned, and costs nothing to look at."""

from __future__ import annotations

import dataclasses
import re
import subprocess
import sys

import pytest

from backend.errors import LogitscopeError
from backend.models.catalog import CATALOG, ModelCard, UnknownModel, card, choices, partner
from backend.models.networks.variants import VARIANTS


def test_it_holds_the_default_pair_its_control_two_models_of_the_hub_and_one_of_speech() -> None:
    default = ["smollm2", "smollm2-masked", "smollm2-control"]
    assert list(CATALOG) == [*default, "distilgpt2", "distilroberta", "whisper"]
    assert [name for name, entry in CATALOG.items() if entry.needs_hub] == [
        "distilgpt2",
        "distilroberta",
    ]
    assert all(name == entry.name for name, entry in CATALOG.items())


@pytest.mark.parametrize("model", CATALOG.values(), ids=list(CATALOG))
class TestEveryCard:
    def test_says_what_a_person_wants_to_know(self, model: ModelCard) -> None:
        assert model.licence == ("MIT" if model.kind == "speech" else "Apache-2.0")
        assert model.about.endswith(".")
        assert model.parameters > (30e6 if model.kind == "speech" else 80e6)
        assert model.start_token

    def test_has_a_source_or_a_base(self, model: ModelCard) -> None:
        if model.base is None:
            assert model.origins
            assert model.download_bytes > 50e6
        else:
            assert CATALOG[model.base].base is None
            assert model.variant in VARIANTS
            assert model.start_token == CATALOG[model.base].start_token
            assert model.download_bytes == 0

    def test_pins_whole_commits_and_whole_sums(self, model: ModelCard) -> None:
        if model.hub is not None:
            assert re.fullmatch(r"[0-9a-f]{40}", model.hub.revision)
            assert re.fullmatch(r"[0-9a-f]{64}", model.hub.weights_sha256)
        if model.package is not None:
            assert re.fullmatch(r"[0-9a-f]{64}", model.package.wheel_sha256)
            assert re.fullmatch(r"[0-9a-f]{64}", model.package.member_sha256)
            assert re.fullmatch(r"\d+\.\d+\.\d+", model.package.version)

    def test_the_same_file_has_the_same_sum_wherever_it_comes_from(self, model: ModelCard) -> None:
        if model.package and model.hub and model.hub.weights == "model.bin":
            assert model.hub.weights_sha256 == model.package.member_sha256

    def test_has_a_mask_exactly_if_it_is_masked(self, model: ModelCard) -> None:
        assert (model.mask_token is not None) == (model.kind == "masked")

    def test_has_a_partner_only_if_it_writes_and_that_one_fills_gaps(
        self, model: ModelCard
    ) -> None:
        if model.partner is not None:
            assert model.kind == "autoregressive"
            assert partner(model.name).kind == "masked"

    def test_cannot_be_changed(self, model: ModelCard) -> None:
        with pytest.raises(dataclasses.FrozenInstanceError):
            model.hub = None  # type: ignore[misc]


def test_a_person_can_pick_what_writes() -> None:
    assert choices() == ["smollm2", "distilgpt2"]
    assert [partner(name).name for name in choices()] == ["smollm2-masked", "distilroberta"]


@pytest.mark.parametrize("name", ["", "gpt2", "distilbert/distilgpt2", "../smollm2", "SmolLM2"])
def test_only_names_of_the_catalogue_are_known(name: str) -> None:
    with pytest.raises(UnknownModel) as caught:
        card(name)
    assert isinstance(caught.value, LogitscopeError)
    assert "smollm2-masked" in str(caught.value)


def test_looking_at_it_imports_no_heavy_library() -> None:
    program = """
import sys
import backend.models.catalog, backend.models.weights.ensure
print(sorted({"torch", "transformers", "gguf", "huggingface_hub"} & set(sys.modules)))
"""
    done = subprocess.run(
        [sys.executable, "-c", program], capture_output=True, text=True, check=True, timeout=60
    )
    assert done.stdout.strip() == "[]"
