"""What exactly is computed on this page, in words."""

from __future__ import annotations

from backend.analyses.application.by_example import COUNT, DRAWS
from backend.numbers import SPACE
from components.frame import prose


def draw() -> None:
    """The prompt, what counts as right, the threshold, calibration, and the last two sets."""
    prose.markdown("\n\n".join([_PROMPT, _RIGHT, _LABELS, _CALIBRATION, _TEXTS]))


_PROMPT = (
    "**The prompt** is plain text: a line for each demonstration and one that ends with the arrow, "
    "after the start token. Demonstrations are a random sample of the twenty of a task, in random "
    "order; a larger number begins with the same ones. What is asked is never among them. Before a "
    "number, the space that every answer begins with is read too, so that the bars show digits. "
    "The sentence above the bars gives the probability of the **whole** answer, the product over "
    "its tokens, at temperature 1; the bars show its first token, as the sliders say."
)
_RIGHT = (
    f"**Right** in “All tasks”: the first word of the greedy answer, of at most {COUNT} tokens, is "
    "an accepted answer, in upper or lower case. Twelve inputs a task were held out and asked "
    f"after each of {DRAWS} samples. The instruction alone stands in a line above the input. "
    "All sets were written for this page before a model was asked, and not changed afterwards."
)
_LABELS = (
    "**The classifier** compares the log-probabilities of two labels of one token each, in base 2: "
    "$d = \\log_2 p(\\text{positive label}) - \\log_2 p(\\text{negative label})$. A review is "
    "called positive if $d$ is above the threshold. AUROC is the share of pairs, a positive review "
    f"and a negative one, that $d$ puts in order; its 95{SPACE}% interval is a percentile "
    "bootstrap (Davison and Hinkley 1997)."
)
_CALIBRATION = (
    "**Contextual calibration** (Zhao et al. 2021): the wording is asked with texts without "
    "content, “N/A”, the empty text and “[MASK]”. The mean share $s$ of the positive label in both "
    "labels’ probability gives the threshold $\\log_2 s - \\log_2(1 - s)$. It sees no review and "
    "no label; with balanced labels it is a guess at where the middle is."
)
_TEXTS = (
    "**System prompts and injections** are asked in the model’s chat template, with greedy answers "
    "that end with their sentence. Rules and attacks are counted by the text of the answer alone; "
    "such counts make mistakes, the files hold every answer."
)
