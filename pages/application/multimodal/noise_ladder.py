"""The sound on every rung of noise, beside all sentences of the set on the same rungs."""

from __future__ import annotations

import streamlit as st

from backend.analyses.application import noise_ladder as analysis
from backend.analyses.application.noise_ladder import MODEL, RUNGS, rung_text
from backend.analyses.application.spoken import VOICES
from backend.figures.of_application import auroc_text, proportion_text
from backend.figures.of_multimodal import rate_text, share_text
from backend.numbers import NONE, SPACE, percent_text, probability_text
from backend.text.word_errors import word_errors
from components.charts.chart import chart
from components.frame import announcements, prose
from components.outputs.csv_file import csv_button
from components.outputs.progress import long_work
from components.results import shared
from pages.application.multimodal import heard_with, results
from pages.application.multimodal.noise_ladder_chart import noise_ladder_figure
from pages.application.multimodal.prepared import Chosen
from pages.application.multimodal.readable import readable
from pages.application.multimodal.results import Rungs
from pages.application.multimodal.written import sound_head, written_head

_FLUENT = -5  # the rung on which no word is right, and all are words

Ids = tuple[int, ...]


def draw(chosen: Chosen | None, beginning: Ids) -> None:
    """The ladder of one sound, the set, what it shows, and the files."""
    prose.markdown(
        "Climb down from no noise to more noise than speech. What is written on each rung, and are "
        "the words still those that were said?"
    )
    own = None if chosen is None else _ladder(chosen, beginning)
    _whole_set(chosen, own, beginning)
    _what_it_shows()
    _sentences(chosen)
    csv_button(_columns, "noise-ladder", "Download the set as CSV", head=heard_with.head)


def _ladder(chosen: Chosen, beginning: Ids) -> Rungs | None:
    """One sound on every rung, as a table."""
    place = st.container()

    def show(found: Rungs) -> None:
        texts = [one.text(shared.vocabulary(MODEL), beginning) for one in found]
        slot.table(
            {
                "noise": [rung_text(rung) for rung in RUNGS[: len(found)]],
                "written": [readable(text) for text in texts],
                "words wrong": [_wrong(chosen, text) for text in texts],
                "mean probability": [percent_text(2.0**-one.bits, 2) for one in found],
                "P(no speech)": [probability_text(one.no_speech) for one in found],
            },
            hide_index=True,
            border="horizontal",
            alt=f"{chosen.label}: what is written on each rung of noise",
        )

    with place:
        slot = st.empty()
    found = long_work(
        "every_rung",
        (chosen.clean, beginning),
        results.every_rung.known(chosen.clean, beginning),
        lambda: results.every_rung.steps(chosen.clean, beginning),
        lambda known: (len(known), len(RUNGS)),
        doing="Hearing every rung",
        unit="rungs",
        show=show,
        begin="Hear every rung",
    )
    if not found:
        return None
    show(found)
    if len(found) == len(RUNGS):
        last = found[-1].text(shared.vocabulary(MODEL), beginning)
        announcements.when_changed(
            "every rung", f"{chosen.label}, {rung_text(RUNGS[-1])}: “{last}”", at_first=False
        )
        csv_button(
            lambda: _own_columns(chosen, found, beginning),
            "every-rung",
            head=lambda: [*sound_head(chosen, with_noise=False), *written_head(beginning)],
        )
    return found


def _wrong(chosen: Chosen, text: str) -> str:
    if not chosen.said:
        return NONE
    errors = word_errors(chosen.said, text)
    return f"{errors.count} of {errors.said}"


def _whole_set(chosen: Chosen | None, own: Rungs | None, beginning: Ids) -> None:
    count = len(analysis.on(None))
    prose.markdown(f"#### {count} sentences on the same rungs")
    rates = [analysis.words_wrong(rung) for rung in RUNGS]
    least, most = (share_text(rates[end].mean) for end in (0, -1))
    finding = f"Words wrong: {least} without noise, {most} at {rung_text(RUNGS[-1])}"
    yours = _rates(chosen, own, beginning)
    chart(
        noise_ladder_figure(
            rates,
            {label: _of_voice(voice) for voice, label in VOICES.items()},
            yours,
            f"{heard_with.title()}; {count} sentences, 95{SPACE}% intervals",
            finding=finding,
        ),
        key="noise_ladder",
        alt=f"Word error rate on each rung of noise, over all sentences and for each voice. "
        f"{finding}.",
    )


