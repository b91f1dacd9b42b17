"""What it hears: prepared sounds, noise, a beginning, a sound of one's own, both sections."""

from __future__ import annotations

from typing import Any

import numpy as np
import pytest
from streamlit.testing.v1 import AppTest

from backend.analyses.application import no_speech, noise_ladder
from backend.analyses.application.noise_ladder import RUNGS
from backend.analyses.application.spoken import homophones, sentences
from backend.figures.of_application import auroc_text, proportion_text
from backend.figures.of_multimodal import rate_text
from backend.sound.made import MADE
from backend.sound.sound import RATE, Sound
from backend.sound.wave_file import write_wave
from tests.pages.conftest import OpenPage
from tests.pages.files import Files, body_of, head_of
from tests.pages.screen import field, plain_spaces, said, shown_by, text_in, type_text, warnings

PAGE = "multimodal"
FIRST = sentences()[0]
HOSTILE = "👩‍👧 مرحبا \u202eabc\u202c <script>alert(1)</script> **b** $x^2$ <|endoftext|>`"


def strip(app: AppTest) -> dict[str, Any]:
    """The one row of tokens."""
    row: dict[str, Any]
    (row,) = shown_by(app, "heard_strip")["rows"]
    return row


def bars(app: AppTest) -> Any:
    return shown_by(app, "heard_bars")


def upload(app: AppTest, data: bytes, name: str = "own.wav") -> AppTest:
    return app.file_uploader(key="sound_file").upload(name, data).run()


def test_a_sentence_is_written_down_and_its_least_sure_token_looked_at(
    open_page: OpenPage,
) -> None:
    app = open_page(PAGE)
    assert f"Said: “{FIRST.text}” · Written: “{FIRST.text}” · 0 of 8 words wrong" in said(app)
    row = strip(app)
    assert "".join(row["labels"]).replace("␣", " ").strip() == FIRST.text
    assert row["last"] == "<|endoftext|>"
    (circled,) = [label for label, on in zip(row["labels"], row["marked"], strict=True) if on]
    assert row["values"][row["marked"].index(True)] == min(row["values"])
    assert bars(app)["actual"]["label"] == circled
    assert len(app.get("plotly_chart")) >= 1
    assert "1,500 sound tokens" in plain_spaces(app.get("plotly_chart")[0].proto.spec)


def test_silence_is_written_down_too(open_page: OpenPage) -> None:
    app = open_page(PAGE)
    field(app, "button_group", "sound").set_value("silence").run()
    assert "Nobody speaks · Written: “you”" in said(app)
    assert app.query_params["sound"] == "silence"
    assert "Nobody speaks · " in said(open_page(PAGE, sound="silence"))


def test_noise_changes_the_words_and_is_in_the_link(open_page: OpenPage) -> None:
    app = open_page(PAGE)
    field(app, "select_slider", "noise").set_value("-10").run()
    (shipped,) = [one for one in noise_ladder.on(-10) if one.spoken == FIRST]
    assert f"Written: “{shipped.written}”" in said(app)
    assert app.query_params["noise"] == "-10"


def test_what_was_measured_is_what_the_page_shows(open_page: OpenPage) -> None:
    app = open_page(PAGE, sound="robot", noise="5")
    robot = next(one for one in sentences() if one.voice == "kal16")
    (shipped,) = [one for one in noise_ladder.on(5) if one.spoken == robot]
    assert f"Written: “{shipped.written}” · {shipped.errors.count} of " in said(app)


def test_a_token_of_the_link_is_looked_at_and_a_beginning_gone_on_from(
    open_page: OpenPage,
) -> None:
    app = open_page(PAGE, sound="homophones", heard_token="1")
    before = bars(app)
    assert shown_by(app, "heard_strip")["selected"] == 1
    type_text(app, "heard_begins", "My sun")
    row = strip(app)
    assert row["labels"][:2] == ["␣My", "␣sun"]
    assert row["kinds"][:2] == ["frame", "frame"]
    assert f"Said: “{homophones().text}” · Written: “My sun" in said(app)
    assert bars(app)["picture"] == before["picture"], "the same sound after the same token"


def test_nonsense_in_a_link_is_left_out(open_page: OpenPage) -> None:
    app = open_page(PAGE, sound="nothing", noise="7", heard_token="many", part="nowhere")
    assert not app.exception
    assert f"Written: “{FIRST.text}”" in said(app)


def test_a_hostile_beginning_is_text_and_a_long_one_refused(open_page: OpenPage) -> None:
    app = open_page(PAGE)
    type_text(app, "heard_begins", "<|endoftext|>")
    assert not app.exception
    assert "Written: “<|endoftext|>" in said(app)
    assert "special" not in strip(app)["kinds"]
    type_text(app, "heard_begins", HOSTILE * 9)
    assert not app.exception
    assert "too long" in warnings(app)
    assert text_in(app, "heard_begins") == HOSTILE * 9


