"""Which token comes next, and how temperature reshapes the odds."""

import streamlit as st

from components.frame import notices, page_header, room
from components.frame.sections import parts
from components.inputs.examples import examples
from components.results import shared
from components.state import workspace
from components.widgets.distribution_bars import next_token_bars
from pages.foundations.next_token import DEFAULT, PAGE, guess_first, sample_one
from pages.foundations.next_token.append_and_undo import append_token, undo_button
from pages.foundations.next_token.compare_prompts import changed_text
from pages.foundations.next_token.logit_histogram import all_logits
from pages.foundations.next_token.sampling_experiment import draw_many
from pages.foundations.next_token.temperature_curves import over_temperature

page_header.draw(PAGE)
line, own, steps = st.columns([4.2, 1.7, 2.3], vertical_alignment="bottom")
with line:
    text = workspace.text_line(DEFAULT)
with own:
    word = workspace.word_line()
with steps.container(horizontal=True, vertical_alignment="center"):
    undo_button()
    guess_first.switch()
slot = room.main()
examples(PAGE)
if not text:
    notices.empty_text()

with slot.skeleton(height=480), slot:
    name = workspace.space().model
    next_token = shared.next_token(name, text)
    if workspace.space().guess_first:
        best = guess_first.guess_first(next_token)
        if best is None:
            st.stop()
        word = word or best
    sampling = next_token_bars(
        next_token,
        key="next_token_bars",
        word=word,
        on_pick=lambda token_id: append_token(text, shared.vocabulary(name).token(token_id)),
    )

with room.main("drawing"):
    sample_one.draw_one(next_token, sampling, on_append=lambda token: append_token(text, token))

heap, curves, hundred, pair = parts(
    ["All logits", "Over temperature", "Draw 100", "Two texts, one temperature"],
    key="depth",
    folded=True,
)
if heap.open:
    with heap:
        all_logits(next_token, text, sampling, word)
if curves.open:
    with curves:
        over_temperature(next_token, text, sampling, word)
if hundred.open:
    with hundred:
        draw_many(next_token, text, sampling)
if pair.open:
    with pair:
        changed_text(next_token, text, sampling, word)

with st.expander("What exactly is computed", icon=":material/functions:"):
    st.markdown(
        "For logits $z$ and temperature $T$: $p_i = e^{z_i / T} / \\sum_j e^{z_j / T}$, over the "
        f"whole vocabulary of {shared.vocabulary(name).size:,} tokens, never over the tokens drawn "
        "alone. $T = 0$ means greedy: all mass on the token with the highest logit.\n\n"
        "**Top-p** (nucleus) keeps the smallest set of most probable tokens whose probabilities "
        "reach $p$, the token that crosses $p$ included; **top-k** keeps the $k$ highest logits "
        "and ties; **min-p** keeps what has at least that share of the favourite's probability. "
        "What is cut stays on the chart, struck through. Their order matters: as in transformers "
        "(temperature first), or as in llama.cpp (temperature last).\n\n"
        "**Entropy** is the mean surprisal in bits; **effective choices** is 2 to the entropy: as "
        "uncertain as a fair draw among so many tokens.\n\n"
        "The model reads `<|endoftext|>`, the boundary between documents, before your first token."
    )
