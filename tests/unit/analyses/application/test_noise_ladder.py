"""Speech under noise: the set, what was measured on it, and what the page says of that."""

from __future__ import annotations

import numpy as np
import pytest

from backend.analyses.application import noise_ladder
from backend.analyses.application.hearing import COUNT, Heard, taken_for_silence
from backend.analyses.application.noise_ladder import (
    MODEL,
    RUNGS,
    all_right,
    captions,
    climbing,
    count_whole,
    mean_probability,
    measured,
    on,
    origin,
    rung_text,
    told_by_sureness,
    whole_words,
    words_wrong,
)
from backend.analyses.application.spoken import VOICES, homophones, sentences
from backend.models.catalog import card
from backend.models.networks.speech import SpeechModel
from backend.sound.sound import with_noise
from backend.text.word_errors import words

SAMPLE = ((0, None), (9, 5), (20, -10), (31, 0))  # a sentence, and a rung


def test_the_set_has_eight_sentences_of_each_of_four_voices() -> None:
    every = sentences()
    assert len({one.text for one in every}) == len(every) == 32
    assert [one.voice for one in every] == [voice for voice in VOICES for _ in range(8)]
    assert len({one.sound for one in every}) == 32
    assert all(1.5 < one.sound.seconds < 4 for one in (*every, homophones()))
    assert all(len(words(one.text)) >= 5 for one in every)


def test_the_measured_set_is_whole_and_of_the_pinned_weights() -> None:
    assert len(measured()) == 32 * len(RUNGS)
    assert origin() in card(MODEL).origins
    for one in measured():
        assert 0 <= one.whole <= len(words(one.written))
        assert one.bits >= 0
        assert 0 <= one.no_speech <= 1


@pytest.mark.parametrize(("number", "rung"), SAMPLE)
def test_what_is_shipped_is_computed_anew(
    whisper: SpeechModel, number: int, rung: noise_ladder.Rung
) -> None:
    spoken = sentences()[number]
    (found,) = whisper.transcripts([with_noise(spoken.sound, rung)], count=COUNT)
    heard = Heard.of(found)
    (shipped,) = [one for one in on(rung) if one.spoken == spoken]
    assert heard.text(whisper.vocabulary) == shipped.written
    assert heard.bits == pytest.approx(shipped.bits, abs=1e-3)
    assert heard.no_speech == pytest.approx(shipped.no_speech, abs=1e-3)
    assert count_whole(whisper.vocabulary, shipped.written) == shipped.whole


def test_more_noise_more_wrong_words() -> None:
    rates = [words_wrong(rung).mean for rung in RUNGS]
    assert rates[0] < 0.25
    assert rates[-1] > 0.75
    assert words_wrong(None).high < words_wrong(0).low < words_wrong(-10).low
    assert all_right(None).share > 0.5 > all_right(-10).share


def test_it_writes_words_that_nobody_said_and_then_captions() -> None:
    assert all_right(-5).hits == 0
    assert whole_words(-5).share > 0.85
    assert captions(-5).share < 0.25
    assert captions(-10).share > 0.75


def test_its_sureness_tells_wrong_answers() -> None:
    assert told_by_sureness().low > 0.9
    assert mean_probability(None).low > mean_probability(-5).high


def test_rates_and_their_intervals() -> None:
    for rung in RUNGS:
        found = words_wrong(rung)
        assert found.low <= found.mean <= found.high
        wrong = sum(one.errors.count for one in on(rung))
        assert found.mean == pytest.approx(wrong / sum(one.errors.said for one in on(rung)))
    by_voice = [words_wrong(0, voice).mean for voice in VOICES]
    assert min(by_voice) <= words_wrong(0).mean <= max(by_voice)


def test_it_climbs_from_where_it_was(whisper: SpeechModel, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(noise_ladder, "RUNGS", (None, 0, -10))
    sound = sentences()[3].sound
    first, *rest = climbing(whisper, sound)
    assert [len(one) for one in (first, *rest)] == [2, 3]
    *_, again = climbing(whisper, sound, known=first)
    assert [one.ids for one in again] == [one.ids for one in rest[-1]]


def test_rungs_in_words() -> None:
    assert [rung_text(one).replace("\N{NO-BREAK SPACE}", " ") for one in (None, 5, -10)] == [
        "no noise",
        "5 dB",
        "−10 dB",
    ]


def test_an_answer_and_its_end_token() -> None:
    found = np.array([(0.25, 1.0), (11, 0.5), (12, 0.25), (99, 1.0)])
    heard = Heard.of(found)
    assert heard.ids == (11, 12)
    assert heard.bits == pytest.approx(1)
    assert heard.least_sure == 1
    cut = Heard.of(np.array([(0.25, 0.0), (11, 0.5)]))
    assert cut.ids == (11,)
    silent = Heard.of(np.array([(0.9, 1.0), (99, 0.5)]))
    assert (silent.ids, silent.least_sure) == ((), 0)


def test_openais_rule_needs_both() -> None:
    assert taken_for_silence(0.7, 2)  # bits; a natural logarithm of -1.39
    assert not taken_for_silence(0.7, 1.4)
    assert not taken_for_silence(0.5, 2)