@pytest.mark.usefixtures("nothing_known")
def test_ones_own_sound_is_heard_counted_and_kept(open_page: OpenPage) -> None:
    app = open_page(PAGE, sound="own", part="noise_ladder")
    assert "Record a sentence in English" in said(app)
    upload(app, write_wave(homophones().sound))
    assert "Written: “My son looks at the sun.”" in said(app)
    assert " words wrong · P(no speech)" not in said(app), "nobody has told what was said"
    type_text(app, "was_said", homophones().text)
    assert "0 of 6 words wrong" in said(app)
    assert "on the screen" not in app.get("plotly_chart")[-1].proto.spec
    app.button(key="every_rung_go_on").click().run()
    assert "on the screen" in app.get("plotly_chart")[-1].proto.spec
    assert set(app.query_params) == {"sound", "part", "was_said"}, "no sound in a link"


def test_a_recording_takes_the_position_of_the_file(open_page: OpenPage) -> None:
    app = open_page(PAGE, sound="own")
    upload(app, write_wave(homophones().sound))
    app.audio_input(key="sound_recorded").upload("r.wav", write_wave(FIRST.sound)).run()
    assert f"Written: “{FIRST.text}”" in said(app)
    assert "Your recording: " in said(app)


@pytest.mark.parametrize(
    ("data", "told"),
    [
        (b"RIFF", "Use a WAV file with PCM samples."),
        (write_wave(Sound(b"")), "This one has no samples."),
        (b"\xff\xfb\x90" * 99, "Use a WAV file"),
    ],
)
def test_a_file_without_a_sound_is_refused_in_words(
    open_page: OpenPage, data: bytes, told: str
) -> None:
    app = open_page(PAGE, sound="own")
    upload(app, data)
    assert not app.exception
    assert told in warnings(app)


def test_a_sound_of_a_moment_and_one_over_half_a_minute(open_page: OpenPage) -> None:
    app = open_page(PAGE, sound="own")
    upload(app, write_wave(Sound.of(np.array([0.1, -0.1]))))
    assert not app.exception
    assert "Your file: 0.0 s" in said(app)
    longest = write_wave(Sound.of(0.1 * np.sin(np.arange(31 * RATE) / 9)))
    upload(app, longest, "long.wav")
    assert not app.exception
    assert "Your file: 30.0 s, the first 30 seconds" in said(app)


@pytest.mark.usefixtures("nothing_known")
def test_all_rungs_of_a_prepared_sound_and_of_the_set(open_page: OpenPage, files: Files) -> None:
    app = open_page(PAGE, part="noise_ladder")
    app.button(key="every_rung_go_on").click().run()
    table = app.table[0].value
    assert table["words wrong"].iloc[0] == "0 of 8"
    assert len(table) == len(RUNGS)
    wrong = rate_text(noise_ladder.words_wrong(0))
    assert plain_spaces(wrong) in said(app)
    assert proportion_text(noise_ladder.whole_words(-5)).replace("\u00a0", " ") in said(app)
    assert auroc_text(noise_ladder.told_by_sureness()) in said(app)
    (first, *_) = body_of(files["every-rung.csv"])
    assert first[:3] == ["no noise", FIRST.text, "0"]
    assert head_of(files["every-rung.csv"])["sound"] == "Speech"
    assert len(body_of(files["noise-ladder.csv"])) == 32 * len(RUNGS)
    assert head_of(files["noise-ladder.csv"])["origin"] == noise_ladder.origin()


def test_the_sounds_without_speech(open_page: OpenPage, files: Files) -> None:
    app = open_page(PAGE, part="no_speech")
    table = app.table[-1].value
    assert list(table["sound"]) == ["On the screen: Speech", *(one.label for one in MADE)]
    assert table["brackets forbidden"].iloc[0] == FIRST.text
    assert proportion_text(no_speech.invented()).replace("\u00a0", " ") in said(app)
    assert "on the screen" in app.get("plotly_chart")[-1].proto.spec
    assert len(body_of(files["no-speech.csv"])) == len(MADE)


def test_in_presenter_mode_one_thing_at_a_time(open_page: OpenPage) -> None:
    app = open_page(PAGE, room="1")
    assert not app.exception
    assert f"Written: “{FIRST.text}”" in said(app)


def test_the_page_names_its_own_model_whichever_is_chosen(open_page: OpenPage) -> None:
    app = open_page(PAGE, model="distilgpt2", lesson="2")
    told = " ".join(box.value for box in app.sidebar.caption)
    assert "This page has a model of its own: Whisper tiny.en (16-bit weights" in told
    field(app, "button_group", "sound").set_value("silence").run()
    assert "“you”" in said(app), "the step is done, and told"
    assert "This was measured with SmolLM2" not in said(app)
