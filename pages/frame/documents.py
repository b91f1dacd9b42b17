"""The documents that quote figures, and where each figure comes from."""

from __future__ import annotations

import json
from collections.abc import Sequence
from pathlib import Path

from backend.figures import Models, Parameters, VocabularySize
from backend.models.catalog import CATALOG
from backend.models.engine.engine import CAPACITY
from backend.models.weights.adapters import ADAPTERS
from backend.numbers import count_text, millions_text
from backend.training import split_gain
from components.frame.page_card import PageCard
from components.state.link import LONGEST_WRITTEN, TEXT_LIMIT

ROOT = Path(__file__).parents[2]
# What was measured on one machine (`make bench`), with the machine's name: not computed anew.
MEASURED = ROOT / "docs" / "measured.json"

ADAPTER = ADAPTERS["masked version"]
CONTROL = ADAPTERS["control"] / "evaluation.json"

# document -> its template; `make figures` writes the one from the other
DOCUMENTS = {
    ROOT / "README.md": ROOT / "docs" / "README.template.md",
    ADAPTER / "README.md": ROOT / "docs" / "masked_version.template.md",
}


def quoted(models: Models, cards: Sequence[PageCard]) -> dict[str, str]:
    """Every figure of the documents, by its name in the templates."""
    values: dict[str, str] = json.loads(MEASURED.read_text(encoding="utf-8"))
    limits = {f"limit_{card.id}": count_text(card.limit.count) for card in cards if card.limit}
    sizes = {
        f"download_{card.name}": millions_text(card.download_bytes)
        for card in CATALOG.values()
        if card.download_bytes
    }
    return {
        **values,
        **limits,
        **sizes,
        **_evaluation(),
        "split": split_gain.table(json.loads(CONTROL.read_text(encoding="utf-8"))).rstrip(),
        "pages": _rows(cards),
        "limit_megabytes": f"{int(limits['limit_tokens'].replace(',', '')) / 1e6:g}",
        "limit_written": count_text(LONGEST_WRITTEN),
        "limit_link": f"{TEXT_LIMIT // 1024}",
        "capacity": count_text(CAPACITY),
        "vocabulary": VocabularySize().computed(models),
        "parameters": Parameters("smollm2").computed(models),
    }


def _rows(cards: Sequence[PageCard]) -> str:
    """The table of pages: a row a page."""
    head = ["| page | what you can do there |", "|---|---|"]
    return "\n".join(head + [f"| {card.title} | {card.does} |" for card in cards])


def _evaluation() -> dict[str, str]:
    """What the masked version was measured to be worth, as tables and sentences have it."""
    found = json.loads((ADAPTER / "evaluation.json").read_text(encoding="utf-8"))
    rows = {
        f"{kind.split()[0]}_{reading.replace('-', '_')}": " | ".join(
            f"{_mean(of[measure], digits)} ({_interval(of[measure], digits)})"
            for measure, digits in (("top_1", 3), ("top_5", 3), ("bits", 2))
        )
        for kind, readings in found["readings"].items()
        for reading, of in readings.items()
    }
    gains = {
        "control": found["gain_bits"]["all tokens"]["control"],
        "control_words": found["gain_bits"]["whole words"]["control"],
        "plain": found["gain_bits"]["all tokens"]["autoregressive"],
    }
    means = {f"gain_over_{name}": _mean(gain, 2) for name, gain in gains.items()}
    intervals = {f"gain_over_{name}_interval": _interval(one, 2) for name, one in gains.items()}
    return rows | means | intervals


def _mean(of: dict[str, float], digits: int) -> str:
    return f"{of['mean']:.{digits}f}"


def _interval(of: dict[str, float], digits: int) -> str:
    return f"{of['low']:.{digits}f} to {of['high']:.{digits}f}"
