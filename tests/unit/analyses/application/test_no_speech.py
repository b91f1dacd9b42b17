"""Sounds in which nobody speaks: what was measured on them, and what the page says of that."""

from __future__ import annotations

import json

import pytest

from backend.analyses.application import no_speech
from backend.analyses.application.hearing import COUNT, Heard, unspoken
from backend.analyses.application.no_speech import MEASURED, measured
from backend.analyses.application.noise_ladder import MODEL
from backend.models.catalog import card
from backend.models.networks.speech import SpeechModel
from backend.sound.made import MADE

SAMPLE = ("silence", "hiss", "tone")


def test_every_sound_is_there_in_its_order_with_the_pinned_weights() -> None:
    assert [one.made for one in measured()] == list(MADE)
    origin = json.loads(MEASURED.read_text(encoding="utf-8"))["origin"]
    assert origin in card(MODEL).origins


@pytest.mark.parametrize("name", SAMPLE)
def test_what_is_shipped_is_computed_anew(whisper: SpeechModel, name: str) -> None:
    (shipped,) = [one for one in measured() if one.made.id == name]
    sounds = [shipped.made.sound]
    (other,) = whisper.transcripts(sounds, count=COUNT, forbidden=unspoken())
    assert Heard.of(other).text(whisper.vocabulary) == shipped.forbidden
    (found,) = whisper.transcripts(sounds, count=COUNT)
    heard = Heard.of(found)
    assert heard.text(whisper.vocabulary) == shipped.written
    assert heard.bits == pytest.approx(shipped.bits, abs=1e-3)
    assert heard.no_speech == pytest.approx(shipped.no_speech, abs=1e-3)


def test_silence_is_you() -> None:
    (silence,) = [one for one in measured() if one.made.id == "silence"]
    assert silence.written == "you"
    assert not silence.caption
    assert silence.invented


def test_counts_are_of_the_sets() -> None:
    every = measured()
    assert no_speech.invented().hits == sum(any(map(str.isalnum, one.forbidden)) for one in every)
    assert no_speech.invented().count == no_speech.dropped().count == len(MADE)
    assert no_speech.captions().hits == sum(one.written[0] in "([" for one in every)
    assert not any(sign in one.forbidden for one in every for sign in "()[]")
    assert no_speech.dropped_speech().count == 32
    assert no_speech.told_by_no_speech().low <= no_speech.told_by_no_speech().area
