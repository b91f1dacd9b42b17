"""How probable a whole answer of several tokens is, and what answers have in common at their start.

The bars show one token; right is only the whole answer.
"""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from backend.analyses.application.greedy_answers import Prompt, as_text
from backend.models.networks.readers import Ids
from backend.models.networks.vocabulary import Vocabulary
from backend.probability.surprisal import surprisals


def prompts_along(before: Ids, answer: Ids) -> list[tuple[int, ...]]:
    """What is read before each token of an answer; before the first one the prompt alone."""
    return [(*before, *answer[:place]) for place in range(max(1, len(answer)))]


def whole_probability(rows: Sequence[np.ndarray], answer: Ids) -> float:
    """The product of the probabilities of an answer's tokens.

    Args:
        rows: (vocab,) logits after each of `prompts_along`.
    """
    bits = [float(surprisals(row)[token]) for row, token in zip(rows, answer, strict=True)]
    return float(2.0 ** -sum(bits))


def spaces_before(vocabulary: Vocabulary, answers: Sequence[str]) -> list[int]:
    """The tokens of white space alone with which every one of these answers begins.

    Digits have no space in their token, so that of a number is one by itself. Bars after it show
    what is chosen, and not that a space comes.
    """
    same = common_beginning([as_text(vocabulary, one) for one in answers])
    found: list[int] = []
    for token in same:
        if vocabulary.decode([token]).strip():
            break
        found.append(token)
    return found


def common_beginning(prompts: Sequence[Prompt]) -> tuple[int, ...]:
    """The longest beginning that all of them have."""
    same: list[int] = []
    for column in zip(*(one.ids for one in prompts), strict=False):
        if len(set(column)) > 1:
            break
        same.append(column[0])
    return tuple(same)
