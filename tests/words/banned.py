"""Words that are not shown anywhere, with what to say instead.

They are patterns, upper and lower case alike, tried on every text as a whole: `^` and `$` are the
ends of a label. An entry stands here because the word is wrong in the field (odds are p/(1 - p)),
because it names a thing by a picture (a token has no twin, a bar no price), or because it is a
riddle to somebody who reads it first.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass


@dataclass(frozen=True)
class Banned:
    """A word that is not shown.

    Attributes:
        pattern: what is looked for.
        instead: what to say.
        but: where it is right; what this pattern covers is no hit.
    """

    pattern: str
    instead: str
    but: str = ""

    def found(self, text: str) -> Iterator[tuple[int, str]]:
        """Where it begins and what stands there, each time that it is not right."""
        right = list(re.finditer(self.but, text, re.IGNORECASE)) if self.but else []
        for hit in re.finditer(self.pattern, text, re.IGNORECASE):
            if not any(one.start() <= hit.start() and hit.end() <= one.end() for one in right):
                yield hit.start(), " ".join(hit[0].split())


BANNED = (
    # --- what has another name in the field -----------------------------------------------------
    # A logit is a log-odds: there the word has its meaning, and a definition of it may say so.
    Banned(r"\bodds\b", "probability, probabilities", but=r"log[-\s]odds|odds[,:]? p\s?/\s?\(1"),
    Banned(r"\bfavou?rites?\b", "most likely token"),
    Banned(r"\barg[\s-]max\b", "most likely token (greedy)"),
    Banned(r"\bgreedy, warm\b|\bwarm, hot\b", "Temperature, side by side"),
    Banned(r"\bnucleus size\b", "Candidates left"),
    Banned(r"\beffective choices\b", "perplexity (of this distribution)"),
    Banned(r"\bequal options\b|\bas open as\b|\bhow open\b", "how uncertain the model is"),
    Banned(r"\b(million|billion|trained) numbers\b", "parameters"),
    # What is drawn on the screen is drawn: joined, thick, as a line.
    Banned(r"\b(draws?|drawn|drew|drawing)\b", "sample, sampled",
           but=r"\bdrawn (joined|thick\w*|thin\w*|dotted|in (grey|violet)|as a)\b"
               r"|(^|\. )drawn: the\b"),
    Banned(r"\blots?\b", "samples"),
    Banned(r"\bbands?\b", "95 % binomial interval"),
    Banned(r"\bprobability (that|which) (has )?moved\b", "Total variation distance"),
    Banned(r"\b(distribution|counts|probabilities) moved\b", "Total variation distance"),
    Banned(r"\breshap\w+", "New temperature, changes the distribution"),
    Banned(r"\btwins?\b", "masked version (of the same network)"),
    # --- where a token stands -------------------------------------------------------------------
    Banned(
        r"\b(a|one|each|every|this|that|another|hidden|blank|same|the|of the|in) places?\b"
        r"(?! (where|to|in the (code|file)))|\bplaces at which\b|\bplaces where two\b",
        "position",
        but=r"takes? (the )?place|in place of|decimal places?|in place\b|into place\b",
    ),
    Banned(r"\b(what is )?(left|right) of (the|a|this|that|its) (gap|place|token|blank|position)\b",
           "the text before / after the gap"),
    # "On the left side" of the screen something may stand.
    Banned(r"\b(left|right) side\b", "context before / after, left / right context",
           but=r"\b(on|at|to) the (left|right) side\b"),
    Banned(r"\bwhat (the )?(right|left)( side| context)? is worth\b", "Gain from right context"),
    Banned(r"\bworth of the (left|right)\b", "gain from right context"),
    # --- names on buttons, tabs and in the menu -------------------------------------------------
    Banned(r"\bwrit(e|es|ing) on\b", "Generate 32 tokens", but=r"writ\w+ on (the|a|one|paper)\b"),
    Banned(r"^zoom\b|\bzoom (in|out|to)\b", "Fit axis, Log scale"),
    Banned(r"^up to (2|10)$", "Range 0-2 / 0-10"),
    Banned(r"\blogit / T\b", "Logit ÷ T"),
    Banned(r"\btemperature (first|last)\b",
           "temperature before truncation (Hugging Face) / after (llama.cpp)"),
    Banned(r"\bcommit and uncover\b|\buncover(s|ed)?\b", "Show the model's answer"),
    Banned(r"\bbars are covered\b|\bcovers the bars\b", "The bars are hidden"),
    Banned(r"\bprices? of the bars\b", "type a guess first"),
    Banned(r"\bparted by\b", "separate with commas"),
    Banned(r"\bwhat there is to see\b", "Show the answer"),
    Banned(r"\bset this step up\b", "Reset this step"),
    Banned(r"^the sums?$", "Likelihood and perplexity"),
    Banned(r"^inside a word$", "Multi-token words"),
    Banned(r"\binfilling by bayes\b", "Infilling with Bayes' rule"),
    Banned(r"^(\*\*)?given\b(?! (the|a|that))", "Prompt"),
    Banned(r"\bgenerated(\*\*)?: nothing\b", "Nothing generated yet"),
    Banned(r"\bbranches taken\b", "Your branches"),
    Banned(r"\btotal of a way\b", "probability of the whole branch"),
    Banned(r"\bgo there\b", "Open"),
    Banned(r"\bways? (on|ahead|up to here|so far|you (take|took|went))\b", "branch, branches"),
    Banned(r"\b(other|longer|each|every|the whole) ways? (is|are|has|from|of text)\b|^other ways$",
           "branch, branches"),
    Banned(r"\bways from (this|the) text\b|\bfor the way\b|\bkeeps every way\b",
           "branch, branches"),
    Banned(r"\bthe tree ahead\b", "Look-ahead tree"),
    Banned(r"\bso much is covered\b|% (is|are) covered\b|\bcovers more\b|^covered\b",
           "stop at coverage; say what share of the probability the branches hold"),
    Banned(r"\broom mode\b", "Presenter mode"),
    Banned(r"^the page$", "Overview"),
    # As a verb in a sentence it is right; this is the name of a part of the menu.
    Banned(r"^look up$", "Reference"),
    Banned(r"\bahead of yours\b", "Waiting: n people ahead of you"),
    Banned(r"\bwhere there is nothing to\b|\bthere is nothing to the (left|right)\b",
           "No text after the gap"),
    # --- pictures and riddles -------------------------------------------------------------------
    Banned(r"\bdear(er|est)?\b", "costs more tokens"),
    Banned(r"\b(one|two|three|same|their|its|the|a) prices?\b(?! per million)",
           "token counts, cost; Price per million tokens"),
    Banned(r"\bprice of a million tokens\b", "Price per million tokens"),
    Banned(r"\bsayings?\b", "You often read that ..."),
    Banned(r"\bpeople say\b", "You often read that ..."),
    Banned(r"\bborne out\b", "Measured here: ..."),
    Banned(r"\bnot true of this one\b", "say the two counts"),
    Banned(r"\bhow bold\b|\bbold(er)? (they are|choice)", "sharper (below 1) or flatter (above 1)"),
    Banned(r"\bturn (up|down) the heat\b|\b(with|the) heat\b", "as T rises, a higher temperature"),
    Banned(r"\bas it came\b", "the original network"),
    Banned(r"\bowed to\b", "contains the effect of"),
    Banned(r"\btrained just so\b|\bjust so on\b", "fine-tuned on the same text"),
    Banned(r"\bonly gives?\b", "only gives probabilities. You decide", but=r"only gives? prob\w+"),
    Banned(r"\bmakes? (a|one) (text|word) of (them|it)\b", "say what is done with them"),
    Banned(r"\b1 in (0|1)\b(?![.,]\d)", "a percentage: 1 in N only for N of 2 or more"),
)  # fmt: skip
