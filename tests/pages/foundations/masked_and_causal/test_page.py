"""Masked and autoregressive: its first screen, blanks and words, and what it refuses."""

from __future__ import annotations

import numpy as np
import pytest

from backend.analyses.foundations.blanks import blanked_text, own_choices
from backend.models import AutoregressiveModel, MaskedModel
from backend.probability.surprisal import surprisal_bits, surprisals
from tests.pages.conftest import OpenPage
from tests.pages.foundations.masked_and_causal.sentences import BARKED, PAGE, PARIS, SUN, last
from tests.pages.screen import open_tab, said, shown_by, text_in, type_text


def test_it_opens_on_the_bank_and_reads_everything(open_page: OpenPage) -> None:
    app = open_page(PAGE)
    assert not app.exception
    assert not app.error
    assert text_in(app, "text_masked-and-causal") == ("I went to the bank to deposit my salary.")
    assert any("Negative gain" in caption.value for caption in app.caption)


def test_the_claims_are_true(smollm2: AutoregressiveModel, smollm2_masked: MaskedModel) -> None:
    doctor = last(
        smollm2, smollm2_masked, "The doctor told the patient to take the medicine twice a day."
    )
    assert doctor.left_bits[1] == pytest.approx(14, abs=0.05)
    assert doctor.both_bits[1] == pytest.approx(0.75, abs=0.005)


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
    np.testing.assert_allclose(readings.difference_bits, readings.left_bits - readings.both_bits)
    assert readings.training_bits is None
    np.testing.assert_array_equal(readings.gain_bits, readings.difference_bits)


def test_the_difference_is_training_and_right_context(open_page: OpenPage) -> None:
    app = open_page(PAGE)
    shown = {
        metric.label: float(metric.value.split()[0].replace("−", "-")) for metric in app.metric
    }
    assert list(shown) == ["Difference", "from training", "from right context"]
    total, training, right = shown.values()
    assert total == pytest.approx(training + right, abs=0.011)


def test_a_whole_word_costs_by_the_same_rule_in_both_readings(
    open_page: OpenPage, smollm2: AutoregressiveModel, smollm2_masked: MaskedModel
) -> None:
    app = open_page(PAGE, text=BARKED, at="3", whole_words="true")
    ids = smollm2.vocabulary.encode(BARKED)
    left = surprisal_bits(smollm2.logits(ids)[2:4], ids[2:4]).sum()
    both = sum(
        surprisals(smollm2_masked.logits_at(ids, list(range(place, 4)))[0])[ids[place]]
        for place in (2, 3)
    )
    assert f"“␣barked”: {left:.2f} bits from the left, {both:.2f} bits from both" in said(app)
    assert f"difference +{left - both:.2f} bits" in said(app)


def test_no_difference_is_shown_of_two_contexts(open_page: OpenPage) -> None:
    bars = "two_readings_bars"
    assert shown_by(open_page(PAGE), bars)["difference"] == "difference"
    barked = open_page(PAGE, text=BARKED, at="3", whole_words="true")
    assert "its own choice" in shown_by(barked, bars)["series"][0]["about"]
    assert shown_by(barked, bars)["difference"] == ""


def test_a_text_with_blanks_shows_them_and_no_actual_token(open_page: OpenPage) -> None:
    app = open_page(PAGE, text=SUN)
    assert not app.exception
    assert not app.error
    left, both = shown_by(app, "sight_strips")["rows"]
    assert [position for position, kind in enumerate(both["kinds"]) if kind == "hidden"] == [5, 10]
    assert left["kinds"][5] == "hidden"
    assert shown_by(app, "two_readings_bars")["actual"] is None
    assert [tab.label for tab in app.tabs] == ["Every blank filled", "Infilling with Bayes' rule"]
    assert "independently" in said(app)


def test_the_strips_begin_with_what_each_reading_reads_first(open_page: OpenPage) -> None:
    rows = shown_by(open_page(PAGE), "sight_strips")["rows"]
    assert [(row["first"], row["last"]) for row in rows] == [("<|endoftext|>", "")] * 2
    rows = shown_by(open_page(PAGE, text=SUN), "filled_strip")["rows"]
    assert [row["first"] for row in rows] == ["<|endoftext|>"] * 2


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
    assert [position for position, kind in enumerate(both["kinds"]) if kind == "hidden"] == [3, 5]
    assert shown_by(app, "two_readings_bars")["actual"]["label"] == "␣Paris"


def test_typing_a_blank_turns_the_page_over_and_back(open_page: OpenPage) -> None:
    app = open_page(PAGE)
    line = "text_masked-and-causal"
    type_text(app, line, "___")
    assert not app.exception
    assert not app.error
    assert len(app.tabs) == 2
    type_text(app, line, "No blank")
    assert len(app.tabs) == 5


@pytest.mark.parametrize("text", ["___", "___ ___", "[MASK].", "🦙___🦙", "a\n___\nb", "____ __"])
def test_odd_blanks_break_nothing(open_page: OpenPage, text: str) -> None:
    app = open_page(PAGE, text=text)
    assert not app.exception
    assert not app.error
    open_tab(app, PAGE, "Infilling with Bayes' rule")
    assert not app.exception
    assert not app.error


def test_too_many_blanks_are_refused_in_a_sentence(open_page: OpenPage) -> None:
    app = open_page(PAGE, text="___ " * 11)
    assert not app.exception
    assert "11 blanks" in app.warning[0].value


def test_the_switch_hides_a_word_with_all_its_tokens(open_page: OpenPage) -> None:
    app = open_page(PAGE, text=BARKED, at="3")
    app.toggle(key="whole_words").set_value(True).run()
    assert not app.exception
    left, both = shown_by(app, "sight_strips")["rows"]
    assert [position for position, kind in enumerate(both["kinds"]) if kind == "hidden"] == [2, 3]
    assert left["notes"][2] == "own choice"
    assert shown_by(app, "two_readings_bars")["actual"]["label"] == "ed"


@pytest.mark.parametrize(
    "tab", ["Multi-token words", "Likelihood and perplexity", "Infilling with Bayes' rule"]
)
@pytest.mark.parametrize("text", ["**b** <b>b</b> $x$ :smile:", "🦙 unbelievably", "a"])
def test_hostile_texts_in_every_tab(open_page: OpenPage, tab: str, text: str) -> None:
    app = open_tab(open_page(PAGE, text=text, at="0"), PAGE, tab)
    assert not app.exception
    assert not app.error


def test_a_lost_piece_of_a_character_has_a_reason_of_its_own(open_page: OpenPage) -> None:
    app = open_page(PAGE, text="I love 🦙")
    assert "piece of a character can be predicted from the pieces before it" in said(app)
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
    assert [smollm2.decode([ids[position]]) for position in (2, 3)] == [" bark", "ed"]


def test_a_word_is_followed_in_both_readings(
    open_page: OpenPage, smollm2: AutoregressiveModel
) -> None:
    app = open_page(PAGE, text="I went to the bank to deposit my salary.", at="8", word="money")
    sent = shown_by(app, "two_readings_bars")
    assert sent["word"]["token"]["id"] == smollm2.encode(" money")[0]
    assert len(sent["word"]["token"]["ranks"]) == len(sent["series"]) == 2
    app = open_page(PAGE, text="I went", at="0", word="You")
    assert [shown_by(app, "two_readings_bars")["word"]["token"]["id"]] == smollm2.encode("You")
