"""The probabilities of the next token, and how temperature reshapes them."""

import streamlit as st

from backend.models.catalog import card
from backend.numbers import count_text
from components.frame import announcements, notices, page_header, prose, reserved, room
from components.frame.sections import Section, sections
from components.inputs.examples import examples
from components.results import shared
from components.state import fields, text_history, workspace
from components.widgets.distribution_bars import next_token_bars, told
from pages.foundations.next_token import (
    DEFAULT,
    PAGE,
    compare_prompts,
    guess_first,
    logit_histogram,
    sample_one,
    sampling_experiment,
    temperature_curves,
)
from pages.foundations.next_token.append_token import append_token

page_header.draw(PAGE)
line, own, steps = st.columns([4.6, 1.9, 1.7], vertical_alignment="bottom")
with line:
    text = fields.text(DEFAULT, hint=True)
with own:
    word = fields.word_line()
with steps.container(horizontal=True, vertical_alignment="center"):
    guess_first.switch()
notices.place_below_fields(empty=not text)
examples(PAGE)

with reserved.filling("bars", room.main(), 511):
    name = workspace.space().model
    next_token = shared.next_token(name, text)
    if workspace.space().guess_first:
        best = guess_first.guess_first(next_token)
        if best is None:
            notices.end_page()
        word = word or best
    announcements.when_changed("next token", told(next_token), at_first=False)
    sampling = next_token_bars(
        next_token,
        key="next_token_bars",
        word=word,
        on_pick=text_history.of_this_text(
            lambda token_id: append_token(text, shared.vocabulary(name).token(token_id))
        ),
    )

with room.main("sampling"):
    sample_one.draw(next_token, text, append=append_token)

sections(
    [
        Section(
            "logit_histogram",
            "All logits",
            lambda: logit_histogram.draw(next_token, text, sampling, word),
            former="all-logits",
        ),
        Section(
            "temperature_curves",
            "Temperature curves",
            lambda: temperature_curves.draw(next_token, text, sampling, word),
            former="over-temperature",
        ),
        Section(
            "sampling_experiment",
            "Sample 100 times",
            lambda: sampling_experiment.draw(next_token, text, sampling),
            former="draw-100",
        ),
        Section(
            "compare_prompts",
            "Compare two prompts",
            lambda: compare_prompts.draw(next_token, text, sampling, word),
            former="two-texts-one-temperature",
        ),
    ],
    folded=True,
)

with st.expander("What exactly is computed", icon=":material/functions:"):
    prose.markdown(
        "For logits $z$ and temperature $T$: $p_i = e^{z_i / T} / \\sum_j e^{z_j / T}$, over the "
        f"whole vocabulary of {count_text(shared.vocabulary(name).size)} tokens, never over the "
        "tokens shown alone. $T = 0$ means greedy: the highest logit gets probability 1.\n\n"
        "Truncation: **top-p** (nucleus) keeps the smallest set of most likely tokens whose "
        "probabilities reach $p$. The token that crosses $p$ is included. **Top-k** keeps the $k$ "
        "highest logits and ties. **Min-p** keeps tokens with at least that share of the top "
        "token's probability. What is cut stays on the chart, struck through. The order matters: "
        "temperature before truncation (Hugging Face transformers), or after it "
        "(llama.cpp).\n\n"
        "**Entropy** is how uncertain the model is: the mean surprisal, in bits. **Perplexity** of "
        "this distribution is 2 to the entropy: as uncertain as choosing among that many equally "
        "likely tokens.\n\n"
        "**Candidates left** counts the tokens that are not cut and have a probability above 0 in "
        "float64. At a very low temperature most probabilities round to 0.\n\n"
        f"The model reads `{card(name).start_token}`, the boundary between documents, before your "
        "first token."
    )
