"""The same text read with left context only, and with both sides."""

import streamlit as st

from components.frame import announcements, notices, page_header, prose, reserved, room
from components.frame.sections import Section, sections
from components.inputs.examples import examples
from components.results import shared
from components.state import fields, text_history, workspace
from pages.foundations.masked_and_causal import (
    DEFAULT,
    DEFAULT_POSITION,
    PAGE,
    bayes_infilling,
    filled_blanks,
    how_computed,
    log_likelihood,
    minimal_pairs,
    reading_bars,
    results,
    subword_leak,
    surprisal_gain,
    visibility_strips,
    whole_word_bits,
)

page_header.draw(PAGE)
line, own, switch = st.columns([3.6, 1.4, 1.4], vertical_alignment="bottom")
with line:
    text = fields.text(DEFAULT, most=3)
with own:
    word = fields.word_line()
with switch:
    whole_word = st.toggle(
        "Whole words",
        key="whole_words",
        bind="query-params",
        help="Hide all tokens of a word that has several",
        wrap=True,
    )
notices.place_below_fields(empty=not text, shows_start=False)
name = workspace.space().model
blanked = results.blanked_text(name, text)
if not blanked.ids:
    prose.info("Write a sentence: there is no token to hide yet.", icon=":material/edit:")
    notices.end_page()

middle = DEFAULT_POSITION if text == DEFAULT else min(len(blanked.ids) // 2, 20)
asked = workspace.space().position
position = (blanked.blanks[0] if blanked.blanks else middle) if asked is None else asked
if position >= len(blanked.ids):
    position = len(blanked.ids) - 1
    workspace.settle(position=position)
hidden = blanked.hidden(position, whole_word)
# Behind a gap the left reading can only continue from what it would have put there itself.
gaps = whole_word or bool(blanked.blanks)
choices = results.own_choices(name, text, position, hidden) if gaps else {}

examples(PAGE)

with room.main():
    with st.container():  # one strip or two: the bars keep their place
        visibility_strips.draw(
            name,
            blanked.pieces,
            position=position,
            hidden=hidden,
            choices={place: shared.vocabulary(name).token(one) for place, one in choices.items()},
            on_select=text_history.of_this_text(workspace.keep_position),
            key="sight_strips",
        )
    slot = st.container()

with reserved.filling("bars", slot, 542):
    reading = (
        results.gap_reading(name, text, position, hidden)
        if gaps
        else results.reading_at(name, text, position)
    )
    reading_bars.draw(name, blanked, reading, word, key="two_readings_bars")
    announcements.when_changed("gap", reading_bars.told(name, blanked, reading), at_first=False)
    if whole_word and not blanked.blanks:
        whole_word_bits.draw(name, text, blanked, position)

bayes = Section(
    "bayes_infilling",
    "Infilling with Bayes' rule",
    lambda: bayes_infilling.draw(name, text, blanked, reading),
    former="infilling-by-bayes",
)
if blanked.blanks:
    depth = [
        Section(
            "filled_blanks",
            "Every blank filled",
            lambda: filled_blanks.draw(name, text),
            former="every-blank-filled",
        ),
        bayes,
    ]
else:
    depth = [
        Section(
            "surprisal_gain",
            "Gain from right context",
            lambda: surprisal_gain.draw(name, text, blanked.pieces, position),
            former="what-the-right-side-is-worth",
        ),
        Section(
            "subword_leak",
            "Multi-token words",
            lambda: subword_leak.draw(name, text, position),
            former="inside-a-word",
        ),
        Section(
            "log_likelihood",
            "Likelihood and perplexity",
            lambda: log_likelihood.draw(name, text, blanked.pieces),
            former="the-sum",
        ),
        Section("minimal_pairs", "Minimal pairs", lambda: minimal_pairs.draw(name)),
        bayes,
    ]
sections(depth)

with st.expander("How the readings are made", icon=":material/functions:"):
    how_computed.draw(name)
