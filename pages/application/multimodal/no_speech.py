"""Sounds in which nobody speaks: what is written for them, and whether the model tells them."""

from __future__ import annotations

import streamlit as st

from backend.analyses.application import no_speech as analysis
from backend.analyses.application import noise_ladder
from backend.analyses.application.hearing import NO_SPEECH_OVER, Heard, taken_for_silence
from backend.analyses.application.noise_ladder import MODEL
from backend.figures.of_application import auroc_text, proportion_text
from backend.numbers import SPACE, percent_text, probability_text
from components.charts.chart import chart
from components.frame import prose
from components.outputs.csv_file import csv_button
from components.results import shared
from pages.application.multimodal import heard_with, results
from pages.application.multimodal.no_speech_chart import Dot, no_speech_figure
from pages.application.multimodal.prepared import Chosen
from pages.application.multimodal.readable import readable

Ids = tuple[int, ...]


def draw(chosen: Chosen | None, beginning: Ids) -> None:
    """The sounds as a table and as dots, the one on the screen among them, and what they show."""
    every = analysis.measured()
    prose.markdown(
        f"{len(every)} sounds made by formula: silence, noise, tones, clicks. No word is in them. "
        "What does a network write that was trained to write?"
    )
    rows = [(one.made.label, one.written, one.forbidden, one.no_speech, one.bits) for one in every]
    shown = None
    if chosen is not None:
        shown = results.heard(chosen.sound, beginning)
        other = results.heard_without_brackets(chosen.sound, beginning)
        free, forbidden = (one.text(shared.vocabulary(MODEL), beginning) for one in (shown, other))
        called = f"On the screen: {chosen.label}"
        rows = [(called, free, forbidden, shown.no_speech, shown.bits), *rows]
    st.table(
        {
            "sound": [label for label, *_ in rows],
            "written": [readable(free) for _, free, *_ in rows],
            "brackets forbidden": [readable(forbidden) for _, _, forbidden, *_ in rows],
            "P(no speech)": [probability_text(silent) for *_, silent, _ in rows],
            "OpenAI’s rule": [
                "drops it" if taken_for_silence(silent, bits) else "keeps it"
                for *_, silent, bits in rows
            ],
        },
        hide_index=True,
        border="horizontal",
        alt="Every sound without speech, what is written for it, and how sure the model is",
    )
    _chart(chosen, shown)
    _what_it_shows()
    csv_button(_columns, "no-speech", head=heard_with.head)


def _chart(chosen: Chosen | None, shown: Heard | None) -> None:
    silent = [
        Dot(one.made.label, one.no_speech, 2.0**-one.bits, one.written)
        for one in analysis.measured()
    ]
    spoken = [
        Dot(one.spoken.text, one.no_speech, 2.0**-one.bits, one.written)
        for one in noise_ladder.on(None)
    ]
    told = auroc_text(analysis.told_by_no_speech())
    finding = f"P(no speech) tells silence from speech: AUROC {told}"
    chart(
        no_speech_figure(
            silent,
            spoken,
            None if chosen is None or shown is None else _dot(chosen, shown),
            f"{heard_with.title()}; {len(silent)} sounds, {len(spoken)} sentences without noise",
            finding=finding,
        ),
        key="no_speech",
        alt=f"A dot for each sound, by P(no speech) and by the mean probability of what is "
        f"written. {finding}.",
    )


def _dot(chosen: Chosen, heard: Heard) -> Dot:
    text = heard.text(shared.vocabulary(MODEL))
    return Dot(chosen.label, heard.no_speech, 2.0**-heard.bits, text)


def _what_it_shows() -> None:
    usual, count = analysis.usual_word()
    silence = next(one for one in analysis.measured() if one.made.id == "silence")
    prose.markdown(
        f"**It describes what it hears.** For {proportion_text(analysis.captions())} of these "
        "sounds it writes a caption in brackets, as subtitles do, from which it learned. Some fit, "
        f"others are made up. For silence it writes “{readable(silence.written)}”, as if somebody "
        "had said so."
    )
    prose.markdown(
        "**Programs for transcription forbid brackets**, since nobody speaks them. Then it writes "
        f"words for {proportion_text(analysis.invented())} of these sounds, “{usual}” for {count}, "
        "and nothing tells a reader that nobody said them."
    )
    prose.markdown(
        "**Does it know that nobody speaks?** Its token for “no speech” tells these sounds from "
        f"sentences with an AUROC of {auroc_text(analysis.told_by_no_speech())}, the mean "
        f"surprisal of what it writes with {auroc_text(analysis.told_by_sureness())}. OpenAI’s "
        f"program writes nothing where P(no speech) is over {percent_text(NO_SPEECH_OVER, 2)} and "
        "the mean natural logarithm of the tokens’ probabilities below −1. That drops "
        f"{proportion_text(analysis.dropped())} of these sounds, and "
        f"{proportion_text(analysis.dropped_speech())} of the spoken sentences."
    )
    prose.caption(
        f"95{SPACE}% intervals: Wilson’s for counts, a percentile bootstrap for AUROCs. Sixteen "
        "sounds that we thought of are no sample of all sounds."
    )


def _columns() -> dict[str, list[object]]:
    every = analysis.measured()
    return {
        "sound": [one.made.id for one in every],
        "written": [one.written for one in every],
        "written, brackets forbidden": [one.forbidden for one in every],
        "mean surprisal, bits": [one.bits for one in every],
        "P(no speech)": [one.no_speech for one in every],
        "dropped by OpenAI's rule": ["yes" if one.dropped else "no" for one in every],
    }
