"""Infilling with Bayes' rule, on a tiny random network whose whole vocabulary can be tried out."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import numpy as np
import pytest

from backend.analyses.foundations.bayes_infilling import BayesInfilling, bayes_infilling, candidates
from backend.models.catalog import CATALOG
from backend.models.engine.client import EngineModel
from backend.models.engine.engine import Engine
from backend.models.networks.causal import PackedAutoregressiveModel
from backend.models.networks.masked import MaskedVersion
from backend.probability.prediction import Prediction
from tests.unit.models.tiny_weights import tiny_network

IDS = [3, 17, 8, 40, 21, 5]
POSITION = 2
SIZE = 61


@pytest.fixture(scope="module")
def network() -> Any:
    return tiny_network("smollm2")


@pytest.fixture
def engine(network: Any) -> Iterator[Engine]:
    import torch

    embedding = torch.full((network.config.hidden_size,), 0.1)
    models = {
        "left": PackedAutoregressiveModel(CATALOG["smollm2"], None, network, start_id=0),  # type: ignore[arg-type]
        "both": MaskedVersion(
            CATALOG["smollm2-masked"],
            None,  # type: ignore[arg-type]
            network,
            start_id=0,
            mask_embedding=embedding,
        ),
    }
    engine = Engine(lambda name, progress: models[name])
    yield engine
    engine.close()


def readings(left: EngineModel, both: EngineModel, ids: list[int]) -> tuple[Prediction, Prediction]:
    return (
        Prediction.of(left.next_logits(ids[:POSITION])),
        Prediction.of(both.logits_at(ids, [POSITION])[0]),
    )


def run(
    engine: Engine,
    chosen: tuple[int, ...],
    ids: list[int] = IDS,
    known: BayesInfilling | None = None,
) -> list[BayesInfilling]:
    left, both = EngineModel(engine, "left", "ann"), EngineModel(engine, "both", "ann")
    return list(
        bayes_infilling(left, both, ids, POSITION, readings(left, both, ids), chosen, known)
    )


def joint(network: Any, token_id: int) -> float:
    """P(token, right | left), straight from transformers, one product a token."""
    import torch

    text = [0, *IDS[:POSITION], token_id, *IDS[POSITION + 1 :]]
    with torch.inference_mode():
        probabilities = network(torch.tensor([text])).logits[0].double().softmax(-1).numpy()
    return float(
        np.prod(
            [probabilities[position, text[position + 1]] for position in range(POSITION, len(IDS))]
        )
    )


def test_over_all_tokens_the_posterior_is_the_normalised_joint(
    engine: Engine, network: Any
) -> None:
    everything = tuple(range(SIZE))
    last = run(engine, everything)[-1]
    expected = np.array([joint(network, token_id) for token_id in everything])
    np.testing.assert_allclose(last.posterior(), expected / expected.sum(), rtol=1e-3)
    assert np.exp2(-last.left_bits).sum() == pytest.approx(1, abs=1e-6)
    assert np.exp2(-last.both_bits).sum() == pytest.approx(1, abs=1e-6)


def test_over_some_it_is_the_same_renormalised(engine: Engine, network: Any) -> None:
    some = (40, 2, 8, 19)
    last = run(engine, some)[-1]
    expected = np.array([joint(network, token_id) for token_id in some])
    np.testing.assert_allclose(last.posterior(), expected / expected.sum(), rtol=1e-3)
    for shares in (last.left(), last.posterior(), last.both()):
        assert shares.sum() == pytest.approx(1)


def test_what_stands_in_the_gap_is_not_looked_at(engine: Engine) -> None:
    some = (40, 2, 8, 19)
    one = run(engine, some)[-1]
    other = run(engine, some, [*IDS[:POSITION], 55, *IDS[POSITION + 1 :]])[-1]
    np.testing.assert_allclose(one.posterior(), other.posterior(), rtol=1e-6)
    np.testing.assert_allclose(one.both(), other.both(), rtol=1e-6)


def test_it_grows_a_candidate_a_step_and_goes_on_where_it_broke_off(engine: Engine) -> None:
    everything = tuple(range(SIZE))
    steps = run(engine, everything)
    assert [step.done for step in steps] == list(range(SIZE + 1))
    assert np.isnan(steps[0].posterior()).all()
    assert np.nansum(steps[10].posterior()) == pytest.approx(1)
    rest = run(engine, everything, known=steps[10])
    assert [step.done for step in rest] == list(range(11, SIZE + 1))
    np.testing.assert_allclose(rest[-1].posterior(), steps[-1].posterior(), rtol=1e-5)


def test_it_knows_what_both_ways_cost(engine: Engine) -> None:
    last = run(engine, tuple(range(SIZE)))[-1]
    assert last.left_seconds > last.both_seconds > 0


def test_a_candidate_that_cannot_come_has_no_share(engine: Engine) -> None:
    left, both = EngineModel(engine, "left", "ann"), EngineModel(engine, "both", "ann")
    first, second = readings(left, both, IDS)
    missing = second.logits.copy()
    missing[40] = -np.inf  # the masked model's vocabulary lacks it
    *_, last = bayes_infilling(
        left, both, IDS, POSITION, (first, Prediction.of(missing)), (40, 2, 8)
    )
    assert last.both()[0] == 0
    assert last.posterior()[0] > 0


def test_candidates_come_once_those_of_the_left_first() -> None:
    left = Prediction.of(np.array([5.0, 4, 3, 2, 1, 0, 0, 0, 0]))
    both = Prediction.of(np.array([0.0, 9, 0, 0, 0, 0, 7, 8, 6]))
    assert candidates(left, both, 2, 4) == (0, 1, 7, 6, 8)
    assert candidates(left, both, 2, 1) == (0, 1)
    assert candidates(left, both, 3, 0) == (0, 1, 2)
