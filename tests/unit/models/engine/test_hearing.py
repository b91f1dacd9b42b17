"""Sounds through the engine: as they were, shared, batched, and counted in the cache."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

import numpy as np
import pytest

from backend.models.engine.client import EngineModel
from backend.models.engine.engine import Engine
from backend.models.engine.operations import PASS_TOKENS, HeardLogits, Transcript
from backend.sound.made import BY_ID
from backend.sound.sound import Sound

TONE, HISS = BY_ID["tone"].sound, BY_ID["hiss"].sound


class Ear:
    """Answers with what it was asked, instead of hearing it."""

    def __init__(self) -> None:
        self.asked: list[Any] = []

    def heard_logits(self, sound: Sound, ids: Sequence[int]) -> np.ndarray:
        self.asked.append((sound, tuple(ids)))
        return np.array([len(sound.pcm), *ids], np.float32)

    def transcripts(
        self,
        sounds: Sequence[Sound],
        beginning: Sequence[int],
        *,
        count: int,
        forbidden: Sequence[int],
    ) -> Iterator[np.ndarray]:
        self.asked.append((*sounds, tuple(beginning), count, tuple(forbidden)))
        for sound in sounds:
            yield np.array([[len(sound.pcm), count]], np.float64)


@pytest.fixture
def ear() -> Ear:
    return Ear()


@pytest.fixture
def engine(ear: Ear) -> Iterator[Engine]:
    engine = Engine(lambda name, _: ear)
    yield engine
    engine.close()


def test_a_sound_comes_as_it_was_and_equal_ones_are_heard_once(engine: Engine, ear: Ear) -> None:
    ann, bob = (EngineModel(engine, "any", person) for person in ("ann", "bob"))
    for person in (ann, bob):
        found = person.heard_logits(TONE, [3])
        np.testing.assert_array_equal(found, [len(TONE.pcm), 3])
    assert ear.asked == [(TONE, (3,))]
    assert bob.from_cache == 1


def test_several_sounds_keep_their_order(engine: Engine, ear: Ear) -> None:
    ann = EngineModel(engine, "any", "ann")
    found = ann.transcripts([TONE, HISS, TONE], [7], count=5, forbidden=[9])
    assert [one[0, 0] for one in found] == [len(one.pcm) for one in (TONE, HISS, TONE)]
    assert {one[-3:] for one in ear.asked} == {((7,), 5, (9,))}


def test_the_sound_counts_in_the_cache(engine: Engine) -> None:
    """Its answer is small; thousands of them would keep gigabytes of sounds in memory."""
    EngineModel(engine, "any", "ann").transcripts([TONE], count=5)
    assert engine._cache.used >= len(TONE.text)


def test_those_with_another_beginning_do_not_share_a_pass() -> None:
    one, other = (Transcript("any", TONE.text, ids, 5) for ids in ((), (7,)))
    assert one.batch_key != other.batch_key
    assert one.batch_key == Transcript("any", HISS.text, (), 5).batch_key


def test_a_sound_is_a_long_pass_which_lets_others_in() -> None:
    assert Transcript("any", TONE.text, (), 32).cost() > PASS_TOKENS
    assert 0 < HeardLogits("any", TONE.text, ()).cost() < PASS_TOKENS
