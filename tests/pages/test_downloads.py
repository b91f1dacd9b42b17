"""Every CSV file of Python's says what it was computed from, and that it is UTF-8."""

from __future__ import annotations

import json

from tests.pages.conftest import OpenPage
from tests.pages.files import Files, head_of
from tests.pages.screen import open_folded, open_tab

FRANCE = "The capital of France is"


def test_files_of_next_token(open_page: OpenPage, files: Files) -> None:
    app = open_page("next_token", text=FRANCE, t="0.7", p="0.9")
    open_folded(
        app, "logit_histogram", "temperature_curves", "sampling_experiment", "compare_prompts"
    )
    assert not app.exception
    for name in ("logits.csv", "logit-histogram.csv", "over-temperature.csv", "samples.csv"):
        head = head_of(files[name])
        assert json.loads(head["text"]) == FRANCE
        assert head["origin"].startswith("b179c9523d0e")
    samples, pair = head_of(files["samples.csv"]), head_of(files["two-prompts.csv"])
    assert (samples["temperature"], samples["top_p"], samples["seed"]) == ("0.7", "0.9", "1")
    assert samples["samples"] == "100"
    assert json.loads(pair["text, first"]) == FRANCE
    assert json.loads(pair["text, second"]) != FRANCE
    assert pair["top_p"] == "0.9"


def test_files_of_generation(open_page: OpenPage, files: Files) -> None:
    app = open_page("generation", text=FRANCE)
    app.button(key="writing_most_likely").click().run()
    open_folded(app, "branches", "search_tree")
    (begin,) = [one for one in app.button if one.label == "Explore from here"]
    begin.click().run()
    assert not app.exception
    assert json.loads(head_of(files["branches.csv"])["text"]) == FRANCE
    tree = head_of(files["explored-tree.csv"])
    assert json.loads(tree["text"]) == f"{FRANCE} Paris", "what was explored goes on from there"
    assert (tree["depth"], tree["branches per node"], tree["stop at coverage"]) == ("3", "3", "0.6")


def test_files_of_both_readings(open_page: OpenPage, files: Files) -> None:
    app = open_page("masked_and_causal", text="I like tea.")
    head = head_of(files["surprisal-gain.csv"])
    assert json.loads(head["text"]) == "I like tea."
    assert len(head["adapter, masked"]) == 64
    open_tab(app, "masked_and_causal", "Likelihood and perplexity")
    assert not app.exception
    assert json.loads(head_of(files["sums.csv"])["text"]) == "I like tea."


def test_files_of_tokens(open_page: OpenPage, files: Files) -> None:
    app = open_page("tokens", text=FRANCE)
    open_tab(app, "tokens", "Words or tokens?")
    assert not app.exception
    assert head_of(files["words-and-tokens.csv"])["model"] == "SmolLM2-135M-Instruct"


def test_the_file_of_temperatures(open_page: OpenPage, files: Files) -> None:
    app = open_page("temperatures", n="16")
    assert not app.exception
    head = head_of(files["temperatures.csv"])
    assert head["seeds"] == "1 2 3"
    assert int(head["tokens generated with each seed"]) > 0
    assert head["origin"].startswith("b179c9523d0e")
