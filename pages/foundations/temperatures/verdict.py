"""The claim "greedy is boring; 0.7 for creative use", beside what was measured."""

from __future__ import annotations

from backend.analyses.foundations.temperature_sweep import TemperatureSweep
from backend.numbers import bits_text, in_bits, percent_text, probability_text

GREEDY, WARM, PLAIN, HOT = 0.0, 0.7, 1.0, 1.5
_CLEARLY = 0.05  # a smaller difference of shares is not called one
_BITS = 0.25  # nor one of surprisals


def boring(result: TemperatureSweep) -> tuple[bool, str]:
    """Whether greedy repeats itself more than 0.7 does, and the figures in words."""
    cold, warm = result.measured(GREEDY), result.measured(WARM)
    holds = (
        cold.repeated_4 > warm.repeated_4 + _CLEARLY or cold.distinct_2 < warm.distinct_2 - _CLEARLY
    )
    figures = (
        f"{_share(cold.repeated_4)} of greedy's 4-grams were there before, "
        f"{_share(warm.repeated_4)} at 0.7; {_share(cold.distinct_2)} of its pairs are "
        f"different ones, {_share(warm.distinct_2)} at 0.7."
    )
    if holds:
        return True, f"**“Greedy is boring”: it repeats itself more on this prompt.** {figures}"
    return False, (
        f"**“Greedy is boring”: not borne out by repetition on this prompt.** {figures} What is "
        "left of the saying is that greedy has only one text to offer."
    )


def creative(result: TemperatureSweep) -> tuple[bool, str]:
    """Whether 0.7 differs from seed to seed, and yet has less surprisal than temperature 1."""
    warm, plain = result.measured(WARM), result.measured(PLAIN)
    holds = warm.agreement < 0.5 and warm.surprisal_bits < plain.surprisal_bits - _BITS
    figures = (
        f"Two seeds have the same token at {_share(warm.agreement)} of the places, and a "
        f"token costs {in_bits(warm.surprisal_bits)}, against {bits_text(plain.surprisal_bits)} "
        "at 1."
    )
    if holds:
        return True, f"**“0.7 for creative use”: varied, and still near the favourites.** {figures}"
    if warm.agreement >= 0.5:
        return False, (
            f"**“0.7 for creative use”: here it hardly varies.** {figures} The model is too "
            "sure of this prompt."
        )
    return False, (
        f"**“0.7 for creative use”: no clear difference from 1 here.** {figures} So few tokens "
        "leave much to chance: try other seeds."
    )


def at_each(result: TemperatureSweep) -> str:
    """What there is to see at every temperature, in a sentence made of the page's figures."""
    parts = [
        f"{probability_text(2.0 ** -result.measured(one).surprisal_bits)} "
        + (f"at {one:g}" if one else "for greedy")
        for one in result.temperatures
    ]
    return (
        "**What grows with the temperature is how unlikely the tokens are** to the model itself, "
        f"with a probability of, on average, {', '.join(parts[:-1])}, and {parts[-1]} (the "
        "geometric mean)."
    )


def _share(share: float) -> str:
    """Two digits: a few hundred tokens carry no more."""
    return percent_text(share, 2)
