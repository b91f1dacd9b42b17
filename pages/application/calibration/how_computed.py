"""What exactly is computed on this page, in words."""

from __future__ import annotations

from backend.analyses.application import four_options, running_text
from backend.numbers import SPACE, real_text
from backend.probability.calibration import BINS
from components.frame import prose


def draw() -> None:
    """The set, the three ways, the temperature, the measures, and running text."""
    prose.markdown("\n\n".join([_SET, _WAYS, _TEMPERATURE, _MEASURES, _CHANCE, _running()]))


_SET = (
    "**The set**, 200 questions of common knowledge, was written for this page before a model was "
    "asked, and not trimmed afterwards. Each letter is right 50 times, by a seeded shuffle."
)
_WAYS = (
    "**Score of an option**: the sum of $\\ln P$ over its tokens, each given all before it. *As a "
    "sentence*: plain text after the start token, then a space and the option. *In chat*: the "
    "question in the model’s chat template, then the option with a capital letter where the "
    "assistant’s turn opens. *By letters*: in chat, the options listed A to D, and “Answer with "
    "the letter only.”; scored is the letter. An option that begins another one, such as “mouse” "
    "and “mouses”, is never scored below it. An option of more tokens tends to score lower. "
    f"A question of your own has at most {four_options.LIMIT} tokens in each form, an option "
    f"{four_options.OPTION_LIMIT}."
)
_TEMPERATURE = (
    "**Temperature** divides the four scores: $p_i = e^{s_i/T} / \\sum_j e^{s_j/T}$. It acts on "
    "whole options, not on each token, and never changes which option is on top. *Best fit* has "
    "the lowest mean $-\\ln p$ of the right option, on these same questions."
)
_MEASURES = (
    "**Confidence** is the probability of the option on top. **Expected calibration error** (Guo "
    f"et al. 2017): {BINS} bins of equal width from 0 to 1; the mean distance between confidence "
    "and share right, weighted by answers. **Brier score** (Brier 1950): the mean of $(p - o)^2$, "
    "$p$ the confidence and $o$ 1 or 0, of the chosen option alone. It so can be computed of you "
    "too. Your own curve has 5 bins."
)
_CHANCE = (
    "**By chance**: a perfect forecaster’s answers are right independently, each with its "
    "confidence. Per bin, the count of right ones is a sum of such answers. Its distribution is "
    f"computed by convolution. Grey is its middle 95{SPACE}%, per bin; Bröcker and Smith 2007 "
    "simulate it. The limit that an error stays below is simulated, 2,000 times."
)


def _running() -> str:
    with_first = " and ".join(
        real_text(running_text.measured(kind, first=True).reliability.error, 3)
        for kind in running_text.KINDS
    )
    return (
        "**Running text**: 80 everyday sentences and 60 of technical prose, by the same author, "
        "written before the model read them. Each is read alone after the start token. Counted is, "
        "from the second token on, whether the most likely one came. The first is left out: what "
        "is foretold from the start token alone is the same for every sentence. We saw that after "
        f"measuring; with it the errors would be {with_first}. Tokens of a sentence depend on each "
        f"other, so chance is a little wider than shown. Your own text has at most "
        f"{running_text.LIMIT} tokens."
    )
