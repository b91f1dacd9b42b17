"""Compute every figure that a card, the README or a document quotes: `make figures`.

Writes `figures.json` beside each card, each document from its template, and which weights all of it
was computed with. Without changes in
models, cards and templates it changes nothing; a test holds every one of these files against it.
"""

from __future__ import annotations

import json
import string
import sys
from collections.abc import Iterable, Mapping
from importlib import import_module
from pathlib import Path

from backend.figures import Figure, Models
from backend.models.catalog import with_partner
from components.frame.claim import Claim
from components.frame.claim_scope import MEASURED_WITH, measured_now
from components.frame.page_card import FIGURES, PageCard
from components.state.link import DEFAULT_MODEL
from pages.frame.documents import DOCUMENTS, quoted
from pages.frame.table import SECTIONS


def cards() -> list[PageCard]:
    return [import_module(name).PAGE for section in SECTIONS.values() for name in section]


def figures_of(claims: Iterable[Claim]) -> dict[str, Figure]:
    """Every figure of some claims, once, by what it is."""
    found = {repr(one): one for claim in claims for one in claim.figures.values()}
    return dict(sorted(found.items()))


def file_of(card: PageCard, models: Models) -> str:
    """What has to stand in the file beside a card; empty for a card that quotes nothing."""
    figures = figures_of(card.claims())
    values = {name: figure.computed(models) for name, figure in figures.items()}
    return json.dumps(values, ensure_ascii=False, indent=1) + "\n" if values else ""


def document(template: Path, values: Mapping[str, str]) -> str:
    """A document from its template: `$name` is the figure of that name."""
    return string.Template(template.read_text(encoding="utf-8")).substitute(values)


def default_models() -> Models:
    """The default pair and the control, through an engine, which remembers what texts share."""
    from backend.models import load
    from backend.models.engine.client import EngineModel
    from backend.models.engine.engine import Engine

    engine = Engine(load)
    return Models(
        *(EngineModel(engine, one.name, "figures") for one in with_partner(DEFAULT_MODEL))
    )


def main() -> int:
    """Write what has changed. Returns the exit code."""
    models = default_models()
    written = {card.folder / FIGURES: file_of(card, models) for card in cards()}
    values = quoted(models, cards())
    written |= {target: document(template, values) for target, template in DOCUMENTS.items()}
    written[MEASURED_WITH] = measured_now()
    for file, text in written.items():
        before = file.read_text(encoding="utf-8") if file.exists() else ""
        if text != before:
            file.write_text(text, encoding="utf-8")
            print(f"{file}: written anew")
    return 0


if __name__ == "__main__":
    sys.exit(main())
