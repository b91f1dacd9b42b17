"""The rest of a text with other tokens in one place: as many plain readings, and what they cost."""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np
import pytest

from backend.models.engine.client import EngineModel
from backend.models.engine.engine import Engine
from backend.models.networks.causal import AutoregressiveModel
from backend.probability.surprisal import surprisal_bits

IDS = [3, 17, 8, 40, 21, 5]
POSITION = 2
CANDIDATES = [8, 1, 60, 33, 2, 9, 11, 30, 44, 12]  # more than one batch


@pytest.fixture(scope="module")
def model() -> AutoregressiveModel:
    return tiny_reader()


def tiny_reader() -> AutoregressiveModel:
    from backend.models.catalog import CATALOG
    from backend.models.networks.causal import PackedAutoregressiveModel
    from tests.unit.models.tiny_weights import tiny_network

    return PackedAutoregressiveModel(
        CATALOG["smollm2"],
        None,  # type: ignore[arg-type]  # ids only: no text here
        tiny_network("smollm2"),
        start_id=0,
    )


def test_each_candidate_costs_what_a_reading_of_the_whole_text_says(
    model: AutoregressiveModel,
) -> None:
    rows = list(model.surprisals_after(IDS, POSITION, CANDIDATES))
    assert len(rows) == len(CANDIDATES)
    for candidate, bits in zip(CANDIDATES, rows, strict=True):
        text = [*IDS[:POSITION], candidate, *IDS[POSITION + 1 :]]
        whole = surprisal_bits(model.logits(text)[:-1], text)
        np.testing.assert_allclose(bits, whole[POSITION + 1 :], atol=1e-4)


def test_at_the_end_there_is_nothing_left_to_cost(model: AutoregressiveModel) -> None:
    (bits,) = model.surprisals_after(IDS, len(IDS) - 1, [4])
    assert bits.shape == (0,)


def test_a_place_or_a_token_that_does_not_exist_is_refused(model: AutoregressiveModel) -> None:
    with pytest.raises(ValueError, match="not in a text"):
        list(model.surprisals_after(IDS, len(IDS), [4]))
    with pytest.raises(ValueError, match="outside the vocabulary"):
        list(model.surprisals_after(IDS, 0, [model.vocabulary_size]))


@pytest.fixture
def engine(model: AutoregressiveModel) -> Iterator[Engine]:
    engine = Engine(lambda name, progress: model)
    yield engine
    engine.close()


def test_through_the_engine_it_is_the_same_in_batches(
    engine: Engine, model: AutoregressiveModel
) -> None:
    handle = EngineModel(engine, "fake", "ann")
    found = np.stack(list(handle.surprisals_after(IDS, POSITION, CANDIDATES)))
    plain = np.stack(list(model.surprisals_after(IDS, POSITION, CANDIDATES)))
    np.testing.assert_allclose(found, plain, atol=1e-5)
    assert engine.passes == 2


def test_the_engine_tells_what_an_answer_cost_also_when_it_knows_it_already(
    engine: Engine,
) -> None:
    first, second = EngineModel(engine, "fake", "ann"), EngineModel(engine, "fake", "bob")
    for handle in (first, second):
        list(handle.surprisals_after(IDS, POSITION, CANDIDATES))
    assert engine.passes == 2
    assert first.seconds > 0
    assert second.seconds == first.seconds
