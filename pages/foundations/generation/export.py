"""A run to keep: as plain text, as a link that replays it, and as JSON."""

from __future__ import annotations

from collections.abc import Sequence

from backend.analyses.foundations.run_record import run_record
from backend.numbers import counted
from backend.text.generated_text import written_text
from components.frame import prose
from components.outputs import share
from components.outputs.csv_file import download_button
from components.results import shared
from components.state import workspace
from components.widgets.copy_box import copy_box
from pages.foundations.generation.session import Chosen, Given


def draw(given: Given, known: Sequence[Chosen]) -> None:
    vocabulary = shared.vocabulary(given.model)
    if not known:
        prose.info("Generate at least one token first.", icon=":material/edit:")
        return
    shown = written_text(vocabulary, [one.step.id for one in known])
    prose.markdown("**The generated text**")
    copy_box("The generated text", shown.text, key="export_text")
    if shown.pending:
        prose.caption(
            f"The last {counted(len(shown.pending), 'byte')} begin a character that is not "
            "complete yet. They are left out here."
        )
    prose.markdown("**A link that replays the run**")
    whole, _ = workspace.links()
    copy_box("A link that replays the run", share.for_others(whole), key="export_link")
    if not workspace.text_fits_link():
        prose.caption(
            "The prompt is too long for a link: this link leaves out the prompt and the run."
        )
    else:
        prose.caption(
            "The link holds the tokens, so it shows the same run wherever it is opened. Their "
            "probabilities are computed again."
        )
    download_button(
        "Run as JSON",
        lambda: run_record(
            shared.weights(given.model),
            vocabulary,
            given.ids,
            given.text,
            given.chat,
            [(one.step, one.sampling, one.seed, one.how) for one in known],
        ),
        "run.json",
        "application/json",
    )
