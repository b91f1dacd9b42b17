"""What the live bars send to the browser, and what they believe of its answers."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import numpy as np
import pytest
import streamlit as st

from backend.probability.prediction import Prediction
from backend.probability.sampling import Sampling
from components.widgets import live_bars as module
from components.widgets.live_bars import Series, Word, live_bars
from tests.parcels import opened


class Token:
    def __init__(self, token_id: int) -> None:
        self.label = f"token {token_id}"
        self.special = token_id == 0


class Tokens:
    size = 100

    def token(self, token_id: int) -> Token:
        return Token(token_id)


class Browser:
    """Stands in for the mounted component: keeps what it was sent and answers as told."""

    def __init__(self) -> None:
        self.state: dict[str, Any] = {}
        self.sent: dict[str, Any] = {}

    def __call__(self, **arguments: Any) -> None:
        self.sent = arguments

    @property
    def data(self) -> dict[str, Any]:
        return opened(self.sent["data"])

    def release(self, values: object, epoch: object = None) -> None:
        """Let go of a slider, in the epoch that was drawn last or in another one."""
        if isinstance(values, dict):
            values = {**values, "epoch": epoch or self.data["epoch"]}
        self.state["bars"] = {"settings": values}
        self.sent["on_settings_change"]()

    def pick(self, token_id: object, picture: object = None) -> None:
        """Click a bar of the picture that was drawn last, or of another one."""
        self.state["bars"] = {"pick": {"id": token_id, "picture": picture or self.data["picture"]}}
        self.sent["on_pick_change"]()


@pytest.fixture
def browser(monkeypatch: pytest.MonkeyPatch) -> Browser:
    fake = Browser()
    monkeypatch.setattr(module, "_component", fake)
    monkeypatch.setattr(st, "session_state", fake.state)
    return fake


def series(seed: int = 0) -> Series:
    logits = np.random.default_rng(seed).normal(size=100)
    return Series(Prediction.of(logits), "P(token | left)", "left", "a test")


def draw(**changes: Any) -> None:
    settings: dict[str, Any] = {"key": "bars", "sampling": Sampling(), "epoch": 0, **changes}
    live_bars([series()], Tokens(), **settings)


def test_sends_the_whole_distribution_sorted_and_the_ranks_of_twenty(browser: Browser) -> None:
    draw(actual=42, word=Word((7, 8), ("␣se", "ven")))
    prediction = series().prediction
    assert (browser.data["series"][0]["logits"] == prediction.sorted_logits()).all()
    tokens = browser.data["tokens"]
    assert [token["id"] for token in tokens] == prediction.top(20).tolist()
    assert [token["ranks"] for token in tokens] == [[rank] for rank in range(1, 21)]
    assert browser.data["actual"]["ranks"] == [prediction.rank(42)]
    assert browser.data["word"]["token"]["ranks"] == [prediction.rank(7)]
    assert [piece["label"] for piece in browser.data["word"]["pieces"]] == ["␣se", "ven"]


def test_two_series_share_the_union_of_their_first_ten(browser: Browser) -> None:
    pair = [series(0), series(1)]
    live_bars(pair, Tokens(), key="bars", sampling=Sampling(), epoch=0)
    union = {token_id for one in pair for token_id in one.prediction.top(10).tolist()}
    tokens = browser.data["tokens"]
    assert {token["id"] for token in tokens} == union
    for token in tokens:
        assert token["ranks"] == [one.prediction.rank(token["id"]) for one in pair]


def test_within_an_epoch_the_settings_sent_stay_the_same(browser: Browser) -> None:
    draw(sampling=Sampling(0.5))
    before = browser.sent["data"]
    draw(sampling=Sampling(0.7))
    assert browser.sent["data"] == before
    draw(sampling=Sampling(0.7), epoch=1)
    assert browser.data["sampling"]["temperature"] == 0.7


@pytest.mark.parametrize(
    ("values", "expected"),
    [
        ({"temperature": 0.2, "top_k": 3, "turn": 9}, Sampling(0.2, 3, 0.5)),
        ({"temperature": "hot", "top_k": -1, "top_p": 7, "order": 3}, Sampling(0.9, 0, 0.5)),
        ([1, 2], None),
        ("temperature", None),
    ],
)
def test_settings_from_the_browser_are_checked(
    browser: Browser, values: object, expected: Sampling | None
) -> None:
    told: list[Sampling] = []
    draw(sampling=Sampling(0.9, top_p=0.5), on_sampling=told.append)
    browser.release(values)
    assert told == [one for one in [expected] if one]


def test_settings_of_another_epoch_or_session_are_not_taken(browser: Browser) -> None:
    told: list[Sampling] = []
    draw(on_sampling=told.append)
    before = browser.data["epoch"]
    draw(on_sampling=told.append, epoch=1)
    browser.release({"temperature": 0.2}, before)
    browser.release({"temperature": 0.3}, ["1", 1])
    assert told == []
    browser.release({"temperature": 0.4})
    assert [one.temperature for one in told] == [0.4]


@pytest.mark.parametrize("value", [-1, 100, 3.5, "7", None, True, [4], {"id": 4}])
def test_what_is_no_token_is_not_picked(browser: Browser, value: object) -> None:
    picked: list[int] = []
    draw(on_pick=picked.append)
    browser.pick(value)
    assert picked == []
    browser.pick(99)
    assert picked == [99]


def test_a_bar_of_a_picture_that_is_gone_is_not_picked(browser: Browser) -> None:
    picked: list[int] = []
    draw(on_pick=picked.append)
    before = browser.data["picture"]
    other = replace(series(), about="another text")
    live_bars([other], Tokens(), key="bars", sampling=Sampling(), epoch=0, on_pick=picked.append)
    assert browser.data["picture"] != before
    browser.pick(3, before)
    assert picked == []
    browser.pick(3)
    assert picked == [3]


def test_without_a_listener_nothing_breaks(browser: Browser) -> None:
    draw()
    assert browser.data["pick"] is None
    browser.release({"temperature": 0.2})
    browser.pick(3)


def test_two_texts_read_from_the_left_stand_beside_each_other(browser: Browser) -> None:
    first, second = series(0), series(1)
    pair = [first, Series(second.prediction, "second", "left, again", "a test", "the other")]
    live_bars(pair, Tokens(), key="bars", sampling=Sampling(), epoch=0)
    sent = browser.data["series"]
    assert [one["tone"] for one in sent] == ["left", "both"], "their places"
    assert [one["again"] for one in sent] == [False, True]
    assert [one["short"] for one in sent] == ["P(token | left)", "the other"]
