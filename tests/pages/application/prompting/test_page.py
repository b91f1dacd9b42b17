"""Prompting: a task taught by example, one's own, a classifier, system prompts and injections."""

from __future__ import annotations

from streamlit.testing.v1 import AppTest

from backend.analyses.application import by_example, classifier, prompt_injection, system_prompt
from backend.figures.of_application import auroc_text, proportion_text
from tests.pages.conftest import OpenPage
from tests.pages.files import Files, body_of, head_of
from tests.pages.screen import field, plain_spaces, said, shown_by, text_in, type_text, warnings

PAGE = "prompting"
TEXT = "text_prompting"
HOSTILE = "👩‍👧 مرحبا \u202eabc\u202c <script>alert(1)</script> **b** $x^2$ <|im_end|>`"


def chart(app: AppTest) -> str:
    spec: str = app.get("plotly_chart")[0].proto.spec
    return spec.encode().decode("unicode_escape")


def prompt(app: AppTest) -> str:
    return str(app.code[0].value)


def test_the_prompt_is_shown_and_the_right_answer_followed(open_page: OpenPage) -> None:
    app = open_page(PAGE)
    shown = by_example.drawn(by_example.task("past").shown, 4, 0)
    assert prompt(app) == by_example.prompt_text(shown, "help")
    assert "Past tense, 4 demonstrations: the right answer “helped” has a probability of" in said(
        app
    )
    bars = shown_by(app, "prompting_bars")
    assert bars["word"]["token"]["label"] == "␣helped"
    field(app, "slider", "shots").set_value(0).run()
    assert prompt(app) == "help ->"
    assert "Past tense, no demonstration: the right answer" in said(app)
    assert app.query_params["shots"] == "0"


def test_another_task_brings_its_own_input(open_page: OpenPage) -> None:
    app = open_page(PAGE)
    field(app, "button_group", "task").set_value("plus_seven").run()
    assert text_in(app, TEXT) == "4"
    assert "the right answer “11” has" in said(app)
    assert shown_by(app, "prompting_bars")["word"]["token"]["label"] == "1", "no space of its own"
    app.button(key="input_next").click().run()
    assert text_in(app, TEXT) == "6"
    before = prompt(app)
    app.button(key="demonstrations_next").click().run()
    assert prompt(app) != before
    assert app.query_params["draw"] == "1"
    linked = open_page(PAGE, task="plus_seven", draw="1", text="6")
    assert prompt(linked) == prompt(app)


def test_what_is_asked_is_never_shown(open_page: OpenPage) -> None:
    app = open_page(PAGE, text="walk", shots="16")
    assert "walk -> walked" not in prompt(app)
    assert "the right answer “walked”" in said(app)
    type_text(app, TEXT, "google")
    assert "What is right here, nobody has said." in said(app)


def test_examples_choose_their_task(open_page: OpenPage) -> None:
    app = open_page(PAGE)
    app.button(key="prompting_try_2").click().run()
    assert "French, 16 demonstrations: the right answer “père”" in said(app)
    app.button(key="prompting_try_0").click().run()
    assert "Plural, 4 demonstrations: the right answer “teeth”" in said(app)


def test_a_task_of_ones_own_is_tried_among_the_others(open_page: OpenPage) -> None:
    app = open_page(
        PAGE, task="own", pairs="dog -> dogs\ncat → cats\n\nnothing\ncow\tcows", text="cow"
    )
    assert sorted(prompt(app).splitlines()) == ["cat -> cats", "cow ->", "dog -> dogs"]
    assert "Your own, 2 demonstrations: the right answer “cows”" in said(app)
    assert app.button(key="input_next").disabled
    assert '"your own"' not in chart(app)
    app.button(key="own_task_go_on").click().run()
    assert '"your own"' in chart(app)
    assert "Your own: 0 of 3 right with none" in chart(app)
    type_text(app, "pairs", "")
    assert "Write at least one line" in said(app)
    assert "With at least two pairs" in said(app)
    type_text(app, "pairs", "\n".join(f"{one} -> {one}" for one in range(20)))
    assert "Only the first 17 pairs" in said(app)
    type_text(app, "pairs", f"{HOSTILE} -> {HOSTILE}")
    assert not app.exception
    type_text(app, "pairs", f"{'word ' * 30} -> a")
    assert not app.exception
    assert "too long" in warnings(app)


