"""A sound is its samples; noise is added at a level that can be measured again."""

from __future__ import annotations

import numpy as np
import pytest

from backend.sound.sound import LONGEST, RATE, Sound, with_noise


def tone(seconds: float = 1.0, level: float = 0.2) -> Sound:
    time = np.arange(int(seconds * RATE)) / RATE
    return Sound.of(level * np.sin(2 * np.pi * 440 * time))


def test_samples_come_back_to_sixteen_bits() -> None:
    values = np.linspace(-1, 1, 999)
    sound = Sound.of(values)
    np.testing.assert_allclose(sound.values, values, atol=1 / 32_767)
    assert sound.seconds == 999 / RATE


def test_a_loud_one_is_made_quieter_as_a_whole() -> None:
    values = np.array([0.5, -4.0, 2.0])
    np.testing.assert_allclose(Sound.of(values).values, values / 4, atol=1e-4)


def test_what_is_too_long_is_cut() -> None:
    assert Sound.of(np.zeros(int((LONGEST + 1) * RATE))).seconds == LONGEST


def test_it_goes_through_a_text_and_has_the_same_sum() -> None:
    sound = tone()
    again = Sound.from_text(sound.text)
    assert again == sound
    assert again.digest == sound.digest
    with pytest.raises(ValueError):
        Sound.from_text("no, not this")


@pytest.mark.parametrize("decibels", [20, 0, -10])
def test_noise_has_the_power_that_was_asked_for(decibels: int) -> None:
    clean = tone(level=0.02)  # so quiet that nothing is too loud
    before = clean.values.astype(float)
    noise = with_noise(clean, decibels).values - before
    found = 10 * np.log10(np.mean(before**2) / np.mean(noise**2))
    assert found == pytest.approx(decibels, abs=0.1)


def test_no_noise_changes_nothing_and_noise_is_the_same_every_time() -> None:
    clean = tone()
    assert with_noise(clean, None) is clean
    assert with_noise(clean, 5) == with_noise(clean, 5)
    assert with_noise(clean, 5) != with_noise(tone(level=0.1), 5)


def test_beside_silence_there_is_noise_too_and_nothing_stays_nothing() -> None:
    silent = Sound.of(np.zeros(RATE))
    quiet, loud = (np.std(with_noise(silent, one).values) for one in (20, 0))
    assert loud == pytest.approx(0.05, rel=0.1)
    assert loud == pytest.approx(10 * quiet, rel=0.05)
    assert with_noise(Sound(b""), 0) == Sound(b"")
