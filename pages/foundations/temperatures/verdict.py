"""Two common opinions, "0 is boring" and "0.7 is creative", beside what was measured."""

from __future__ import annotations

from backend.analyses.foundations.temperature_sweep import TemperatureSweep
from backend.numbers import count_text, counted, in_bits, percent_text, real_text, short_choices

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
        f"4-grams that occurred before: {percent_text(cold.repeated_4)} at 0 and "
        f"{percent_text(warm.repeated_4)} at 0.7. Distinct pairs of tokens: "
        f"{percent_text(cold.distinct_2)} at 0 and {percent_text(warm.distinct_2)} at 0.7."
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
        f"At 0.7, two seeds have the same token at {percent_text(warm.agreement)} of the "
        f"positions. The mean surprisal is {in_bits(warm.surprisal_bits)} a token at 0.7 and "
        f"{real_text(plain.surprisal_bits)} at 1."
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
        f"{_perplexity(result.measured(one).surprisal_bits)} "
        + (f"at {one:g}" if one else "at 0 (greedy)")
        for one in result.temperatures
    ]
    return (
        "**How likely were the tokens to the model itself, at temperature 1?** Perplexity of the "
        f"texts (2 to the mean surprisal): {', '.join(parts[:-1])}, and {parts[-1]}. At a "
        "perplexity of N, tokens are on average as unlikely as one of N equally likely ones."
    )


def _perplexity(bits: float) -> str:
    value = 2.0**bits
    return short_choices(value) if value < 100 else count_text(float(f"{value:.2g}"))


def _on(result: TemperatureSweep) -> str:
    """What a verdict was measured on."""
    seeds = len(result.at(WARM))
    return f"this prompt, {counted(result.done, 'token')}, {counted(seeds, 'seed')}"
