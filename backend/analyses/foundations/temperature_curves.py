"""Probabilities of a few tokens over temperature, and where each is at its highest.

Without truncation: the whole vocabulary at every temperature.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from backend.probability.prediction import Prediction
from backend.probability.sampling import HIGHEST_TEMPERATURE, Sampling, distribution, entropy_bits

# Close together where most happens; 0 is greedy.
TEMPERATURES = np.round(
    np.concatenate(
        [[0.0, 0.01, 0.02], np.arange(1, 61) * 0.05, np.arange(13, 41) * 0.25]  # up to 3, up to 10
    ),
    2,
)
_HALVINGS = 30  # of an interval of 10: to 1e-8


@dataclass(frozen=True, eq=False)
class TemperatureCurves:
    """Attributes:
    temperatures: (steps,) float64, rising from 0 to 10.
    ids: the tokens that have a curve.
    probabilities: (steps, tokens) float64.
    others: (steps,) all other tokens together.
    entropy: (steps,) bits, of the whole distribution.
    peaks: the temperature at which each token's probability is highest; 0 for a token with the
        highest logit, None if it still rises at 10.
    """

    temperatures: np.ndarray
    ids: tuple[int, ...]
    probabilities: np.ndarray
    others: np.ndarray
    entropy: np.ndarray
    peaks: tuple[float | None, ...]


def temperature_curves(prediction: Prediction, ids: Sequence[int]) -> TemperatureCurves:
    """Follow some tokens over all temperatures.

    Args:
        ids: tokens of the vocabulary, each once.
    """
    chosen = list(ids)
    rows, others, entropy = [], [], []
    for temperature in TEMPERATURES:
        probabilities = distribution(prediction.logits, Sampling(temperature=float(temperature)))
        rows.append(probabilities[chosen])
        entropy.append(entropy_bits(probabilities))
        probabilities[chosen] = 0.0  # summed, not subtracted: what remains may be tiny
        others.append(probabilities.sum())
    return TemperatureCurves(
        temperatures=TEMPERATURES,
        ids=tuple(chosen),
        probabilities=np.array(rows).reshape(len(TEMPERATURES), len(chosen)),
        others=np.array(others),
        entropy=np.array(entropy),
        peaks=tuple(peak_temperature(prediction.logits, token_id) for token_id in chosen),
    )


def peak_temperature(logits: np.ndarray, token_id: int) -> float | None:
    """The temperature at which a token is most probable, without truncation.

    From p = exp(z / T) / sum exp: d ln p / dT = (mean logit under p - z) / T squared. A token gains
    as long as its logit is below that mean, which falls steadily from the highest logit (T near 0)
    to the plain mean. So there is one such temperature at most.

    Returns:
        0 for a token with the highest logit; None if it still gains at the highest temperature.
    """
    relative = logits.astype(np.float64) - float(logits.max())  # at most 0
    own = relative[token_id]
    if own == 0:
        return 0.0
    if own == -np.inf or _mean_logit(relative, HIGHEST_TEMPERATURE) > own:
        return None
    low, high = 0.0, HIGHEST_TEMPERATURE
    for _ in range(_HALVINGS):
        middle = (low + high) / 2
        if _mean_logit(relative, middle) > own:
            low = middle
        else:
            high = middle
    return (low + high) / 2


def _mean_logit(relative: np.ndarray, temperature: float) -> float:
    """The mean of the logits under their own softmax at a temperature above 0."""
    finite = relative[np.isfinite(relative)]
    weights = np.exp(finite / temperature)
    return float((weights * finite).sum() / weights.sum())
