"""What exactly is computed on this page, in words."""

from __future__ import annotations

from backend.models.catalog import card, partner
from backend.numbers import real_text
from components.frame import prose
from components.results import shared


def draw(name: str) -> None:
    """How each reading is made, what its numbers mean, and what a blank is."""
    prose.markdown("\n\n".join([_models(name), _NUMBERS, _BLANKS]))


def _models(name: str) -> str:
    masked = partner(name)
    if not card(name).control:
        return (
            f"The **autoregressive** reading is {shared.weights(name).full}: a position sees "
            f"itself and those before it. The **masked** one is "
            f"{shared.weights(masked.name).full}, another network: every position sees all others, "
            "and the chosen token is hidden."
        )
    added = real_text((masked.parameters - card(name).parameters) / 1e6, 1)
    return (
        f"All three are {shared.weights(name).full}. The **autoregressive** reading has causal "
        "attention: a position sees itself and those before it. The **masked version** lets every "
        "position see all others, and hides the chosen token behind a trained embedding. It adds a "
        f"LoRA adapter of {added} million parameters, trained on textbooks, novels and example "
        "sentences of two dictionaries. The **control** has an adapter trained on the same text, "
        "asked for the same tokens, with causal attention."
    )


_NUMBERS = (
    "**Surprisal** is $-\\log_2 P$ of the token that is really there, in bits: 1 bit is a fair "
    "coin, 10 bits one in 1,024. The **difference** of original network and masked version "
    "contains the effect of the additional training. With the control it splits in two: original "
    "minus control is **training**, control minus masked version is **right context**."
)

_BLANKS = (
    "**A blank**, `___` or `[MASK]`, stands for one token. It includes one space before it: a "
    "token carries its own, and after a space that stands alone no word begins. Several blanks, or "
    "all tokens of a word, are hidden together. The masked version fills each **independently** of "
    "the others, in one pass. The autoregressive reading continues from its own most likely token "
    "at every earlier gap, one pass for each."
)
