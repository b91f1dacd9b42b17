"""Every figure that is quoted anywhere, computed anew; and proof that a changed one is noticed."""

from __future__ import annotations

import json
import re
import string
from collections.abc import Iterator
from dataclasses import fields, is_dataclass, replace
from typing import Any

import pytest

from backend.figures import Figure, Models, Probability, Setting
from components.frame.claim import Claim, claim
from components.frame.claim_scope import MEASURED_WITH, measured_now
from components.frame.page_card import FIGURES, PageCard
from pages.frame.documents import DOCUMENTS, MEASURED, quoted
from pages.frame.figures import cards, default_models, document, figures_of, file_of
from tests.pages.cards import over

CARDS = cards()
NAMED = [card for card in CARDS if figures_of(card.claims())]
DIGIT = re.compile(r"(?<![\w-])\d")  # of a figure: not of a name, such as UTF-8 or SmolLM2


@pytest.fixture(scope="session")
def models() -> Models:
    return default_models()


@over(NAMED)
def test_every_figure_of_every_claim(models: Models, card: PageCard) -> None:
    assert (card.folder / FIGURES).read_text(encoding="utf-8") == file_of(card, models)


@pytest.mark.usefixtures("models")  # loaded: what is on this machine is what computes them
def test_the_weights_they_were_computed_with() -> None:
    assert MEASURED_WITH.read_text(encoding="utf-8") == measured_now()


@over(CARDS)
def test_a_claim_holds_no_digits_but_in_its_holes(card: PageCard) -> None:
    for one in card.claims():
        written = re.sub(r"\{[^}]*\}", "", one.text)
        assert not DIGIT.search(written), written
        assert one.holes() == set(one.figures), one.text
        assert "not so" not in card.told(one)


@pytest.mark.parametrize("target", DOCUMENTS, ids=lambda path: path.name)
def test_every_figure_of_the_documents(models: Models, target: Any) -> None:
    made = document(DOCUMENTS[target], quoted(models, CARDS))
    assert target.read_text(encoding="utf-8") == made, "make figures"


def test_what_was_measured_is_quoted_somewhere() -> None:
    templates = "".join(path.read_text(encoding="utf-8") for path in DOCUMENTS.values())
    for name in json.loads(MEASURED.read_text(encoding="utf-8")):
        assert re.search(rf"\$(\{{{name}\}}|{name}\b)", templates), name


# --- tests of these tests -----------------------------------------------------------------------


def changed(card: PageCard) -> Iterator[tuple[Claim, str]]:
    """The claims of a card, each once for every digit that could be typed wrongly in it."""
    values = json.loads((card.folder / FIGURES).read_text(encoding="utf-8"))
    for one in card.claims():
        for figure in one.figures.values():
            if re.search(r"\d", values[repr(figure)]):
                yield one, repr(figure)


@over(NAMED)
def test_a_changed_figure_in_the_file_is_noticed(card: PageCard) -> None:
    """Whichever figure of the file is changed, its text is another; so the comparison fails."""
    text = (card.folder / FIGURES).read_text(encoding="utf-8")
    values = json.loads(text)
    for _, name in changed(card):
        other = {**values, name: re.sub(r"\d", _next_digit, values[name], count=1)}
        assert json.dumps(other, ensure_ascii=False, indent=1) + "\n" != text


def _next_digit(match: re.Match[str]) -> str:
    return str((int(match[0]) + 1) % 10)


def altered(figure: Any) -> Iterator[Figure]:
    """The figure with each of its numbers changed, also inside a bound."""
    for field in fields(figure):
        value = getattr(figure, field.name)
        if isinstance(value, bool) or value is None:
            continue
        if isinstance(value, int | float):
            yield replace(figure, **{field.name: value + 1})
        elif is_dataclass(value):
            for inner in altered(value):
                yield replace(figure, **{field.name: inner})


@over(NAMED)
def test_a_changed_setting_of_a_figure_is_noticed(card: PageCard) -> None:
    """A figure of other settings is another figure: the file has none of that name."""
    values = json.loads((card.folder / FIGURES).read_text(encoding="utf-8"))
    for figure in figures_of(card.claims()).values():
        for other in altered(figure):
            if repr(other) not in values:
                with pytest.raises(KeyError):
                    claim("{it}", it=other).told(values)


def test_digits_typed_into_a_sentence_are_noticed() -> None:
    typed = PageCard("x", title="X", icon="x", does="", about=claim("It has 0.806."))
    with pytest.raises(AssertionError):
        test_a_claim_holds_no_digits_but_in_its_holes(typed)


def test_a_hole_without_a_figure_and_a_figure_without_a_hole_are_noticed() -> None:
    for wrong in (claim("{it}"), claim("Nothing.", it=Setting(1))):
        card = PageCard("x", title="X", icon="x", does="", about=wrong)
        with pytest.raises(AssertionError):
            test_a_claim_holds_no_digits_but_in_its_holes(card)


@pytest.mark.parametrize("target", DOCUMENTS, ids=lambda path: path.name)
def test_a_changed_figure_in_a_document_is_noticed(
    models: Models, target: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Any digit of the document, and any figure of what was measured."""
    values = quoted(models, CARDS)
    made = document(DOCUMENTS[target], values)
    places = [match.start() for match in re.finditer(r"\d", made)]
    assert len(places) > 50
    for place in places:
        assert made[:place] + _digit_after(made[place]) + made[place + 1 :] != made
    for name in string.Template(DOCUMENTS[target].read_text(encoding="utf-8")).get_identifiers():
        if name != "pages":
            other = {**values, name: re.sub(r"\d", _next_digit, values[name], count=1)}
            assert document(DOCUMENTS[target], other) != made


def _digit_after(digit: str) -> str:
    return str((int(digit) + 1) % 10)


def test_a_setting_beside_a_figure_is_the_figures_own() -> None:
    hot = Probability("A text", " word", temperature=2)
    told = claim("At {hot.temperature}: {hot}", hot=hot).told({repr(hot): "0.061"})
    assert told == "At 2: 0.061"
