"""The same text read twice: from the left alone, and from both sides."""

import streamlit as st

from backend.analyses.two_readings import encode
from components import cached, page_header, progressive, workspace
from components.prediction_bars import two_readings_bars
from components.reading_strips import sight_strips
from components.try_this import TryThis, try_this

DEFAULT = "I went to the bank to deposit my salary."
DEFAULT_POSITION = 4  # " bank": nothing on the left tells it, everything on the right does
EXAMPLES = [
    TryThis(
        "Who takes the medicine?",
        "The doctor told the patient to take the medicine twice a day.",
        "Hide “␣doctor”: from the left alone, “The” could go on in any way (14 bits of surprise). "
        "With the medicine on the right it takes 1.3 bits.",
        position=1,
    ),
    TryThis(
        "A coat, because",
        "She put on her coat because it was cold outside.",
        "“␣coat” costs 7.4 bits from the left and less than 1 with “cold outside” in sight.",
        position=4,
    ),
    TryThis(
        "When the right side hurts",
        DEFAULT,
        "“␣deposit”: the gain is negative. The left alone already tells it, and there the twin is "
        "a weaker model than its original, which was trained on far more text.",
        position=6,
    ),
]

page_header.draw(
    "Masked and autoregressive",
    "One network, two ways to read. The **autoregressive** model sees what is left of the gap, "
    "the **masked** one both sides. Choose a token: what would each put there?",
)
text = workspace.text_line(DEFAULT)
name = workspace.space().model
vocabulary = cached.vocabulary(name)
ids = encode(vocabulary, text)
if not ids:
    st.info("Write a sentence: there is no token to hide yet.", icon=":material/edit:")
    st.stop()

chosen = workspace.space().position
if chosen is None:
    chosen = DEFAULT_POSITION if text == DEFAULT else len(ids) // 2
position = min(chosen, len(ids) - 1)
hidden = next(group for group in vocabulary.characters(ids) if position in group)
pieces = [piece for piece in cached.tokens(name, text).pieces() if piece.token]

sight_strips(
    pieces,
    position=position,
    hidden=hidden,
    on_select=workspace.keep_position,
    key="sight_strips",
)
slot = st.container()
try_this(EXAMPLES, key="two_readings_try")

with slot.skeleton(height=420), slot:
    reading = cached.reading_at(name, text, position)
    two_readings_bars(name, ids, reading, key="two_readings_bars")

st.header("What the right side is worth", anchor=False)
progressive.gain(name, text, pieces, position)

with st.expander("How the two readings are made", icon=":material/functions:"):
    st.markdown(
        "Both are the same 30 layers with the same weights. The **autoregressive** reading masks "
        "attention causally: a position sees itself and what is before it. The **masked twin** "
        "lets every position see every other, hides the chosen token behind a trained embedding, "
        "and adds a LoRA adapter of 4.9 million numbers, trained on textbooks and novels.\n\n"
        "**Surprisal** is $-\\log_2 P$ of the token that is really there, in bits: 1 bit is a "
        "fair coin, 10 bits one in 1,024. The **gain** is the difference of the two. It is not "
        "the same as the worth of the right side to a perfect reader: the twin has seen less "
        "text than the original, and where the right side tells nothing, that shows as a negative "
        "gain.\n\nThe sum of masked surprisals (pseudo-log-likelihood) may not be compared with "
        "the sum of autoregressive ones (log-likelihood): the first hides one token at a time and "
        "shows all others."
    )
