"""A model that has no masked partner can be picked, and every page opens with it."""

from __future__ import annotations

from dataclasses import replace

import pytest

from backend.models import AutoregressiveModel
from backend.models.catalog import CATALOG, ModelCard
from backend.models.networks.causal import PackedAutoregressiveModel
from backend.models.networks.language_model import LanguageModel
from backend.models.networks.variants import VARIANTS
from tests.pages.cards import CARDS
from tests.pages.conftest import OpenPage
from tests.pages.screen import field

NAME, TITLE = "smollm2-alone", "SmolLM2-135M, alone"
PAGES = [card.id for card in CARDS if card.text is not None]


def the_same_again(card: ModelCard, base: LanguageModel) -> AutoregressiveModel:
    start_id = base.vocabulary.special_id(card.start_token)
    return PackedAutoregressiveModel(card, base.vocabulary, base.network, start_id=start_id)


@pytest.fixture(autouse=True)
def alone(monkeypatch: pytest.MonkeyPatch) -> None:
    entry = replace(
        CATALOG["smollm2"],
        name=NAME,
        title=TITLE,
        base="smollm2",
        variant="the same again",
        partner=None,
        control=None,
    )
    monkeypatch.setitem(CATALOG, NAME, entry)
    monkeypatch.setitem(VARIANTS, "the same again", the_same_again)


@pytest.mark.parametrize("page", PAGES)
def test_every_page_opens_with_it(open_page: OpenPage, page: str) -> None:
    app = open_page(page, model=NAME, text="The cat sat on the mat.")
    assert not app.exception
    picker = field(app, "selectbox", "model_picker")
    assert picker.value == NAME
    assert TITLE in picker.options
    said = [error.value for error in app.error]
    masked = "masked_and_causal" in page
    assert said == ([f"Choose another model here: {TITLE} has no masked version."] * masked)
