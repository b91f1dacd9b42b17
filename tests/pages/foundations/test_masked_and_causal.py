"""Masked and autoregressive: what it shows, what it claims, and what it says when it can't."""

from __future__ import annotations

import json
from typing import Any

import numpy as np
import pytest
from streamlit.testing.v1 import AppTest

from backend.analyses.foundations.blanks import blanked_text, own_choices
from backend.analyses.foundations.masked_and_causal import MaskedAndCausal, masked_and_causal
from backend.models import AutoregressiveModel, MaskedModel
from tests.pages.conftest import OpenPage

PAGE = "masked_and_causal"
SUN = "The sun rises in the ___ and sets in the ___."
PARIS = "The capital of ___ is Paris."
BARKED = "The dog barked loudly."


def open_tab(app: AppTest, label: str) -> AppTest:
    app.session_state["masked-and-causal_sections"] = label
    return app.run()


def said(app: AppTest) -> str:
    parts = [*app.markdown, *app.caption, *app.text, *app.info]
    return " ".join(part.value for part in parts)


def shown_by(app: AppTest, key: str) -> Any:
    """What a component of ours was sent."""
    (found,) = [one for one in app.get("bidi_component") if one.proto.id.endswith(f"-{key}")]
    return json.loads(found.proto.json)[0]


def test_it_opens_on_the_bank_and_reads_everything(open_page: OpenPage) -> None:
    app = open_page(PAGE)
    assert not app.exception
    assert not app.error
    assert app.text_input(key="text_masked-and-causal").value == (
        "I went to the bank to deposit my salary."
    )
    assert any("negative gain" in caption.value for caption in app.caption)


def last(left: AutoregressiveModel, both: MaskedModel, text: str) -> MaskedAndCausal:
    *_, readings = masked_and_causal(left, both, text)
    return readings


def test_the_claims_are_true(smollm2: AutoregressiveModel, smollm2_masked: MaskedModel) -> None:
    doctor = last(
        smollm2, smollm2_masked, "The doctor told the patient to take the medicine twice a day."
    )
    assert doctor.left_bits[1] == pytest.approx(14, abs=0.05)
    assert doctor.both_bits[1] == pytest.approx(0.75, abs=0.005)
    bank = last(smollm2, smollm2_masked, "I went to the bank to deposit my salary.")
    assert bank.gain_bits[6] < 0


def test_a_position_past_the_end_of_the_text_falls_back_to_the_last(open_page: OpenPage) -> None:
    app = open_page(PAGE, text="Two words", at="99")
    assert not app.exception
    assert not app.error


def test_an_empty_text_asks_for_a_sentence(open_page: OpenPage) -> None:
    app = open_page(PAGE, text="")
    assert not app.exception
    assert "Write a sentence" in app.info[0].value


def test_a_position_may_be_a_piece_of_an_emoji(open_page: OpenPage) -> None:
    app = open_page(PAGE, text="I love 🦙 a lot", at="3")
    assert not app.exception
    assert not app.error


def test_gains_are_differences(smollm2: AutoregressiveModel, smollm2_masked: MaskedModel) -> None:
    readings = last(smollm2, smollm2_masked, "A short text.")
    np.testing.assert_allclose(readings.gain_bits, readings.left_bits - readings.both_bits)


# --- blanks -------------------------------------------------------------------------------------


def test_a_text_with_blanks_shows_them_and_no_actual_token(open_page: OpenPage) -> None:
    app = open_page(PAGE, text=SUN)
    assert not app.exception
    assert not app.error
    left, both = shown_by(app, "sight_strips")["rows"]
    assert [place for place, kind in enumerate(both["kinds"]) if kind == "hidden"] == [5, 10]
    assert left["kinds"][5] == "hidden"
    assert shown_by(app, "two_readings_bars")["actual"] is None
    assert [tab.label for tab in app.tabs] == ["Every blank filled", "Infilling by Bayes"]
    assert "independently" in said(app)


