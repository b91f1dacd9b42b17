"""After every action a page is readable by everybody, focus is somewhere, and it was spoken."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Literal, NamedTuple

import pytest
from playwright.sync_api import Page, expect

from tests.browser import accessible
from tests.browser.visiting import visit
from tests.browser.waiting import READY, settled

Role = Literal["option", "tab", "switch", "checkbox", "radio", "link"]


class Action(NamedTuple):
    """Something that a person does.

    Attributes:
        do: with the keyboard, so that what is pressed has the focus.
        then: is there afterwards.
        said: by the live region; nothing is asked where the browser itself tells it.
    """

    do: Callable[[Page], None]
    then: str
    said: str = ""


def press(name: str) -> Callable[[Page], None]:
    def do(page: Page) -> None:
        button = page.get_by_test_id("stApp").get_by_role("button", name=re.compile(name)).first
        expect(button).to_be_enabled(timeout=READY)
        button.focus()
        button.press("Enter")

    return do


def unfold(name: str) -> Callable[[Page], None]:
    def do(page: Page) -> None:
        fold = page.locator("summary", has_text=name)
        fold.focus()
        fold.press("Enter")

    return do


def choose(role: Role, name: str) -> Callable[[Page], None]:
    """Press something else than a button: an option, a tab, a switch."""

    def do(page: Page) -> None:
        main = page.get_by_test_id("stMain")
        control = main.get_by_role(role, name=re.compile(name)).first
        control.focus()
        control.press("Space" if role in ("switch", "checkbox") else "Enter")

    return do


def move(key: str) -> Callable[[Page], None]:
    """A key on the token of a strip that is selected."""

    def do(page: Page) -> None:
        selected = page.get_by_test_id("stMain").get_by_role("option", selected=True).first
        selected.focus()
        selected.press(key)

    return do


def find(text: str) -> Callable[[Page], None]:
    def do(page: Page) -> None:
        page.get_by_role("textbox", name="Find a term").fill(text)

    return do


def write(text: str) -> Callable[[Page], None]:
    def do(page: Page) -> None:
        page.get_by_role("textbox", name="Text", exact=True).fill(text)

    return do


ACTIONS = {
    "next-token": [
        Action(press("Sample one token"), "seed 1", "Sampled “.+”, probability"),
        Action(press("Append it"), "Only this button samples", "Appended “.+”"),
        Action(press("Undo"), "Only this button samples", "Undone"),
        Action(unfold("All logits"), "vocabulary"),
        Action(write("It ends in "), "Remove it"),
        Action(press("Remove it"), "It ends in"),
        Action(press("Share"), "Link without my text"),
        Action(write(""), "The text is empty", "The text is empty"),
        Action(write("word " * 600), "too long for this page"),
    ],
    "next-token?lesson=2": [
        Action(press("Unlikely tokens overtake"), "Not quite", "Not quite"),
        Action(press("Reset this step"), "Step 2 of 4", "Step 2 of 4"),
        Action(press("They come closer together"), "Right", "Right"),
        Action(press("Next"), "Step 3 of 4", "Step 3 of 4"),
        Action(press("End lesson"), "Lesson, ", "The lesson is closed"),
    ],
    "tokens": [
        Action(write("Hi there"), "8 code points", "^2 tokens"),
        Action(move("ArrowRight"), "there"),
        Action(press("Undo"), "Undo", "Undone"),
        Action(choose("tab", "Learn a vocabulary"), "Vocabulary"),
        Action(choose("tab", "Chat template"), "conversation"),
        Action(choose("tab", "Two texts"), "Second text"),
        Action(write(""), "Type or paste a text", "The text is empty"),
    ],
    "masked-and-causal": [
        Action(move("ArrowRight"), "Hidden", r"Hidden: “.+”, token \d+ of \d+"),
        Action(choose("switch", "Whole words"), "Whole words"),
        Action(write("A cat ___ milk."), "Every blank filled", "Looking at the blank"),
        Action(choose("tab", "Infilling with Bayes"), "Bayes"),
        Action(press("Undo"), "Gain from right context", "Undone"),
        Action(write(""), "Write a sentence", "The text is empty"),
    ],
    "hallucination": [
        Action(press("Another statement"), "Assistant: No, ", "After “No, .+” has a probability"),
        Action(choose("tab", "It does not exist"), "made.up"),
        Action(choose("tab", "Open book"), "note"),
        Action(choose("tab", "Labels beyond knowledge"), "know"),
        Action(write(""), "The text is empty", "The text is empty"),
    ],
    "prompting": [
        Action(choose("radio", "Plural"), "chair", "Plural, 4 demonstrations: .+ “chairs”"),
        Action(press("Other demonstrations"), "chair", "Plural, 4 demonstrations: .+ “chairs”"),
        Action(choose("tab", "One model as classifier"), "in 8 wordings"),
        Action(choose("tab", "System prompt"), "does not keep", "With it: "),
        Action(write(""), "The text is empty", "The text is empty"),
    ],
    "calibration": [
        Action(choose("radio", "^A"), "Commit"),
        Action(press("^Commit"), "the model", "(Right|Wrong): the answer is “.+”"),
        Action(press("Next question"), "Question 2 of"),
        Action(choose("tab", "All 200"), "Calibration error"),
        Action(choose("tab", "Your own question"), "Right is"),
    ],
    "multimodal": [
        Action(choose("radio", "Silence"), "Nobody speaks · ", "Nobody speaks"),
        Action(choose("radio", "Homophones"), "Said: “My son looks at the sun", "^Said: “My son"),
        Action(choose("tab", "Nobody speaks"), "It describes what it hears"),
        Action(unfold("What exactly is computed"), "log-mel spectrogram"),
        Action(choose("radio", "Your own"), "Record a sentence in English"),
    ],
    "robustness": [
        Action(choose("radio", "Two letters swapped"), "^ital$|swapped: ", "swapped: .+ of 1 bit"),
        Action(choose("radio", "Your own"), "Changed prompt", "Your own: nothing changes"),
        Action(choose("radio", "Show it without"), "A space or line break", "Of these four"),
        Action(choose("tab", "Same fact"), "wordings each", "of 5 right"),
        Action(write(""), "The text is empty", "The text is empty"),
    ],
    "consistency": [
        Action(choose("radio", "^1$"), "Most frequent: ", "Most frequent: “.+”"),
        Action(press("Another question"), "Right: gold", "Most frequent: “.+”"),
        Action(choose("tab", "Agreement and truth"), "Nobody tells"),
        Action(choose("tab", "Other wordings"), "Samples of one wording"),
        Action(write(""), "The text is empty", "The text is empty"),
    ],
    "temperatures": [
        Action(write("Once upon"), "Generate at five temperatures"),
        Action(press("Generate at five temperatures"), "Two common", "tokens in each text. Mean"),
        Action(unfold("These figures as a table"), "Download as CSV"),
        Action(write(""), "The text is empty", "The text is empty"),
    ],
    "": [
        Action(choose("radio", "The opposite of hot is"), "cold", "Most likely next token: .+cold"),
        Action(press("Presenter mode"), "Presenter mode"),
    ],
    "course": [
        Action(choose("link", "1. Tokens"), "Step 1 of", "Step 1 of"),
    ],
    "glossary": [
        Action(find("temperature"), "Temperature", r"^\d+ terms"),
        Action(find("no such term"), "no term has this one", "^0 terms"),
    ],
    "generation": [
        Action(press("Most likely token"), "Start over", "1 token generated"),
        Action(press("Generate .* tokens"), "33 tokens", r"33 tokens generated"),
        Action(unfold("Your branches"), "probability"),
        Action(press("Start over"), "Sample", "Nothing generated"),
    ],
}


@pytest.mark.parametrize("path", ACTIONS, ids=lambda path: re.sub(r"\W+", "_", path or "home"))
def test_it_is_accessible_in_the_dark_keeps_the_focus_and_is_spoken(
    app_url: str, page: Page, path: str
) -> None:
    page.emulate_media(color_scheme="dark")
    visit(page, f"{app_url}/{path}")
    expect(page.locator("html[data-loaded]")).to_be_attached(timeout=READY)
    wrong = []
    for do, then, said in ACTIONS[path]:
        do(page)
        expect(page.get_by_text(re.compile(then)).first).to_be_visible(timeout=READY)
        if said:
            expect(page.locator(".announced")).to_have_text(re.compile(said), timeout=READY)
        settled(page)
        # the frame looks for a lost focus a while after a run
        page.wait_for_function("() => document.activeElement !== document.body", timeout=READY)
        wrong += [f"{then}: {one}" for one in accessible.wrong(page)]
    page.emulate_media(color_scheme="light")
    page.wait_for_timeout(300)
    wrong += [f"light: {one}" for one in accessible.wrong(page)]
    assert wrong == []
