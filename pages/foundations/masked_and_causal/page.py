"""The same text read twice: from the left alone, and from both sides."""

import streamlit as st

from components.frame import page_header, room
from components.frame.sections import parts
from components.inputs.examples import examples
from components.results import shared
from components.state import workspace
from components.widgets.distribution_bars import masked_and_causal_bars
from pages.foundations.masked_and_causal import (
    DEFAULT,
    DEFAULT_POSITION,
    PAGE,
    results,
    surprisal_gain,
)
from pages.foundations.masked_and_causal.bayes_infilling import bayes_infilling
from pages.foundations.masked_and_causal.blank_bars import gap_bars
from pages.foundations.masked_and_causal.filled_blanks import filled_blanks
from pages.foundations.masked_and_causal.log_likelihood import text_sums
from pages.foundations.masked_and_causal.subword_leak import subword_leak
from pages.foundations.masked_and_causal.visibility_strips import sight_strips

page_header.draw(PAGE)
line, switch = st.columns([4.4, 1], vertical_alignment="bottom")
with line:
    text = workspace.text_line(DEFAULT)
with switch:
    whole_word = st.toggle(
        "Whole words",
        key="whole_words",
        help="Hide all tokens of a word that has several",
        wrap=True,
    )
name = workspace.space().model
blanked = results.blanked_text(name, text)
if not blanked.ids:
    st.info("Write a sentence: there is no token to hide yet.", icon=":material/edit:")
    st.stop()

position = workspace.space().position
if position is None:
    middle = DEFAULT_POSITION if text == DEFAULT else min(len(blanked.ids) // 2, 20)
    position = blanked.blanks[0] if blanked.blanks else middle
position = min(position, len(blanked.ids) - 1)
hidden = blanked.hidden(position, whole_word)
# Behind a gap the left reading can only go on from what it would have put there itself.
gaps = whole_word or bool(blanked.blanks)
choices = results.own_choices(name, text, position, hidden) if gaps else {}

with room.main():
    sight_strips(
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
    if not gaps:
        reading = results.reading_at(name, text, position)
        masked_and_causal_bars(name, list(blanked.ids), reading, key="two_readings_bars")
    else:
        reading = with_choices = results.gap_reading(name, text, position, hidden)
        gap_bars(name, blanked, with_choices, key="two_readings_bars")

if blanked.blanks:
    fillings, bayes = parts(["Every blank filled", "Infilling by Bayes"], key="blank_tabs")
    if fillings.open:
        with fillings:
            filled_blanks(name, text)
else:
    worth, inside, sums, bayes = parts(
        ["What the right side is worth", "Inside a word", "The sum", "Infilling by Bayes"],
        key="depth_tabs",
    )
    if worth.open:
        with worth:
            surprisal_gain.gain(name, text, blanked.pieces, position)
    if inside.open:
        with inside:
            subword_leak(name, text, position)
    if sums.open:
        with sums:
            text_sums(name, text, blanked.pieces)
if bayes.open:
    with bayes:
        bayes_infilling(name, text, blanked, reading)

with st.expander("How the two readings are made", icon=":material/functions:"):
    st.markdown(
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
