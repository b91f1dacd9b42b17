"""The same text read twice: with left context alone, and with both sides."""

import streamlit as st

from components.frame import page_header, prose, room
from components.frame.sections import Section, sections
from components.inputs.examples import examples
from components.results import shared
from components.state import fields, workspace
from pages.foundations.masked_and_causal import (
    DEFAULT,
    DEFAULT_POSITION,
    PAGE,
    bayes_infilling,
    filled_blanks,
    log_likelihood,
    minimal_pairs,
    reading_bars,
    results,
    subword_leak,
    surprisal_gain,
    visibility_strips,
)

page_header.draw(PAGE)
line, switch = st.columns([4.4, 1], vertical_alignment="bottom")
with line:
    text = fields.text_line(DEFAULT)
with switch:
    whole_word = st.toggle(
        "Whole words",
        key="whole_words",
        bind="query-params",
        help="Hide all tokens of a word that has several",
        wrap=True,
    )
name = workspace.space().model
blanked = results.blanked_text(name, text)
if not blanked.ids:
    prose.info("Write a sentence: there is no token to hide yet.", icon=":material/edit:")
    st.stop()

middle = DEFAULT_POSITION if text == DEFAULT else min(len(blanked.ids) // 2, 20)
asked = workspace.space().position
position = (blanked.blanks[0] if blanked.blanks else middle) if asked is None else asked
if position >= len(blanked.ids):
    position = len(blanked.ids) - 1
    workspace.settle(position=position)
hidden = blanked.hidden(position, whole_word)
# Behind a gap the left reading can only go on from what it would have put there itself.
gaps = whole_word or bool(blanked.blanks)
choices = results.own_choices(name, text, position, hidden) if gaps else {}

with room.main():
    visibility_strips.draw(
        name,
        blanked.pieces,
        position=position,
        hidden=hidden,
        choices={place: shared.vocabulary(name).token(one) for place, one in choices.items()},
        on_select=workspace.keep_position,
        key="sight_strips",
    )
    slot = st.container()
examples(PAGE)

with slot.skeleton(height=420), slot:
    reading = (
        results.gap_reading(name, text, position, hidden)
        if gaps
        else results.reading_at(name, text, position)
    )
    reading_bars.draw(name, blanked, reading, key="two_readings_bars")

bayes = Section(
    "bayes_infilling",
    "Infilling by Bayes",
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
            "What the right side is worth",
            lambda: surprisal_gain.draw(name, text, blanked.pieces, position),
            former="what-the-right-side-is-worth",
        ),
        Section(
            "subword_leak",
            "Inside a word",
            lambda: subword_leak.draw(name, text, position),
            former="inside-a-word",
        ),
        Section(
            "log_likelihood",
            "The sum",
            lambda: log_likelihood.draw(name, text, blanked.pieces),
            former="the-sum",
        ),
        Section("minimal_pairs", "Minimal pairs", lambda: minimal_pairs.draw(name)),
        bayes,
    ]
sections(depth)

with st.expander("How the two readings are made", icon=":material/functions:"):
    prose.markdown(
        "Both are the same 30 layers with the same weights. The **autoregressive** reading masks "
        "attention causally: a position sees itself and what is before it. The **masked twin** "
        "lets every position see every other, hides the chosen token behind a trained embedding, "
        "and adds a LoRA adapter of 4.9 million numbers, trained on textbooks, novels and "
        "the example sentences of two dictionaries.\n\n"
        "**Surprisal** is $-\\log_2 P$ of the token that is really there, in bits: 1 bit is a "
        "fair coin, 10 bits one in 1,024. The **gain** is the difference of the two. It is not "
        "the same as the worth of the right side to a perfect reader: the twin has seen less "
        "text than the original, and where the right side tells nothing, that shows as a negative "
        "gain.\n\n**A blank**, `___` or `[MASK]`, stands for one token, and takes one space before "
        "it along: a token carries its own, and after a lonely space no word begins. Several "
        "blanks, or all tokens of a word, are hidden together. The masked model fills each "
        "**independently** of the others, in one pass. The autoregressive one goes on from its "
        "own most probable choice at every earlier gap, a pass for each."
    )
