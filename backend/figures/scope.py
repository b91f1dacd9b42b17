"""What a figure holds for: the weights it was computed with, or any that have this vocabulary."""

from __future__ import annotations

from collections.abc import Iterable

from backend.figures.figure import Figure, Over, Parameters, PowerOfTwo, Setting, Under
from backend.figures.of_application import StatementCount
from backend.figures.of_consistency import AskedCount, SampleCount, WordingCount
from backend.figures.of_multimodal import MadeCount, SoundFrames, SoundTokens, SpokenCount
from backend.figures.of_prompting import TaskCount
from backend.figures.of_robustness import PromptCount, SameFactCount
from backend.figures.of_text import (
    Bytes,
    CodePoints,
    Labels,
    Slice,
    TokenCount,
    TokenId,
    VocabularySize,
)

_WITHOUT_WEIGHTS = (
    *(Bytes, CodePoints, Labels, Slice, TokenCount, TokenId, VocabularySize),
    *(AskedCount, SampleCount, WordingCount),
    *(Parameters, PowerOfTwo, PromptCount, SameFactCount, Setting, StatementCount, TaskCount),
    *(MadeCount, SoundFrames, SoundTokens, SpokenCount),
)


def depend_on_weights(figures: Iterable[Figure]) -> bool:
    """Whether any of them was measured on a network."""
    inner = (one.figure if isinstance(one, Over | Under) else one for one in figures)
    return not all(isinstance(one, _WITHOUT_WEIGHTS) for one in inner)
