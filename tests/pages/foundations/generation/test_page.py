"""Generation: every choice, the ways back, branches, and the link."""

from __future__ import annotations

from dataclasses import replace
from threading import Thread
from time import monotonic, sleep
from typing import Any

import pytest
from streamlit.testing.v1 import AppTest
from streamlit.testing.v1.local_script_runner import LocalScriptRunner

from backend.analyses.foundations.generation import ends, generate
from backend.models import AutoregressiveModel
from backend.models.engine.client import EngineModel
from backend.probability.sampling import Sampling, distribution
from components.results import shared
from pages.foundations.generation import session
from tests.pages.conftest import OpenPage
from tests.pages.foundations.generation.written import DEFAULT, PAGE, written
from tests.pages.screen import open_folded, said, shown_by, text_in, type_text


def run_of(model: AutoregressiveModel, text: str, sampling: Sampling, count: int) -> list[int]:
    stops = ends(model.vocabulary)
    given = model.encode(text)
    return [one.id for one in generate(model, given, sampling, 1, count, stops)]


def test_it_opens_ready_to_choose(open_page: OpenPage) -> None:
    app = open_page(PAGE)
    assert not app.exception
    assert not app.error
    assert not app.button(key="writing_sample").disabled
    assert app.button(key="undo").disabled
    assert not app.get("plotly_chart"), "depth costs nothing until it is opened"


def test_step_undo_redo_and_branch(open_page: OpenPage, smollm2: AutoregressiveModel) -> None:
    sampled = run_of(smollm2, DEFAULT, Sampling(), 3)
    app = open_page(PAGE)
    app.button(key="writing_sample").click().run()
    app.button(key="writing_sample").click().run()
    assert written(app) == sampled[:2]
    app.button(key="undo").click().run()
    assert written(app) == sampled[:1]
    app.button(key="redo").click().run()
    assert written(app) == sampled[:2]
    assert app.button(key="redo").disabled
    app.button(key="writing_most_likely").click().run()
    best = int(smollm2.next_logits([*smollm2.encode(DEFAULT), *sampled[:2]]).argmax())
    assert written(app) == [*sampled[:2], best]

    workspace_of(app, look=0)
    app.run()
    assert f"Token 1: “{smollm2.vocabulary.token(sampled[0]).label}”" in said(app)
    assert "Sampled with seed 1" in said(app)
    app.button(key="writing_most_likely").click().run()
    other = int(smollm2.next_logits(smollm2.encode(DEFAULT)).argmax())
    assert other != sampled[0]
    assert written(app) == [other]
    open_folded(app, "branches")
    assert len(app.get("plotly_chart")) == 1
    app.button(key="branch_0").click().run()
    assert written(app) == [*sampled[:2], best], "every branch is still there"
    app.button(key="undo").click().run()
    assert written(app) == [other]


def workspace_of(app: AppTest, **changes: object) -> None:
    state = app.session_state["workspace"]
    state["space"] = replace(state["space"], **changes)


def test_a_run_is_the_seeds_and_its_link_replays_it(
    open_page: OpenPage, smollm2: AutoregressiveModel
) -> None:
    app = open_page(PAGE, seed="1", t="0.8")
    app.selectbox(key="writing_count").set_value(8).run()
    app.button(key="writing_run").click().run()
    assert not app.exception
    run = run_of(smollm2, DEFAULT, Sampling(temperature=0.8), 8)
    assert written(app) == run
    assert "8 tokens generated" in said(app)
    link = {name: str(value) for name, value in app.query_params.items()}
    app.button(key="undo").click().run()
    assert written(app) == [], "a run is one step"

    again = open_page(PAGE, **{name: value.strip("[']") for name, value in link.items()})
    assert not again.exception
    assert written(again) == run
    assert "8 tokens generated" in said(again)


def test_a_repeat_comes_from_the_cache_and_has_no_speed(open_page: OpenPage) -> None:
    for expected, other in (("tokens a second", "From cache"), ("From cache", "tokens a second")):
        app = open_page(PAGE, text="A run that nobody has asked for yet", seed="3")
        app.selectbox(key="writing_count").set_value(8).run()
        app.button(key="writing_run").click().run()
        assert not app.exception
        assert "8 tokens generated" in said(app)
        assert expected in said(app)
        assert other not in said(app)


@pytest.mark.parametrize("nonsense", ["%%%", "AAA", "____", "AABB" * 500, "x" * 4000])
def test_a_link_with_nonsense_is_no_run(open_page: OpenPage, nonsense: str) -> None:
    app = open_page(PAGE, written=nonsense, look="99999", seed="999999999999999")
    assert not app.exception
    assert not app.error
    assert "generated," not in said(app)


