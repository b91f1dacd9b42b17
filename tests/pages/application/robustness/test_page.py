"""Robustness: one change of a prompt, all changes, and a fact in several wordings."""

from __future__ import annotations

from streamlit.testing.v1 import AppTest

from backend.analyses.application import same_fact
from backend.analyses.application.robustness import means, measured
from backend.analyses.application.text_changes import CHANGES
from backend.figures.of_application import proportion_text
from backend.figures.of_robustness import mean_bits_text
from backend.numbers import bits_text
from tests.pages.conftest import OpenPage
from tests.pages.files import Files, body_of, head_of
from tests.pages.screen import field, plain_spaces, said, shown_by, type_text, warnings

PAGE = "robustness"
TEXT = "text_robustness"
SHOWN = {"order_guess": "shown"}
HOSTILE = "👩‍👧 مرحبا \u202eabc\u202c <script>alert(1)</script> **b** $x^2$ <|im_end|>`"


def chart(app: AppTest) -> str:
    spec: str = app.get("plotly_chart")[0].proto.spec
    return spec


def marked(app: AppTest) -> list[list[str]]:
    """The labels that are circled, in both rows."""
    rows = shown_by(app, "prompt_strips")["rows"]
    return [
        [label for label, on in zip(row["labels"], row["marked"], strict=True) if on]
        for row in rows
    ]


def test_a_space_is_told_circled_and_laid_before_the_old_bars(open_page: OpenPage) -> None:
    app = open_page(PAGE)
    bits = bits_text(measured()["space"][0])
    assert f"Space at the end: {bits} of 1 bit apart (Jensen-Shannon). “␣Paris”" in said(app)
    assert marked(app) == [[], ["␣"]]
    bars = shown_by(app, "robustness_bars")
    assert [one["before"] for one in bars["series"]] == [True, False]
    assert bars["word"]["token"]["label"] == "␣Paris"


def test_a_chip_makes_another_change_and_is_in_the_link(open_page: OpenPage) -> None:
    app = open_page(PAGE)
    field(app, "button_group", "change").set_value("swapped").run()
    assert f"Two letters swapped: {bits_text(measured()['swapped'][0])} of 1 bit" in said(app)
    gone, new = marked(app)
    assert gone == ["␣capital"]
    assert len(new) > 1
    assert app.query_params["change"] == "swapped"
    linked = open_page(PAGE, change="swapped")
    assert marked(linked) == [gone, new]


def test_an_example_chooses_its_change_too(open_page: OpenPage) -> None:
    app = open_page(PAGE)
    app.button(key="robustness_try_2").click().run()
    assert "Lower case: 0.973 of 1 bit apart" in said(app)
    app.button(key="robustness_try_0").click().run()
    assert "Two letters swapped: 0.02" in said(app)


def test_nonsense_in_a_link_is_left_out(open_page: OpenPage) -> None:
    app = open_page(PAGE, change="nothing", order_guess="nobody", accepted=",", part="same_fact")
    assert not app.exception
    assert "Space at the end: " in said(app)
    assert "Write at least one wording and one right answer." in said(app)


def test_ones_own_change_is_among_the_others(open_page: OpenPage) -> None:
    app = open_page(PAGE, change="own", part="all_changes", **SHOWN)
    assert "Your own: nothing changes in this prompt." in said(app)
    type_text(app, "changed", "The capital of Spain is")
    assert marked(app) == [["␣France"], ["␣Spain"]]
    assert "Your own: 0." in said(app)
    assert "Your own" in chart(app)
    type_text(app, "changed", "word " * 200)
    assert not app.exception
    assert "too long" in warnings(app)
    assert "Your own" not in chart(app)


def test_where_there_is_nothing_to_change_that_is_said(open_page: OpenPage) -> None:
    app = open_page(PAGE, text="1 + 1 =", change="swapped")
    assert "Two letters swapped: nothing changes" in said(app)
    assert marked(app) == [[], []]


def test_an_empty_text_and_a_hostile_one(open_page: OpenPage) -> None:
    app = open_page(PAGE, text="", part="all_changes", **SHOWN)
    assert not app.exception
    assert "The text is empty" in said(app)
    app = open_page(PAGE, text=HOSTILE, change="own", changed=f"{HOSTILE}\0\n", part="all_changes",
                    **SHOWN)  # fmt: skip
    assert not app.exception
    assert not app.error
    assert not any("<script>" in one.value for one in app.markdown)


def test_the_chart_is_covered_until_somebody_has_guessed(open_page: OpenPage) -> None:
    app = open_page(PAGE)
    assert not app.get("plotly_chart")
    field(app, "button_group", "order_guess").set_value("swapped").run()
    assert "**Not quite: Space at the end changes it more.** Of these four" in said(app)
    assert app.get("plotly_chart")
    field(app, "button_group", "order_guess").set_value("space").run()
    assert "**Right.** Of these four, in bits: Space at the end" in said(app)
    assert app.query_params["order_guess"] == "space"


def test_in_a_lesson_nothing_has_to_be_guessed(open_page: OpenPage) -> None:
    assert open_page(PAGE, lesson="4").get("plotly_chart")


def test_the_means_are_told_with_their_intervals(open_page: OpenPage) -> None:
    app = open_page(PAGE, part="all_changes", **SHOWN)
    found = {one.change.id: mean_bits_text(one) for one in means()}
    for one in ("space", "line_break", "swapped", "quotation_mark", "misleading", "expert"):
        assert found[one] in said(app)
    for change in CHANGES:
        assert change.label in chart(app).encode().decode("unicode_escape")


def test_a_fact_is_asked_for_in_each_wording(open_page: OpenPage) -> None:
    app = open_page(PAGE, part="same_fact")
    assert not app.exception
    first = same_fact.measured()[0]
    for wording, text in zip(first.fact.wordings, first.texts, strict=True):
        assert f"{wording} ▏{text}" in said(app)
    assert f"{sum(first.right)} of {len(first.right)} right" in said(app)
    for one in same_fact.OUTCOMES:
        assert plain_spaces(proportion_text(same_fact.counted(one))) in said(app)
    assert "your own" not in chart(app)


def test_a_fact_of_ones_own_is_among_the_others(open_page: OpenPage) -> None:
    app = open_page(PAGE, part="same_fact", wordings="The sky is\nA lemon is", accepted="the")
    assert "your own" in chart(app)
    type_text(app, "wordings", HOSTILE)
    assert not app.exception
    type_text(app, "wordings", "\n ")
    assert "Write at least one wording" in said(app)
    type_text(app, "wordings", "word " * 500)
    assert "too long" in warnings(app)
    type_text(app, "wordings", "One\n" * 9)
    assert not app.exception
    assert "Only the first 8 wordings" in said(app)


def test_every_file_says_which_model_it_is_of(open_page: OpenPage, files: Files) -> None:
    for part in ("all_changes", "same_fact"):
        assert not open_page(PAGE, part=part, **SHOWN).exception
    for name, count in {"all-changes.csv": len(CHANGES), "same-fact.csv": 200}.items():
        assert "SmolLM2-135M-Instruct" in head_of(files[name]).values()
        assert len(body_of(files[name])) == count