def test_the_left_reading_shows_its_own_choice_at_an_earlier_blank(
    open_page: OpenPage, smollm2: AutoregressiveModel
) -> None:
    app = open_page(PAGE, text=SUN, at="10")
    left, both = shown_by(app, "sight_strips")["rows"]
    assert (left["labels"][5], left["notes"][5]) == ("␣east", "own choice")
    assert both["kinds"][5] == "hidden"
    series = shown_by(app, "two_readings_bars")["series"]
    assert "1 of them its own choice" in series[0]["about"]
    assert "2 hidden tokens, each filled independently" in series[1]["about"]
    found = blanked_text(smollm2.vocabulary, SUN)
    (choice,) = own_choices(smollm2, found, 10, found.hidden(10)).values()
    assert smollm2.vocabulary.token(choice).label == "␣east"


def test_beside_blanks_any_other_token_can_be_hidden_too(open_page: OpenPage) -> None:
    app = open_page(PAGE, text=PARIS, at="5")
    assert not app.error
    _, both = shown_by(app, "sight_strips")["rows"]
    assert [place for place, kind in enumerate(both["kinds"]) if kind == "hidden"] == [3, 5]
    assert shown_by(app, "two_readings_bars")["actual"]["label"] == "␣Paris"


def test_typing_a_blank_turns_the_page_over_and_back(open_page: OpenPage) -> None:
    app = open_page(PAGE)
    line = "text_masked-and-causal"
    app.text_input(key=line).set_value("___").run()
    assert not app.exception
    assert not app.error
    assert len(app.tabs) == 2
    app.text_input(key=line).set_value("No blank").run()
    assert len(app.tabs) == 4


@pytest.mark.parametrize("text", ["___", "___ ___", "[MASK].", "🦙___🦙", "a\n___\nb", "____ __"])
def test_odd_blanks_break_nothing(open_page: OpenPage, text: str) -> None:
    app = open_page(PAGE, text=text)
    assert not app.exception
    assert not app.error
    app.session_state["masked-and-causal_sections"] = "Infilling by Bayes"
    app.run()
    assert not app.exception
    assert not app.error


def test_too_many_blanks_are_refused_in_a_sentence(open_page: OpenPage) -> None:
    app = open_page(PAGE, text="___ " * 11)
    assert not app.exception
    assert "11 blanks" in app.warning[0].value


# --- whole words --------------------------------------------------------------------------------


def test_the_switch_hides_a_word_with_all_its_tokens(open_page: OpenPage) -> None:
    app = open_page(PAGE, text=BARKED, at="3")
    app.toggle(key="whole_words").set_value(True).run()
    assert not app.exception
    left, both = shown_by(app, "sight_strips")["rows"]
    assert [place for place, kind in enumerate(both["kinds"]) if kind == "hidden"] == [2, 3]
    assert left["notes"][2] == "own choice"
    assert shown_by(app, "two_readings_bars")["actual"]["label"] == "ed"


def test_inside_a_word_it_says_what_leaks(open_page: OpenPage) -> None:
    app = open_tab(open_page(PAGE, text=BARKED, at="3"), "Inside a word")
    assert not app.exception
    assert "“␣barked”: 2 tokens, ␣bark + ed" in said(app)
    assert "“ed” costs 0.00 bits with “␣bark” in sight" in said(app)


def test_without_split_words_it_says_so(open_page: OpenPage) -> None:
    app = open_tab(open_page(PAGE, text="The dog ran."), "Inside a word")
    assert not app.exception
    assert "single token" in said(app)


# --- the sum, and Bayes -------------------------------------------------------------------------


