"""Masked and autoregressive: what it shows, what it claims, and what it says when it can't."""

import numpy as np
import pytest

from backend.analyses.two_readings import TwoReadings, two_readings
from backend.models import AutoregressiveModel, MaskedModel
from tests.pages.conftest import OpenPage

PAGE = "foundations/two_readings.py"


def test_it_opens_on_the_bank_and_reads_everything(open_page: OpenPage) -> None:
    app = open_page(PAGE)
    assert not app.exception
    assert not app.error
    assert app.text_input(key="text_two-readings").value == (
        "I went to the bank to deposit my salary."
    )
    assert any("negative gain" in caption.value for caption in app.caption)


@pytest.mark.parametrize("number", [0, 1, 2])
def test_each_invitation_shows_its_claim(open_page: OpenPage, number: int) -> None:
    app = open_page(PAGE)
    app.button(key=f"two_readings_try_{number}").click().run()
    assert not app.exception
    assert len(app.info) == 1


def last(left: AutoregressiveModel, both: MaskedModel, text: str) -> TwoReadings:
    *_, readings = two_readings(left, both, text)
    return readings


def test_the_claims_are_true(smollm2: AutoregressiveModel, smollm2_masked: MaskedModel) -> None:
    doctor = last(
        smollm2, smollm2_masked, "The doctor told the patient to take the medicine twice a day."
    )
    assert doctor.left_bits[1] == pytest.approx(14, abs=0.05)
    assert doctor.both_bits[1] == pytest.approx(1.3, abs=0.05)
    coat = last(smollm2, smollm2_masked, "She put on her coat because it was cold outside.")
    assert coat.left_bits[4] == pytest.approx(7.4, abs=0.05)
    assert coat.both_bits[4] < 1
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


def test_a_text_over_the_limit_is_kept_and_not_computed(open_page: OpenPage) -> None:
    app = open_page(PAGE)
    long = "word " * 200
    app.text_input(key="text_two-readings").set_value(long).run()
    assert not app.exception
    assert "128" in app.warning[0].value
    assert app.text_input(key="text_two-readings").value == long


def test_a_position_may_be_a_piece_of_an_emoji(open_page: OpenPage) -> None:
    app = open_page(PAGE, text="I love 🦙 a lot", at="3")
    assert not app.exception
    assert not app.error


def test_gains_are_differences(smollm2: AutoregressiveModel, smollm2_masked: MaskedModel) -> None:
    readings = last(smollm2, smollm2_masked, "A short text.")
    np.testing.assert_allclose(readings.gain_bits, readings.left_bits - readings.both_bits)
