"""Two common opinions, "0 is boring" and "0.7 is creative", beside what was measured."""

from __future__ import annotations

from backend.analyses.foundations.temperature_sweep import TemperatureSweep
from backend.numbers import bits_text, choices_text, counted, in_bits, percent_text

GREEDY, WARM, PLAIN, HOT = 0.0, 0.7, 1.0, 1.5
_CLEARLY = 0.05  # a smaller difference of shares is not called one
_BITS = 0.25  # nor one of surprisals


def repeats(result: TemperatureSweep) -> tuple[bool, str]:
    """Whether greedy decoding repeats itself more than 0.7 does, and the figures in words."""
    cold, warm = result.measured(GREEDY), result.measured(WARM)
    holds = (
        cold.repeated_4 > warm.repeated_4 + _CLEARLY or cold.distinct_2 < warm.distinct_2 - _CLEARLY
    )
    figures = (
        f"4-grams that occurred before: {_share(cold.repeated_4)} at 0 and "
        f"{_share(warm.repeated_4)} at 0.7. Distinct pairs of tokens: "
        f"{_share(cold.distinct_2)} at 0 and {_share(warm.distinct_2)} at 0.7."
    )
    found = (
        "the greedy text repeats itself more than those at 0.7"
        if holds
        else "the greedy text does not clearly repeat itself more than those at 0.7"
    )
    return holds, (
        "**You often read that temperature 0 is boring. Measured here "
        f"({_on(result)}): {found}.** {figures}"
    )


def varies(result: TemperatureSweep) -> tuple[bool, str]:
    """Whether 0.7 differs from seed to seed, and yet has less surprisal than temperature 1."""
    warm, plain = result.measured(WARM), result.measured(PLAIN)
    holds = warm.agreement < 0.5 and warm.surprisal_bits < plain.surprisal_bits - _BITS
    figures = (
        f"At 0.7, two seeds have the same token at {_share(warm.agreement)} of the "
        f"positions. The mean surprisal is {in_bits(warm.surprisal_bits)} a token at 0.7 and "
        f"{bits_text(plain.surprisal_bits)} at 1."
    )
    if holds:
        found = "0.7 varies from seed to seed, with clearly less surprisal than 1"
    elif warm.agreement >= 0.5:
        found = "0.7 hardly varies from seed to seed"
    else:
        found = "0.7 shows no clear difference from 1 in surprisal"
    return holds, (
        f"**You often read that 0.7 is creative. Measured here ({_on(result)}): {found}.** "
        f"{figures} Other seeds may give another result."
    )


def at_each(result: TemperatureSweep) -> str:
    """The perplexity of the texts at every temperature, in words."""
    parts = [
        f"{choices_text(2.0 ** result.measured(one).surprisal_bits)} "
        + (f"at {one:g}" if one else "at 0 (greedy)")
        for one in result.temperatures
    ]
    return (
        "**How likely were the tokens to the model itself, at temperature 1?** Perplexity of the "
        f"texts (2 to the mean surprisal): {', '.join(parts[:-1])}, and {parts[-1]}. At a "
        "perplexity of N, tokens are on average as unlikely as one of N equally likely ones."
    )


def told(result: TemperatureSweep) -> str:
    """That it is done, and what came out, for a screen reader."""
    cold, hot = result.measured(GREEDY), result.measured(HOT)
    return (
        f"{counted(result.count, 'token')} in each text. Mean surprisal "
        f"{in_bits(cold.surprisal_bits)} greedy, {in_bits(hot.surprisal_bits)} at {HOT:g}"
    )


def _on(result: TemperatureSweep) -> str:
    """What a verdict was measured on."""
    seeds = len(result.at(WARM))
    return f"this prompt, {counted(result.done, 'token')}, {counted(seeds, 'seed')}"


def _share(share: float) -> str:
    """Two digits: a few hundred tokens carry no more."""
    return percent_text(share, 2)
