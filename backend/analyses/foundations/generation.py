"""One token after another: the probabilities of each step, the choice, and its surprisal.

Works on token ids; text is `written_text`'s business. Going on, going back and branching are all
the same question, "what comes after these ids?": with a KV cache of the beginning each is answered
by a pass of one token, and a text whose cache is gone is read again from its ids.
"""

from __future__ import annotations

from collections.abc import Collection, Generator, Sequence
from dataclasses import dataclass
from typing import Literal

import numpy as np

from backend.models.networks.readers import CausalReader
from backend.models.networks.vocabulary import Vocabulary
from backend.probability.sampling import (
    Sampling,
    candidates_left,
    distribution,
    entropy_bits,
    generator_after,
    sample_one,
)
from backend.probability.surprisal import surprisals

LIMIT_GIVEN = 256  # tokens of a prompt
SHOWN = 8  # tokens whose probabilities a step keeps

How = Literal["sampled", "most likely", "picked"]

_ENDS = ("<|endoftext|>", "<|im_end|>")


@dataclass(frozen=True)
class Step:
    """One token that was chosen, and what it was chosen from.

    "The model's own" is the softmax of the logits: temperature 1, nothing cut. Surprisal and
    entropy are of that, so that they mean the same at every setting.

    Attributes:
        id: the token.
        rank: by logit, 1 is the highest; among equal logits the lower id comes first.
        probability: the model's own.
        sampled: its probability after temperature and truncation; 0 if the settings had cut it.
        surprisal_bits: -log2 of the model's own probability.
        entropy_bits: of the model's own distribution.
        sampled_entropy_bits: of the distribution after temperature and truncation.
        kept: how many candidates the settings left (`candidates_left`).
        top: the most probable tokens: id, the model's own probability, the one after the settings.
    """

    id: int
    rank: int
    probability: float
    sampled: float
    surprisal_bits: float
    entropy_bits: float
    sampled_entropy_bits: float
    kept: int
    top: tuple[tuple[int, float, float], ...]


def step(logits: np.ndarray, sampling: Sampling, token: int) -> Step:
    """What choosing `token` from these logits means.

    Args:
        logits: (vocab,).
    """
    own, after = distribution(logits, Sampling()), distribution(logits, sampling)
    above = int((logits > logits[token]).sum() + (logits[:token] == logits[token]).sum())
    highest = np.argpartition(-logits, range(min(SHOWN, logits.size)))[:SHOWN]
    return Step(
        id=int(token),
        rank=above + 1,
        probability=float(own[token]),
        sampled=float(after[token]),
        surprisal_bits=float(surprisals(logits)[token]),
        entropy_bits=entropy_bits(own),
        sampled_entropy_bits=entropy_bits(after),
        kept=candidates_left(after),
        top=tuple((int(one), float(own[one]), float(after[one])) for one in highest),
    )


def sampled_token(logits: np.ndarray, sampling: Sampling, seed: int, before: Sequence[int]) -> int:
    """The token that this seed samples after these ids, on every page.

    Every text has random numbers of its own (`generator_after`). So a run that was stopped goes on
    as if it had not been, after a step back sampling gives the same token again, and samples after
    one text are independent of samples after another.
    """
    return sample_one(distribution(logits, sampling), generator_after(seed, before))


def generate(
    model: CausalReader,
    given: Sequence[int],
    sampling: Sampling,
    seed: int,
    count: int,
    ends: Collection[int],
    written: Sequence[int] = (),
    *,
    start: bool = True,
) -> Generator[Step]:
    """Generate, token by token, until an end token is among them or `count` are written.

    Whoever stops asking for the next step has stopped it. The same model, ids, settings and seed
    give the same tokens on machines of one kind, alone or with others, up to float32's rounding:
    a pass that other people's texts share adds up in another order, which moves logits by 1e-5 to
    1e-4. Only where two tokens are that near a tie may the other one come.

    Args:
        given: the prompt, without a start token.
        count: tokens in all, those `written` before among them.
        ends: tokens after which nothing is written; they are written themselves.
        written: what a run has written before.
        start: the start token is read before the prompt (see `AutoregressiveModel`).

    Yields:
        One step a new token.
    """
    if written and written[-1] in ends:
        return
    ids = [*given, *written]
    while len(ids) < len(given) + count:
        logits = model.next_logits(ids, start=start)
        one = step(logits, sampling, sampled_token(logits, sampling, seed, ids))
        ids.append(one.id)
        yield one
        if one.id in ends:
            return


def ends(vocabulary: Vocabulary) -> tuple[int, ...]:
    """The tokens with which this model ends a document or its turn in a conversation."""
    names = set(vocabulary.special_names())
    return tuple(vocabulary.special_id(name) for name in _ENDS if name in names)
