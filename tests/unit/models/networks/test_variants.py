"""A variant of a model: one line of the catalogue and a function; it loads, reads, is listed."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest

from backend.models import AutoregressiveModel, load
from backend.models.catalog import CATALOG, ModelCard, NoPartner, choices, partner, with_partner
from backend.models.engine.client import EngineModel
from backend.models.engine.engine import Engine
from backend.models.networks.causal import PackedAutoregressiveModel
from backend.models.networks.language_model import LanguageModel
from backend.models.networks.variants import VARIANTS, network_on_same_tensors

IDS = [504, 3575, 282, 4649, 314]
NAME = "smollm2-short"


def without_last_layer(card: ModelCard, base: LanguageModel) -> AutoregressiveModel:
    network = network_on_same_tensors(base)
    network.model.layers = network.model.layers[:-1]
    start_id = base.vocabulary.special_id(card.start_token)
    return PackedAutoregressiveModel(card, base.vocabulary, network.eval(), start_id=start_id)


@pytest.fixture
def short(monkeypatch: pytest.MonkeyPatch) -> ModelCard:
    entry = replace(
        CATALOG["smollm2"],
        name=NAME,
        title="SmolLM2-135M, a layer less",
        base="smollm2",
        variant="short",
        partner=None,
        control=None,
        package=None,
        hub=None,
        download_bytes=0,
    )
    monkeypatch.setitem(CATALOG, NAME, entry)
    monkeypatch.setitem(VARIANTS, "short", without_last_layer)
    return entry


def test_it_loads_and_reads_on_the_tensors_of_its_base(
    short: ModelCard, smollm2: AutoregressiveModel
) -> None:
    before = smollm2.next_logits(IDS)
    model = load(NAME)
    assert isinstance(model, AutoregressiveModel)
    assert load(NAME) is model
    assert model.card is short
    assert model.vocabulary is smollm2.vocabulary
    one, other = (net.network.model.layers[3].mlp.down_proj.weight for net in (model, smollm2))
    assert one.data_ptr() == other.data_ptr()
    assert np.abs(model.next_logits(IDS) - before).max() > 1
    np.testing.assert_array_equal(smollm2.next_logits(IDS), before)


def test_the_engine_serves_it_beside_its_base(
    short: ModelCard, smollm2: AutoregressiveModel
) -> None:
    engine = Engine(load)
    for name in ("smollm2", NAME):
        plain = load(name)
        assert isinstance(plain, AutoregressiveModel)
        found = EngineModel(engine, name, "ann").next_logits(IDS)
        np.testing.assert_allclose(found, plain.next_logits(IDS), atol=1e-3)
    engine.close()


def test_it_can_be_picked_and_has_no_partner(short: ModelCard) -> None:
    assert NAME in choices()
    assert with_partner(NAME) == (short,)
    assert not short.needs_hub
    with pytest.raises(NoPartner, match="a layer less has no masked version"):
        partner(NAME)
