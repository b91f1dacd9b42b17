"""Whisper as it is heard here against transformers' own passes, on a spoken sentence."""

from __future__ import annotations

from typing import Any

import numpy as np
import pytest

from backend.analyses.application.spoken import homophones, sentences
from backend.models.networks import speech
from backend.models.networks.speech import SpeechModel
from backend.sound.log_mel import BANDS, FRAMES, log_mel
from backend.sound.made import BY_ID
from backend.sound.sound import with_noise

SPOKEN = sentences()[0]
START = ("<|startoftranscript|>", "<|notimestamps|>")


def plain_logits(model: SpeechModel, features: np.ndarray, ids: list[int]) -> np.ndarray:
    """(len(ids) + 1, vocab): one pass of transformers over all of it, without a cache."""
    import torch

    start = [
        model.vocabulary.special_id(one) for one in ("<|startoftranscript|>", "<|notimestamps|>")
    ]
    with torch.inference_mode():
        read = model.network(
            input_features=torch.from_numpy(features),
            decoder_input_ids=torch.tensor([[*start, *ids]]),
            use_cache=False,
        )
    found: np.ndarray = read.logits[0, 1:].numpy()
    return found


def assert_close(found: np.ndarray, expected: np.ndarray) -> None:
    np.testing.assert_allclose(found, expected, rtol=0, atol=1e-3)


def ids_of(found: np.ndarray) -> list[int]:
    return [int(one) for one in found[1:, 0]]


def test_logits_are_those_of_transformers_on_a_clip(whisper: SpeechModel) -> None:
    (found,) = whisper.transcripts([SPOKEN.sound])
    ids = ids_of(found)[:-1]
    expected = plain_logits(whisper, log_mel([SPOKEN.sound]), ids)
    for place in (0, 3, len(ids)):
        assert_close(whisper.heard_logits(SPOKEN.sound, ids[:place]), expected[place])
    shares = np.exp(expected - expected.max(axis=1, keepdims=True))
    shares /= shares.sum(axis=1, keepdims=True)
    assert_close(found[1:, 1], shares.max(axis=1))
    assert ids_of(found) == expected.argmax(axis=1).tolist()


def test_the_answer_is_that_of_generate(whisper: SpeechModel) -> None:
    import torch
    from transformers import GenerationMixin

    # Whisper's own method forbids tokens and tries again; this is the plain one below it
    generated: Any = GenerationMixin.generate(
        whisper.network,
        torch.from_numpy(log_mel([SPOKEN.sound])),
        decoder_input_ids=torch.tensor([[50257, 50362]]),
        max_new_tokens=24,
        do_sample=False,
    )
    (found,) = whisper.transcripts([SPOKEN.sound])
    written = whisper.decode([one for one in ids_of(found) if one < 50256])
    theirs = whisper.decode([one for one in generated[0].tolist() if one < 50256])
    assert written.strip() == theirs.strip() == SPOKEN.text


def test_together_and_alone_is_the_same(whisper: SpeechModel) -> None:
    sounds = [SPOKEN.sound, BY_ID["silence"].sound, with_noise(SPOKEN.sound, 0)]
    for one, together in zip(sounds, whisper.transcripts(sounds, count=16), strict=True):
        (alone,) = whisper.transcripts([one], count=16)
        assert_close(together, alone)


def test_a_beginning_is_gone_on_from(whisper: SpeechModel) -> None:
    (whole,) = whisper.transcripts([SPOKEN.sound])
    ids = ids_of(whole)
    (rest,) = whisper.transcripts([SPOKEN.sound], ids[:4])
    assert ids_of(rest) == ids[4:]
    assert rest[0, 0] == pytest.approx(whole[0, 0], abs=1e-3)  # before any of it


def test_it_stops_at_its_count_and_says_so(whisper: SpeechModel) -> None:
    (cut,) = whisper.transcripts([SPOKEN.sound], count=3)
    assert cut.shape == (4, 2)
    assert cut[0, 1] == 0
    (whole,) = whisper.transcripts([SPOKEN.sound])
    assert whole[0, 1] == 1
    assert ids_of(whole)[-1] == whisper.end_id


def test_of_two_that_sound_alike_both_spellings_are_likely(whisper: SpeechModel) -> None:
    logits = whisper.heard_logits(homophones().sound, whisper.encode(" My"))
    best = [whisper.decode([int(one)]).strip().lower() for one in np.argsort(-logits)[:5]]
    assert {"son", "sun"} <= set(best)


def test_few_sounds_are_kept_and_none_is_mixed_up(
    whisper: SpeechModel, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(speech, "_KEPT", 1)
    first = whisper.heard_logits(SPOKEN.sound, ())
    other = whisper.heard_logits(BY_ID["tone"].sound, ())
    assert len(whisper._heard) == 1
    assert np.abs(first - other).max() > 1
    assert_close(whisper.heard_logits(SPOKEN.sound, ()), first)


def test_an_id_outside_the_vocabulary_is_refused(whisper: SpeechModel) -> None:
    with pytest.raises(ValueError, match="outside the vocabulary"):
        whisper.heard_logits(SPOKEN.sound, [51_864])


def test_the_picture_has_the_shape_that_is_told() -> None:
    (found,) = log_mel([SPOKEN.sound])
    assert found.shape == (BANDS, FRAMES)
    assert found.max() - found.min() == pytest.approx(2)
