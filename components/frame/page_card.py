"""What a page is, as data: its folder's `__init__.py` holds one card. Imports no Streamlit.

Menu, home, header, lesson, glossary and the tests over all pages read the cards. The figures that
sentences quote (`claim.py`) are computed anew by a test, and read from `figures.json` beside the
card by the page.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from functools import cache
from importlib import import_module
from pathlib import Path

from backend.probability.sampling import Sampling
from components.frame.claim import Claim
from components.frame.question import Step

FIGURES = "figures.json"


@dataclass(frozen=True)
class Example:
    """One invitation to try something.

    Attributes:
        label: on the button.
        text: what the page's text becomes.
        claim: what to look for, shown once it has been chosen.
        sampling: settings to go with it, or None to leave them.
        position: the token to look at, or None.
        own: further fields of the page, by their names, and what they become.
    """

    label: str
    text: str
    claim: Claim
    sampling: Sampling | None = None
    position: int | None = None
    own: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True)
class Term:
    """An entry of the glossary; it belongs to the card of the page where it can be seen live.

    Attributes:
        name: the term, as the field writes it.
        says: what it means, in a sentence or two.
        look: what to look at on the page; empty: no page shows it yet, and the glossary's own card
            holds it.
        link: the query string that sets the page up.
    """

    name: str
    says: Claim
    look: str = ""
    link: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True)
class Limit:
    """How much text a page takes."""

    count: int
    unit: str


@dataclass(frozen=True)
class PageCard:
    """One page.

    Attributes:
        package: of the page's folder; the last part is the page's id.
        title: in the menu.
        icon: a Material icon's name.
        does: what one can do there, for a table of all pages.
        about: what it is about, in at most two sentences.
        heading: over the page; empty: the title.
        text: what its text is until somebody changes it; None: the page takes none.
        limit: how much text it takes; None: it takes none, or no more than a line.
        models: the default models it needs; none for a page that only counts or explains.
        examples, lesson, terms: in their order.
        learned: what the lesson has shown, in a sentence.
        own: names of further fields that the workspace keeps for it.
        public: which of those, and of the widgets that are bound to the query string, may go into
            a link without the person's text. What is not named here is private.
        former: addresses it has had before, which still lead to it.
    """

    package: str
    title: str
    icon: str
    does: str
    about: Claim
    heading: str = ""
    text: str | None = None
    limit: Limit | None = None
    models: tuple[str, ...] = ()
    examples: tuple[Example, ...] = ()
    lesson: tuple[Step, ...] = ()
    learned: Claim = field(default_factory=lambda: Claim(""))
    terms: tuple[Term, ...] = ()
    own: tuple[str, ...] = ()
    public: tuple[str, ...] = ()
    former: tuple[str, ...] = ()

    @property
    def id(self) -> str:
        return self.package.rpartition(".")[2]

    @property
    def path(self) -> str:
        """In the address, where words are parted by hyphens."""
        return self.id.replace("_", "-")

    @property
    def folder(self) -> Path:
        return Path(str(import_module(self.package).__file__)).parent

    @property
    def script(self) -> Path:
        return self.folder / "page.py"

    def claims(self) -> Iterator[Claim]:
        """Every sentence with figures."""
        yield self.about
        yield from (one.claim for one in self.examples)
        for step in self.lesson:
            yield from step.claims()
        yield self.learned
        yield from (term.says for term in self.terms)

    def told(self, claim: Claim) -> str:
        """One of its sentences, with the figures that were computed for it."""
        return claim.told(_values(self.folder / FIGURES) if claim.figures else {})


@cache
def _values(file: Path) -> dict[str, str]:
    values: dict[str, str] = json.loads(file.read_text(encoding="utf-8"))
    return values