def test_nonsense_in_a_link_is_left_out(open_page: OpenPage) -> None:
    app = open_page(PAGE, task="none", shots="99", draw="-3", cut="nan", wording="x")
    assert not app.exception
    assert "Past tense, 4 demonstrations" in said(app)
    app = open_page(PAGE, cut="inf", wording="99", part="classifier")
    assert not app.exception
    assert "at 0 bits" in chart(app)


def test_an_empty_text_and_a_hostile_one(open_page: OpenPage) -> None:
    app = open_page(PAGE, text="")
    assert "The text is empty" in said(app)
    assert prompt(app).endswith("\n ->")
    app = open_page(PAGE, text=HOSTILE, part="classifier", review=HOSTILE)
    assert not app.exception
    assert not app.error
    assert not any("<script>" in one.value for one in app.markdown)


def test_all_tasks_are_told_with_their_samples(open_page: OpenPage) -> None:
    app = open_page(PAGE)
    for count in (0, 4, 16):
        found = by_example.together(count, control=False)
        assert plain_spaces(proportion_text(found)) in said(app)
    low, high = by_example.spread(by_example.widest(2))
    assert f"in {low} to {high} of 12" in said(app)
    assert "Past tense: 0 % right with no demonstration" in plain_spaces(chart(app))


def test_the_threshold_sorts_reviews(open_page: OpenPage) -> None:
    app = open_page(PAGE, part="classifier")
    found = classifier.measured()[1]
    assert f"At this threshold {plain_spaces(proportion_text(found.right_at(0)))}" in said(app)
    assert plain_spaces(auroc_text(found.told_apart)) in said(app)
    app.button(key="cut_the").click().run()
    best, _ = found.best
    assert app.query_params["cut"] == f"{best:.1f}"
    right = found.right_at(round(best, 1))
    assert f"At this threshold {plain_spaces(proportion_text(right))}" in said(app)
    field(app, "button_group", "wording").set_value(0).run()
    assert "Sentiment" in chart(app)
    assert "your own" in chart(app)
    type_text(app, "review", "")
    assert "Write a review" in said(app)
    type_text(app, "review", "word " * 200)
    assert "too long" in warnings(app)


def test_a_system_prompt_of_ones_own(open_page: OpenPage) -> None:
    app = open_page(PAGE, part="system_prompt")
    assert "The answer on the right does not keep the rule." in said(app)
    assert system_prompt.texts("ahoy")[0] in said(app)
    assert system_prompt.texts("")[0] in said(app)
    (table,) = app.table
    kept = [proportion_text(system_prompt.kept(one)) for one in system_prompt.rules()]
    assert table.value["kept"].tolist() == kept
    type_text(app, "asked", "")
    assert "Write a question." in said(app)
    type_text(app, "asked", "word " * 100)
    assert "too long" in warnings(app)


def test_an_injection_without_and_with_marks(open_page: OpenPage) -> None:
    app = open_page(PAGE, part="prompt_injection")
    for marked in (False, True):
        assert prompt_injection.texts("only", marked=marked)[0] in said(app)
    first = prompt_injection.attacks()[0]
    outcomes = [
        prompt_injection.outcome(prompt_injection.texts("only", marked=marked)[0], first)
        for marked in (False, True)
    ]
    assert f"No marks: {outcomes[0]}. Marks: {outcomes[1]}." in said(app)
    type_text(app, "document", "")
    assert "Write a document." in said(app)
    type_text(app, "document", "word " * 300)
    assert "too long" in warnings(app)


def test_every_file_says_which_model_it_is_of(open_page: OpenPage, files: Files) -> None:
    for part in ("all_tasks", "classifier", "system_prompt", "prompt_injection"):
        assert not open_page(PAGE, part=part).exception
    counts = {
        "all-tasks.csv": 9 * 12 * (2 + 5 * by_example.DRAWS),
        "classifier.csv": 8 * 32,
        "system-prompt.csv": 6 * 20,
        "prompt-injection.csv": 4 * 2 * 20,
    }
    for name, count in counts.items():
        assert "SmolLM2-135M-Instruct" in head_of(files[name]).values()
        assert len(body_of(files[name])) == count
