"""What exactly is computed on this page, in words."""

from __future__ import annotations

from backend.analyses.application.consistency import SAMPLES
from backend.analyses.application.short_samples import COUNT
from backend.numbers import SPACE
from components.frame import prose


def draw() -> None:
    """The samples, which answers are the same, the set, votes, and the signals."""
    prose.markdown("\n\n".join([_SAMPLES, _SAME, _SET, _VOTES, _SIGNALS]))


_SAMPLES = (
    "**Samples.** Each wording is plain text after the start token. Every token is sampled at the "
    "temperature from the whole vocabulary, without truncation; the sampler’s noise comes from the "
    f"seed and the text so far. An answer ends with its clause, or after {COUNT} tokens. A word "
    "such as “and” or “which” ends it too. Two wordings that are equal are asked once."
)
_SAME = (
    "**The same** are two answers with one normal form: lower case, no punctuation, no articles, "
    "as on SQuAD (Rajpurkar et al. 2016). Letters are compared, not meanings: “Canberra” and “the "
    "city of Canberra” differ, so agreement is understated. Right is what names an accepted answer "
    "as a whole word; such counts make mistakes, the file holds every answer."
)
_SET = (
    "**The set** was written for this page before a model was asked, and not trimmed afterwards: "
    "40 questions, five of each of eight kinds, with five wordings each. Questions of a kind share "
    "their wordings. Seeds are 1 to 20, also where you begin."
)
_VOTES = (
    "**A vote** of $n$ takes $n$ of the samples of a wording without putting them back; the most "
    "frequent answer wins, and of several each with the same probability. Shown is the mean over "
    "such choices, wordings and questions: exact for 1 and for all, otherwise over 200 random "
    "choices. "
    "Votes of all wordings take equally many samples of each."
)
_SIGNALS = (
    "**Agreement** is the share of the most frequent answer. The **entropy** is "
    "$-\\sum_i \\hat p_i \\log_2 \\hat p_i$ with the shares $\\hat p_i$ of the answers; from "
    f"{SAMPLES} samples it comes out too low. **Two samples of one wording are the same** with "
    "$\\sum_i n_i (n_i - 1) / (n (n - 1))$ (Simpson 1949), of two wordings with "
    f"$\\sum_i \\hat p_i \\hat q_i$, the mean over all pairs. Intervals are 95{SPACE}%: a "
    "percentile bootstrap over questions for means and AUROC (Davison and Hinkley 1997, section "
    "5.3.1), Wilson’s for counts."
)
