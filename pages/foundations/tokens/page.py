"""How a text becomes tokens, and how many it takes."""

import streamlit as st

from backend.numbers import count_text, counted
from components.frame import announcements, notices, page_header, prose, reserved, room
from components.frame.sections import Section, sections
from components.inputs.examples import examples
from components.outputs import chat_template_view
from components.results import shared
from components.state import fields, text_history, workspace
from components.widgets.token_strip import Row, token_spans, token_strip
from pages.foundations.tokens import (
    DEFAULT,
    PAGE,
    compare_token_cost,
    counts,
    segmentations,
    token_details,
    token_table,
    train_bpe,
    vocabulary_growth,
)

LONG = 250  # tokens
WINDOW = 1_000  # tokens drawn at once; the counts are always of the whole text
REPLAYED = 160  # bytes of the text on which merges are replayed

page_header.draw(PAGE)
text = fields.text(DEFAULT, rows=3, most=10)
notices.place_below_fields(empty=not text, shows_start=False)
examples(PAGE)
if not text:
    prose.info("Type or paste a text to see its tokens here.", icon=":material/edit:")
    notices.end_page()

space = workspace.space()
main = room.main()
with reserved.filling("strip", main, 240):
    result = shared.tokens(space.model, text)

total, first = len(result.piece_ids), 0
announcements.when_changed("tokens", counted(total, "token"), at_first=False)
with main:
    # A long strip scrolls in its own frame, so that the facts about a token stay beside it.
    strip = st.container(height=300 if total > LONG else "content")
    details = st.container()
    chosen = result.piece_at(space.position or 0)
    if total > WINDOW:
        with st.container(horizontal=True, vertical_alignment="center"):
            window = st.pagination(
                -(-total // WINDOW),
                default=chosen // WINDOW + 1,
                key="window",
                bind="query-params",
            )
            first = (window - 1) * WINDOW
            last = min(first + WINDOW, total)
            shown = f"Tokens {count_text(first + 1)} to {count_text(last)} of {count_text(total)}"
            prose.caption(shown, width="content")
    pieces = result.pieces(first, first + WINDOW)
    with strip:
        token_strip(
            [Row("", token_spans(pieces, show_ids=True))],
            key="tokens_strip",
            selected=chosen - first if first <= chosen < first + WINDOW else None,
            on_select=text_history.of_this_text(
                lambda index: workspace.keep_position(result.token_at(first + index))
            ),
            about=f"{first} {text}",
            label="The tokens of the text",
        )
    with details:
        token_details.draw(*result.pieces(chosen, chosen + 1))

with room.main("counts"):
    counts.draw(result)
    token_table.draw(space.model, result)

sections(
    [
        Section(
            "segmentations",
            "The same text, four ways",
            lambda: segmentations.draw(space.model, result, first),
            former="the-same-text-four-ways",
        ),
        Section(
            "train_bpe",
            "Learn a vocabulary",
            lambda: train_bpe.draw(space.model, result.text, result.excerpt(first, REPLAYED).text),
            former="learn-a-vocabulary",
        ),
        Section(
            "vocabulary_growth",
            "Words or tokens?",
            lambda: vocabulary_growth.draw(space.model, result.text),
            former="words-or-tokens",
        ),
        Section(
            "chat_template",
            "Chat template",
            lambda: chat_template_view.draw(space.model),
            former="a-conversation",
        ),
        Section(
            "compare_token_cost",
            "Two texts",
            lambda: compare_token_cost.draw(space.model),
            former="two-texts",
        ),
    ]
)

with st.expander("How a tokenizer learns its vocabulary", icon=":material/functions:"):
    prose.markdown(
        "Open “Learn a vocabulary” above to watch **byte pair encoding** at work. It starts with "
        "single bytes. The most frequent pair of adjacent tokens becomes a new token, again "
        "and again. It ends when the vocabulary is full "
        f"({count_text(shared.vocabulary(space.model).size)} tokens here). To cut a text, the "
        "merges are replayed in the order in which they were learned. Frequent words usually "
        "become one token and rare words several; bytes never merged stay single tokens.\n\n"
        "Before the merges, the text is split in front of words, so a word includes **the space "
        "before it**: `dog` and `␣dog` are two tokens with unrelated ids. SmolLM2 also "
        "cuts numbers into **single digits**.\n\n"
        "A character outside ASCII takes two to four bytes in UTF-8. Where the vocabulary has no "
        "token for a whole character, the model gets its bytes as several tokens. Here they are "
        "drawn joined, below the character they form. Nearly all of SmolLM2’s tokens with letters "
        "have Latin ones, so a text in another script usually takes more tokens."
    )
