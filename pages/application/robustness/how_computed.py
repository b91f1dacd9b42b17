"""What exactly is computed on this page, in words."""

from __future__ import annotations

from backend.analyses.application import same_fact
from backend.numbers import SPACE
from components.frame import prose


def draw() -> None:
    """The divergence, the changes, the sets, and the intervals."""
    prose.markdown("\n\n".join([_DIVERGENCE, _CHANGES, _SETS, _STRIPS]))


_DIVERGENCE = (
    "**Jensen-Shannon divergence** of the distributions $p$ (before) and $q$ (after), with "
    "$m = (p + q) / 2$: $\\frac12 \\sum_i p_i \\log_2 \\frac{p_i}{m_i} + "
    "\\frac12 \\sum_i q_i \\log_2 \\frac{q_i}{m_i}$ (Lin 1991, equation 4.1 with equal weights). "
    "Base 2, temperature 1, no truncation, over the whole vocabulary; the sliders of the bars do "
    "not enter. It is the same in both directions, 0 for equal distributions and 1 bit where no "
    "token can follow both prompts. Half of a bit does not mean that half of the tokens differ."
)
_CHANGES = (
    "**Changes of letters** are made in one word: in a prompt of the set the word that the rest "
    "hangs on, in your own its longest word, if that has four letters. If nothing can be "
    "changed, the divergence is 0. The start token is read before every prompt."
)
_SETS = (
    "**The sets** were written for this page before a model was asked, and not trimmed afterwards: "
    "60 beginnings of sentences, ten of each of six kinds; 40 facts, five of each of eight kinds, "
    f"with five wordings each. Answers are greedy, at most {same_fact.COUNT} tokens, and end with "
    "their clause; after a colon, with their sentence. (Where they all ended with their clause, as "
    "at first, hardly an answer to a question got past “The answer is:”.) An answer is right if an "
    "accepted one stands in it as a whole word; such counts make mistakes, the file holds every "
    "answer. Facts of a kind share their wordings."
)
_STRIPS = (
    "**Circled** are tokens that the other prompt does not have there, after both rows were "
    f"aligned by their longest matching runs. Intervals are 95{SPACE}%: Wilson’s for counts, a "
    "percentile bootstrap over prompts for means (Davison and Hinkley 1997, section 5.3.1)."
)
