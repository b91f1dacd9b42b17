"""Figures that sentences quote. Each says how it is computed, and is written in one way only.

A sentence holds no digits of its own: it has named holes, and a figure for each. A figure is what
it is computed from, so two figures that are equal have the same value wherever they are quoted.
`computed` needs the default models; pages read what it gave from a file (`make figures`).
"""

from backend.figures.figure import Figure, Models, Over, Parameters, PowerOfTwo, Setting, Under
from backend.figures.of_application import (
    AnsweredAsFact,
    BestSignal,
    Defended,
    DenialAfter,
    DenialShift,
    ExistenceTold,
    FactCount,
    LeastRatio,
    NextInAnswer,
    NoteFollowed,
    NoteOrTruth,
    StatementCount,
    TruthDespiteNote,
)
from backend.figures.of_comparisons import (
    Again,
    Dethroned,
    DistinctTexts,
    ExpectedCount,
    GreedyOutcome,
    Higher,
    TemperatureEffect,
)
from backend.figures.of_gaps import (
    FilledBlank,
    GapBest,
    GapProbability,
    RightContextSaves,
    Surprisal,
)
from backend.figures.of_generation import Greedy, HighestRank, RepeatedShare
from backend.figures.of_next_token import (
    Candidates,
    Entropy,
    MostLikely,
    Perplexity,
    Probability,
    Rank,
)
from backend.figures.of_text import (
    Bytes,
    CodePoints,
    DistinctTokens,
    Labels,
    Slice,
    TokenCount,
    TokenId,
    VocabularySize,
)

__all__ = [
    "Again",
    "AnsweredAsFact",
    "BestSignal",
    "Bytes",
    "Candidates",
    "CodePoints",
    "Defended",
    "DenialAfter",
    "DenialShift",
    "Dethroned",
    "DistinctTexts",
    "DistinctTokens",
    "Entropy",
    "ExistenceTold",
    "ExpectedCount",
    "FactCount",
    "Figure",
    "FilledBlank",
    "GapBest",
    "GapProbability",
    "Greedy",
    "GreedyOutcome",
    "Higher",
    "HighestRank",
    "Labels",
    "LeastRatio",
    "Models",
    "MostLikely",
    "NextInAnswer",
    "NoteFollowed",
    "NoteOrTruth",
    "Over",
    "Parameters",
    "Perplexity",
    "PowerOfTwo",
    "Probability",
    "Rank",
    "RepeatedShare",
    "RightContextSaves",
    "Setting",
    "Slice",
    "StatementCount",
    "Surprisal",
    "TemperatureEffect",
    "TokenCount",
    "TokenId",
    "TruthDespiteNote",
    "Under",
    "VocabularySize",
]