def test_a_chat_shows_its_template_and_ends_with_its_token(
    open_page: OpenPage, smollm2: AutoregressiveModel
) -> None:
    app = open_page(PAGE, text="Say hi.", chat="1", t="0")
    assert not app.exception
    app.selectbox(key="writing_count").set_value(32).run()
    app.button(key="writing_run").click().run()
    assert not app.exception
    answer = written(app)
    assert answer
    if answer[-1] in ends(smollm2.vocabulary):
        assert "Nothing is generated after that" in said(app)
        assert app.button(key="writing_sample").disabled
    app.toggle(key="generation_chat").set_value(False).run()
    assert written(app) == [], "another prompt has another continuation"


def test_a_run_and_its_replay_in_a_chat_read_nothing_before_the_template(
    open_page: OpenPage, smollm2: AutoregressiveModel
) -> None:
    app = open_page(PAGE, text="2+2=?", chat="1", seed="1", t="0.8")
    app.selectbox(key="writing_count").set_value(8).run()
    app.button(key="writing_run").click().run()
    given = session.given("smollm2", "2+2=?", as_chat=True).ids
    sampling, stops = Sampling(temperature=0.8), ends(smollm2.vocabulary)
    run = list(generate(smollm2, given, sampling, 1, 8, stops, start=False))
    assert written(app) == [one.id for one in run]
    link = {name: str(value).strip("['") for name, value in app.query_params.items()}
    again = open_page(PAGE, **{name: value.strip("]") for name, value in link.items()})
    assert written(again) == written(app)
    assert sum(one.surprisal_bits for one in run) == pytest.approx(_bits_of(again), rel=1e-2)


def _bits_of(app: AppTest) -> float:
    chosen = app.session_state["writing"].known(tuple(written(app)))
    return float(sum(one.step.surprisal_bits for one in chosen))


def test_the_prompt_begins_with_what_is_read_first(open_page: OpenPage) -> None:
    (plain,) = shown_by(open_page(PAGE, text="Hi"), "given_strip")["rows"]
    assert (plain["first"], plain["labels"]) == ("<|endoftext|>", ["Hi"])
    (chat,) = shown_by(open_page(PAGE, text="Hi", chat="1"), "given_strip")["rows"]
    assert (chat["first"], chat["labels"][0]) == ("", "<|im_start|>")


def test_an_empty_text_is_the_start_token_alone(open_page: OpenPage) -> None:
    app = open_page(PAGE, text="")
    (row,) = shown_by(app, "given_strip")["rows"]
    assert (row["first"], row["labels"]) == ("<|endoftext|>", [])
    app.button(key="writing_sample").click().run()
    assert not app.exception
    assert len(written(app)) == 1


def test_another_text_forgets_what_was_written_and_undo_brings_both_back(
    open_page: OpenPage,
) -> None:
    app = open_page(PAGE)
    app.button(key="writing_sample").click().run()
    type_text(app, "text_generation", "Another text")
    assert written(app) == []
    assert "written" not in app.query_params
    app.button(key="undo").click().run()
    assert text_in(app, "text_generation") != "Another text"
    assert len(written(app)) == 1


def test_a_browser_that_is_closed_in_mid_run_frees_the_worker(
    open_page: OpenPage, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A session that loses its browser asks its script to stop (Streamlit's own
    `disconnect_session`); here the script is asked in the same way.
    """
    runners: list[LocalScriptRunner] = []
    start = LocalScriptRunner.run

    def noted(self: LocalScriptRunner, *arguments: Any, **more: Any) -> Any:
        runners.append(self)
        return start(self, *arguments, **more)

    app = open_page(PAGE, text="A text for a browser that is closed")
    app.selectbox(key="writing_count").set_value(128).run()
    engine = shared.engine()
    before = engine.runs
    monkeypatch.setattr(LocalScriptRunner, "run", noted)
    running = Thread(target=app.button(key="writing_run").click().run)
    running.start()
    limit = monotonic() + 60
    while engine.runs < before + 3:
        assert monotonic() < limit, "it does not run"
        sleep(0.01)
    runners[-1].request_stop()
    running.join(30)
    assert not running.is_alive()
    assert len(written(app)) < 128
    stopped = engine.runs
    EngineModel(engine, "smollm2", "somebody else").next_logits([101, 102, 103])
    assert engine.status()["waiting"] == 0
    assert engine.runs <= stopped + 2, "its last token, and somebody else's"


def test_a_quarter_of_all_samples_is_the_most_likely_token(smollm2: AutoregressiveModel) -> None:
    plain = distribution(smollm2.next_logits(smollm2.encode(DEFAULT)), Sampling())
    assert plain.max() == pytest.approx(0.25, abs=0.01)
