"""The glossary: in order, a sentence or two each, and found by any of their words."""

from __future__ import annotations

from components.frame import site
from tests.pages.conftest import OpenPage
from tests.pages.screen import said

TERMS = [(term, card.told(term.says)) for term, card in site.terms()]


def test_the_terms_are_in_order_and_each_is_one_sentence_or_two() -> None:
    names = [term.name for term, _ in TERMS]
    assert names == sorted(names, key=str.casefold)
    assert len(set(names)) == len(names)
    for _, says in TERMS:
        assert says.endswith(".")
        assert says.count(". ") <= 1, says


def test_it_finds_terms_by_any_of_their_words(open_page: OpenPage) -> None:
    app = open_page("glossary")
    everything = len(app.markdown)
    app.text_input(key="find").set_value("NUCLEUS fewest").run()
    assert len(app.markdown) == everything - len(TERMS) + 1
    app.text_input(key="find").set_value("<b>no such thing</b>").run()
    assert app.info
    assert not app.exception


# Of the field: some are on the cards of pages, the others on the glossary's own.
EXPECTED = """prompt, context window, parameter, pre-training, instruction tuning,
supervised finetuning, preference finetuning, reward model, RLHF, DPO, self-supervision,
foundation model, hallucination, calibration, robustness, attention, residual stream, beam search,
log-probability, cross-entropy, KL divergence, FLOP, utilisation, sparsity, quantisation, KV cache,
batching, agent, tool, multimodal, prompt injection, in-context learning"""


def test_the_terms_of_the_field_are_there() -> None:
    names = [term.name.lower() for term, _ in TERMS]
    for wanted in " ".join(EXPECTED.split()).lower().split(", "):
        assert [name for name in names if wanted in name], wanted


def test_a_term_without_a_live_place_has_no_link(open_page: OpenPage) -> None:
    app = open_page("glossary", find="beam search")
    assert "**Beam search.**" in said(app)
    assert not app.page_link
    assert open_page("glossary", find="nucleus top-p").page_link


def test_no_definition_begins_with_its_own_term() -> None:
    for term, says in TERMS:
        assert not says.lower().startswith(term.name.lower()), says
