"""One prompt at several temperatures, side by side, and measured."""

import streamlit as st

from backend.analyses.foundations.temperature_sweep import LIMIT
from backend.numbers import in_bits, real_text
from backend.text.limits import encode_within
from components.charts.titles import left_reading_of
from components.frame import notices, page_header, prose, room
from components.inputs.examples import examples
from components.outputs.csv_file import csv_button
from components.outputs.progress import long_work
from components.results import file_head, shared
from components.state import fields, workspace
from pages.foundations.temperatures import DEFAULT, PAGE, columns, results, verdict
from pages.foundations.temperatures.diversity_chart import NAMES, diversity_figure

TEMPERATURES = (verdict.GREEDY, 0.3, verdict.WARM, verdict.PLAIN, verdict.HOT)
COUNTS = (16, 32, 64)

page_header.draw(PAGE)
line, number, first = st.columns([4, 1.2, 1.2], vertical_alignment="bottom")
with line:
    text = fields.text_line(DEFAULT)
with number:
    count = fields.count_field(COUNTS, 32, key="temperatures_count")
with first:
    seed = fields.seed_field("First seed", key="temperatures_seed")
name = workspace.space().model
ids = tuple(encode_within(shared.vocabulary(name), text, LIMIT))
seeds = (seed, seed + 1, seed + 2)
asked = (name, ids, TEMPERATURES, seeds, count)
examples(PAGE)
if not text:
    notices.empty_text()

with room.main():
    place = st.container()
    slots = columns.columns(TEMPERATURES, seeds)
    vocabulary, known = shared.vocabulary(name), results.sweep.known(*asked)
    if known is not None:
        columns.fill(slots, known, vocabulary)
    with place:
        result = long_work(
            "temperatures",
            asked,
            known,
            lambda: results.sweep.steps(*asked),
            lambda step: (step.done, step.count),
            doing="Writing at five temperatures",
            unit="tokens each",
            show=lambda step: columns.fill(slots, step, vocabulary),
            begin=None if text == DEFAULT else "Write at five temperatures",
        )
if result is None or not result.done:
    st.stop()
columns.fill(slots, result, vocabulary)

measured = [result.measured(one) for one in TEMPERATURES]
with room.main("verdict"):
    if result.done == result.count:
        st.subheader("What this says about the saying", anchor=False)
        prose.markdown(verdict.at_each(result))
        for holds, words in (verdict.boring(result), verdict.creative(result)):
            prose.markdown(f":material/{'check' if holds else 'close'}: {words}")
        prose.caption(
            "None of these figures knows whether a text is good: they count repetition, "
            f"agreement and odds, over {len(seeds)} seeds and {result.count} tokens each."
        )
    st.plotly_chart(
        diversity_figure(
            TEMPERATURES,
            measured,
            left_reading_of(name, text, f"{len(seeds)} seeds from {seed}, {result.done} tokens"),
        ),
        key=f"diversity_{result.done}",
        alt="Distinct n-grams, repeated 4-grams, mean surprisal and agreement between seeds, at "
        f"each temperature. Mean surprisal goes from {in_bits(measured[0].surprisal_bits)} "
        f"(greedy) to {real_text(measured[-1].surprisal_bits)} (1.5).",
    )
    figures = {
        "temperature": ["greedy" if not one else f"{one:g}" for one in TEMPERATURES],
        **{
            title: [real_text(getattr(one, measure), 3) for one in measured]
            for measure, title in NAMES.items()
        },
    }
    written = result.done
    with st.expander("The same as a table", icon=":material/table_rows:"):
        st.table(figures, hide_index=True, border="horizontal")
        csv_button(
            lambda: figures,
            "temperatures",
            head=lambda: [
                *file_head.after(name, ids),
                ("seeds", " ".join(map(str, seeds))),
                ("tokens written with each", written),
            ],
        )

with st.expander("What exactly is measured", icon=":material/functions:"):
    prose.markdown(
        "**Distinct-1, distinct-2**: different tokens, or pairs of neighbouring tokens, over all "
        "of a text; the mean over seeds. **Repeated 4-grams**: the share of runs of four tokens "
        "that were in the same text before. **Surprisal**: $-\\log_2 P$ of each token, $P$ always "
        "the model's own at temperature 1, so that the columns can be compared; the mean over all "
        "tokens. **Agreement**: the share of places at which two seeds have the same token, over "
        "all pairs of seeds; greedy has only one text, so it has none.\n\n"
        "Top-k, top-p and min-p are off here, whatever they are on other pages. A text ends early "
        "where the model ends it."
    )
