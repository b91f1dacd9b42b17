"""What has been written or taken back since the last run, for a screen reader."""

from __future__ import annotations

from collections.abc import Sequence

from backend.numbers import counted, probability_text
from backend.text.generated_text import written_text
from components.frame import announcements
from components.results import shared
from pages.foundations.generation import session
from pages.foundations.generation.session import Chosen, Given, Ids


def say_what_changed(given: Given, known: Sequence[Chosen], written: Ids) -> None:
    """Say the last token; of a run, which would say too much, its beginning and its end."""
    if session.of(given).run is not None:
        announcements.when_changed("written", "Generating")
        return
    vocabulary = shared.vocabulary(given.model)
    if not written:
        text = "Nothing generated"
    elif len(known) < len(written):
        return
    else:
        last = known[-1]
        end = written_text(vocabulary, written[-12:]).text
        text = (
            f"{counted(len(written), 'token')} generated, the last one "
            f"“{vocabulary.token(written[-1]).label}”, {last.how or 'from a link'}, probability "
            f"{probability_text(last.step.probability)}. The end of the text: {end}"
        )
    announcements.when_changed("written", text, at_first=False)
