"""Every place of the app where a Plotly chart is, and how to get it drawn."""

from __future__ import annotations

from dataclasses import dataclass
from urllib.parse import urlencode

from playwright.sync_api import Locator, Page, expect

from tests.browser.visiting import visit
from tests.browser.waiting import READY, settled

PLOT = ".js-plotly-plot .main-svg"
WRITTEN = "AAAcAADG"  # two tokens, as a link has them


@dataclass(frozen=True)
class Place:
    """A section with charts.

    Attributes:
        page: its address.
        query: what opens the section.
        charts: how many there are.
        press: button or fold to click first; empty: none.
    """

    page: str
    query: tuple[tuple[str, str], ...]
    charts: int = 1
    press: str = ""

    @property
    def address(self) -> str:
        return f"{self.page}?{urlencode(self.query)}"


def _part(page: str, part: str, charts: int = 1, press: str = "", **query: str) -> Place:
    return Place(page, (("part", part), *query.items()), charts, press)


PLACES = [
    _part("next-token", "logit_histogram"),
    _part("next-token", "temperature_curves"),
    _part("next-token", "sampling_experiment", 3),
    _part("generation", "branches", written=WRITTEN),
    _part("generation", "search_tree", press="Explore from here"),
    Place("temperatures", ()),
    _part("hallucination", "forty_statements"),
    _part("hallucination", "does_not_exist"),
    _part("prompting", "all_tasks"),
    _part("prompting", "classifier"),
    _part("calibration", "you_and_model", 2, answers="1A80.2A80.3A80.4A80.5A80", number="1"),
    _part("calibration", "own_question", 2),
    _part("calibration", "running_text", 2),
    _part("multimodal", "noise_ladder", 2),
    _part("multimodal", "no_speech", 2, sound="silence"),
    _part("robustness", "all_changes", order_guess="shown"),
    _part("robustness", "same_fact"),
    _part("consistency", "majority_vote", 2),
    _part("consistency", "agreement_and_truth", 2),
    _part("consistency", "within_and_between", 2),
    _part("masked-and-causal", "surprisal_gain"),
    _part("masked-and-causal", "subword_leak", text="The dog barked loudly."),
    _part("masked-and-causal", "log_likelihood"),
    _part("masked-and-causal", "bayes_infilling", press="Read 2"),
    _part("tokens", "train_bpe", press="Bytes per token against vocabulary size"),
    _part("tokens", "vocabulary_growth"),
]


def open_charts(page: Page, app_url: str, place: Place) -> list[Locator]:
    """The charts of a place, each drawn to its end."""
    visit(page, f"{app_url}/{place.address}")
    if place.press:
        page.get_by_text(place.press).last.click(timeout=READY)
    found = page.locator(".js-plotly-plot")
    expect(found).to_have_count(place.charts, timeout=READY)
    settled(page)
    expect(found).to_have_count(place.charts, timeout=READY)
    expect(page.locator(PLOT).first).to_be_visible(timeout=READY)
    return found.all()
