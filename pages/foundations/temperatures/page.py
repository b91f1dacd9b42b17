"""One prompt continued at several temperatures, side by side, and measured."""

import streamlit as st

from backend.analyses.foundations.temperature_sweep import LIMIT
from backend.numbers import bits_text, in_bits
from backend.text.limits import encode_within
from components.charts.chart import chart
from components.charts.titles import left_reading_of
from components.frame import announcements, notices, page_header, prose, room
from components.inputs.examples import examples
from components.outputs.csv_file import csv_button
from components.outputs.progress import long_work
from components.results import file_head, shared
from components.state import fields, workspace
from pages.foundations.temperatures import DEFAULT, PAGE, columns, results, verdict
from pages.foundations.temperatures.diversity_chart import NAMES, diversity_figure, written

TEMPERATURES = (verdict.GREEDY, 0.3, verdict.WARM, verdict.PLAIN, verdict.HOT)
COUNTS = (16, 32, 64)

page_header.draw(PAGE)
line, number, first = st.columns([4, 1.2, 1.2], vertical_alignment="bottom")
with line:
    text = fields.text(DEFAULT, hint=True)
with number:
    count = fields.count_field(COUNTS, 32, key="temperatures_count")
with first:
    seed = fields.seed_field("First seed", key="temperatures_seed")
notices.place_below_fields(empty=not text)
name = workspace.space().model
ids = tuple(encode_within(shared.vocabulary(name), text, LIMIT))
seeds = (seed, seed + 1, seed + 2)
asked = (name, ids, TEMPERATURES, seeds, count)
examples(PAGE)

with room.main():
    progress = st.container()
    slots = columns.columns(TEMPERATURES, seeds, count)
    vocabulary, known = shared.vocabulary(name), results.sweep.known(*asked)
    if known is not None:
        columns.fill(slots, known, vocabulary)
    with progress:
        result = long_work(
            "temperatures",
            asked,
            known,
            lambda: results.sweep.steps(*asked),
            lambda step: (step.done, step.count),
            doing="Generating at five temperatures",
            unit="tokens in each text",
            show=lambda step: columns.fill(slots, step, vocabulary),
            begin=None if text == DEFAULT else "Generate at five temperatures",
        )
whole = result if result is not None and result.done == result.count else None
announcements.when_changed("sweep", verdict.told(whole) if whole else "", at_first=False)
if result is None or not result.done:
    notices.end_page()
columns.fill(slots, result, vocabulary)

measured = [result.measured(one) for one in TEMPERATURES]
with room.main("verdict"):
    if whole:
        st.subheader("Two common opinions, measured on this prompt", anchor=False)
        prose.markdown(verdict.at_each(result))
        for holds, words in (verdict.repeats(result), verdict.varies(result)):
            prose.markdown(f":material/{'check' if holds else 'close'}: {words}")
        prose.caption(
            f"Measured on this prompt, {result.count} tokens, {len(seeds)} seeds (greedy: one "
            "text). The figures count repetition, agreement and surprisal. They do not measure "
            "whether a text is good."
        )
    chart(
        diversity_figure(
            TEMPERATURES,
            measured,
            left_reading_of(
                name,
                text,
                f"{len(seeds)} seeds from {seed}, {result.done} tokens",
                finding=f"Mean surprisal: {in_bits(measured[0].surprisal_bits)} greedy, "
                f"{bits_text(measured[-1].surprisal_bits)} at T = {TEMPERATURES[-1]:g}",
            ),
        ),
        key=f"diversity_{result.done}",
        name="temperatures",
        alt="Distinct n-grams, repeated 4-grams, mean surprisal and agreement between seeds, at "
        f"each temperature. Mean surprisal goes from {in_bits(measured[0].surprisal_bits)} "
        f"(greedy) to {bits_text(measured[-1].surprisal_bits)} (1.5).",
    )
    figures = {
        "temperature": ["0 (greedy)" if not one else f"{one:g}" for one in TEMPERATURES],
        **{
            title: [written(measure, getattr(one, measure)) for one in measured]
            for measure, title in NAMES.items()
        },
    }
    generated = result.done
    with st.expander("These figures as a table", icon=":material/table_rows:"):
        st.table(figures, hide_index=True, border="horizontal")
        csv_button(
            lambda: {
                "temperature": figures["temperature"],
                **{NAMES[name]: [getattr(one, name) for one in measured] for name in NAMES},
            },
            "temperatures",
            head=lambda: [
                *file_head.after(name, ids),
                ("seeds", " ".join(map(str, seeds))),
                ("tokens generated with each seed", generated),
            ],
        )

with st.expander("What exactly is measured", icon=":material/functions:"):
    prose.markdown(
        "**Distinct-1, distinct-2**: distinct tokens, or distinct pairs of neighbouring tokens, as "
        "a share of all in a text; the mean over seeds. **Repeated 4-grams**: the share of 4-grams "
        "that occurred before in the same text. **Surprisal**: $-\\log_2 P$ of each token, the "
        "mean over all tokens. $P$ is always the model's own probability at temperature 1, so the "
        "columns can be compared. **Agreement**: the share of positions at which two seeds have "
        "the same token, over all pairs of seeds. Greedy decoding has only one text, so it has no "
        "agreement.\n\n"
        "Top-k, top-p and min-p are off here, whatever they are on other pages. A text ends early "
        "where the model generates an end token."
    )