def test_the_sum_names_three_things_and_what_may_be_compared(
    open_page: OpenPage, smollm2: AutoregressiveModel, smollm2_masked: MaskedModel
) -> None:
    app = open_tab(open_page(PAGE, text=BARKED), "The sum")
    assert not app.exception
    readings = last(smollm2, smollm2_masked, BARKED)
    rows = app.table[0].value
    assert list(rows["bits"])[:2] == [
        f"−{readings.left_bits.sum():.2f}",
        f"−{readings.both_bits.sum():.2f}",
    ]
    names = [value.rsplit(" ", 1)[0] for value in rows["2 to the mean surprisal"]]
    assert names == ["perplexity", "pseudo-perplexity", "word-wise pseudo-perplexity"]
    assert "Effective choices" in said(app)
    assert "may not be compared" in said(app)


def test_bayes_waits_for_a_click_and_tells_its_price(open_page: OpenPage) -> None:
    app = open_page(PAGE, text=PARIS)
    app.session_state["masked-and-causal_sections"] = "Infilling by Bayes"
    app.run()
    assert not app.metric
    start = app.button(key="infilling_go_on")
    assert start.label == "Read 24 sentences"
    start.click().run()
    assert not app.exception
    assert app.metric[0].value == "24 readings"
    assert app.metric[1].value == "1 reading"
    assert float(app.metric[2].value.split()[0]) > 1
    assert "renormalised" in said(app)
    assert "49,152 readings" in said(app)


def test_bayes_says_who_proposed_the_winner(open_page: OpenPage) -> None:
    text = "The doctor told the patient to take the medicine twice a day."
    app = open_tab(open_page(PAGE, text=text, at="1"), "Infilling by Bayes")
    app.button(key="infilling_go_on").click().run()
    assert "“␣doctor” wins. It is not among the first 20 from the left" in said(app)
    app.toggle(key="infilling_helped").set_value(False).run()
    assert "“␣doctor”, which is really there, is not among" not in said(app)  # nothing read yet
    app.button(key="infilling_go_on").click().run()
    assert "“␣doctor”, which is really there, is not among these candidates" in said(app)


@pytest.mark.parametrize(
    ("text", "what"),
    [("The dog ran ___", "nothing to the right"), (SUN, "every combination")],
)
def test_bayes_says_where_it_does_not_apply(open_page: OpenPage, text: str, what: str) -> None:
    app = open_page(PAGE, text=text)
    app.session_state["masked-and-causal_sections"] = "Infilling by Bayes"
    app.run()
    assert not app.exception
    assert what in said(app)


@pytest.mark.parametrize("tab", ["Inside a word", "The sum", "Infilling by Bayes"])
@pytest.mark.parametrize("text", ["**b** <b>b</b> $x$ :smile:", "🦙 unbelievably", "a"])
def test_hostile_texts_in_every_tab(open_page: OpenPage, tab: str, text: str) -> None:
    app = open_tab(open_page(PAGE, text=text, at="0"), tab)
    assert not app.exception
    assert not app.error


def test_a_lost_piece_of_a_character_has_a_reason_of_its_own(open_page: OpenPage) -> None:
    app = open_page(PAGE, text="I love 🦙")
    assert "piece of a character is read off the pieces before it" in said(app)
    assert "piece of a character" not in said(open_page(PAGE))


def test_a_long_text_has_its_left_reading_around_the_gap(open_page: OpenPage) -> None:
    app = open_page(PAGE, text="One after another the little boats came home. " * 5, at="20")
    (near,) = shown_by(app, "sight_strips_near")["rows"]
    assert (near["labels"][0], near["labels"][-1][-8:]) == ("… 11 tokens before", "unseen …")
    assert near["kinds"][10] == "hidden"
    (whole,) = shown_by(app, "sight_strips")["rows"]
    assert len(whole["labels"]) == 11 + len(near["labels"]) - 2 + int(near["labels"][-1].split()[0])


def test_barked_is_two_tokens(smollm2: AutoregressiveModel) -> None:
    ids = smollm2.encode(BARKED)
    assert [smollm2.decode([ids[place]]) for place in (2, 3)] == [" bark", "ed"]