def _of_voice(voice: str) -> list[float]:
    return [analysis.words_wrong(rung, voice).mean for rung in RUNGS]


def _rates(chosen: Chosen | None, own: Rungs | None, beginning: Ids) -> list[float]:
    """Word error rates of the sound on the screen, as far as they are known."""
    if chosen is None or own is None or not chosen.said:
        return []
    texts = [one.text(shared.vocabulary(MODEL), beginning) for one in own]
    return [word_errors(chosen.said, text).rate for text in texts]


def _what_it_shows() -> None:
    worst = RUNGS[-1]
    prose.markdown(
        f"**Without noise** {rate_text(analysis.words_wrong(None))} of the words are wrong, and "
        f"{proportion_text(analysis.all_right(None))} sentences are right throughout. With noise "
        f"as loud as the speech (0{SPACE}dB) it is {rate_text(analysis.words_wrong(0))}. These are "
        "synthetic voices: people are heard otherwise."
    )
    prose.markdown(
        f"**What is written stays words.** At {rung_text(_FLUENT)}, "
        f"{proportion_text(analysis.all_right(_FLUENT))} sentences are right, yet "
        f"{proportion_text(analysis.whole_words(_FLUENT))} of the words it writes are ones that "
        "its vocabulary has whole: sentences, and not those that were said. Only at "
        f"{rung_text(worst)} it mostly gives up: {proportion_text(analysis.captions(worst))} "
        "answers are captions in brackets, as for a sound without speech."
    )
    prose.markdown(
        "**Does it notice?** The mean probability of its tokens goes from "
        f"{rate_text(analysis.mean_probability(None))} without noise to "
        f"{rate_text(analysis.mean_probability(_FLUENT))} at {rung_text(_FLUENT)}. Over all rungs, "
        "mean surprisal tells answers with a wrong word from those without with an AUROC of "
        f"{auroc_text(analysis.told_by_sureness())}; 0.5 is chance. Rungs of one sentence are not "
        "independent, so this interval is too narrow."
    )


def _sentences(chosen: Chosen | None) -> None:
    rung = None if chosen is None else chosen.rung
    with st.expander(f"All sentences, {rung_text(rung)}", icon=":material/table_rows:"):
        every = analysis.on(rung)
        st.table(
            {
                "said": [one.spoken.text for one in every],
                "voice": [VOICES[one.spoken.voice] for one in every],
                "written": [readable(one.written) for one in every],
                "words wrong": [f"{one.errors.count} of {one.errors.said}" for one in every],
            },
            hide_index=True,
            border="horizontal",
            alt=f"Every sentence of the set and what is written for it, {rung_text(rung)}",
        )


def _columns() -> dict[str, list[object]]:
    every = analysis.measured()
    return {
        "said": [one.spoken.text for one in every],
        "voice": [one.spoken.voice for one in every],
        "noise": [rung_text(one.rung) for one in every],
        "written": [one.written for one in every],
        "words wrong": [one.errors.count for one in every],
        "words said": [one.errors.said for one in every],
        "mean surprisal, bits": [one.bits for one in every],
        "P(no speech)": [one.no_speech for one in every],
    }


def _own_columns(chosen: Chosen, found: Rungs, beginning: Ids) -> dict[str, list[object]]:
    texts = [one.text(shared.vocabulary(MODEL), beginning) for one in found]
    return {
        "noise": [rung_text(rung) for rung in RUNGS],
        "written": list(texts),
        "words wrong": [
            word_errors(chosen.said, text).count if chosen.said else None for text in texts
        ],
        "mean surprisal, bits": [one.bits for one in found],
        "P(no speech)": [one.no_speech for one in found],
    }
