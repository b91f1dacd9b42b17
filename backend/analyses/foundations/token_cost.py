"""Two texts beside each other: what each costs in tokens, and how many times the other that is."""

from __future__ import annotations

from dataclasses import dataclass

from backend.text.pieces import Tokens


@dataclass(frozen=True)
class Measure:
    """One number of both texts; None where there is nothing to divide by."""

    name: str
    first: float | None
    second: float | None

    @property
    def ratio(self) -> float | None:
        """The second over the first."""
        if not self.first or self.second is None:
            return None
        return self.second / self.first


def token_cost(first: Tokens, second: Tokens, price: float) -> tuple[Measure, ...]:
    """Measures of two texts.

    Args:
        price: of a million tokens, in any currency.
    """
    both = (first, second)

    def measure(name: str, *values: float | None) -> Measure:
        return Measure(name, *values)

    return (
        measure("Tokens", *(text.count for text in both)),
        measure("Words, split at spaces", *(text.between_spaces.count for text in both)),
        measure("Characters", *(text.characters for text in both)),
        measure("Bytes", *(len(text.raw) for text in both)),
        measure("Tokens per word", *(text.tokens_per_word(text.between_spaces) for text in both)),
        measure("Bytes per token", *(text.bytes_per_token for text in both)),
        # a million texts of so many tokens, at so much for a million tokens
        measure("Price per million texts like this", *(text.count * price for text in both)),
    )
