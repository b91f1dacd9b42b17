"""How a text becomes tokens, and what that costs."""

import streamlit as st

from components.frame import page_header, room
from components.frame.sections import parts
from components.inputs.examples import examples
from components.outputs.chat_template_view import conversation
from components.results import shared
from components.state import workspace
from components.widgets.token_strip import Row, token_spans, token_strip
from pages.foundations.tokens import DEFAULT, PAGE
from pages.foundations.tokens.compare_token_cost import two_texts
from pages.foundations.tokens.counts import token_counts
from pages.foundations.tokens.segmentations import four_ways
from pages.foundations.tokens.token_details import token_details
from pages.foundations.tokens.token_table import token_table
from pages.foundations.tokens.train_bpe import learn_bpe
from pages.foundations.tokens.vocabulary_growth import vocabulary_growth

LONG = 250  # tokens
WINDOW = 1_000  # tokens drawn at once; the counts are always of the whole text
REPLAYED = 160  # bytes of the text on which merges are replayed

page_header.draw(PAGE)
text = workspace.text_area(DEFAULT, height=100)
examples(PAGE)
if not text:
    st.info("Type or paste something: its tokens appear here.", icon=":material/edit:")
    st.stop()

space = workspace.space()
with st.skeleton(height=240):
    result = shared.tokens(space.model, text)

total, first = len(result.piece_ids), 0
with room.main():
    # A long strip scrolls in its own frame, so that the facts about a token stay beside it.
    strip = st.container(height=300 if total > LONG else "content")
    details = st.container()
    chosen = result.piece_at(space.position or 0)
    if total > WINDOW:
        with st.container(horizontal=True, vertical_alignment="center"):
            window = st.pagination(
                -(-total // WINDOW), default=chosen // WINDOW + 1, key="tokens_window"
            )
            first = (window - 1) * WINDOW
            last = min(first + WINDOW, total)
            st.caption(f"Tokens {first + 1:,} to {last:,} of {total:,}", width="content")
    pieces = result.pieces(first, first + WINDOW)
    with strip:
        token_strip(
            [Row("", token_spans(pieces, show_ids=True))],
            key="tokens_strip",
            selected=chosen - first if first <= chosen < first + WINDOW else None,
            on_select=lambda index: workspace.keep_position(result.token_at(first + index)),
            label="The tokens of the text",
        )
    with details:
        token_details(*result.pieces(chosen, chosen + 1))

    token_counts(result)
    token_table(result)

ways, learning, growing, talking, comparing = parts(
    [
        "The same text, four ways",
        "Learn a vocabulary",
        "Words or tokens?",
        "A conversation",
        "Two texts",
    ],
    key="tokens_depth",
)
if ways.open:
    with ways:
        four_ways(space.model, result, first)
if learning.open:
    with learning:
        learn_bpe(space.model, result.text, result.excerpt(first, REPLAYED).text)
if growing.open:
    with growing:
        vocabulary_growth(space.model, result.text)
if talking.open:
    with talking:
        conversation(space.model)
if comparing.open:
    with comparing:
        two_texts(space.model)

with st.expander("How a tokenizer comes to its pieces", icon=":material/functions:"):
    st.markdown(
        "The vocabulary was learned from text by **byte pair encoding**: it starts with single "
        "bytes, and the pair that stands side by side most often is merged into a new token, "
        "again and again, until the vocabulary is full "
        f"({shared.vocabulary(space.model).size:,} tokens here); “Learn a vocabulary” above does "
        "just that while you watch. To split a text, the merges are "
        "replayed in the order in which they were learned. Frequent words end as one token, rare "
        "ones as several, and whatever was never merged stays as bytes.\n\n"
        "Before that the text is cut in front of words, so that a word carries **its own space**: "
        "`dog` and `␣dog` are two tokens with nothing in common but their bytes. SmolLM2 also "
        "cuts numbers into **single digits**.\n\n"
        "A character outside the basic alphabet takes two to four bytes in UTF-8. Where the "
        "vocabulary has no token for the whole character, the model gets its bytes in pieces; "
        "here they are drawn joined, under the character they form. Most of the text the "
        "vocabulary was learned from is English, so other languages pay more tokens for the "
        "same sentence."
    )
