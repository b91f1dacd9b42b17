"""Sampling a token: a button with a seed, so that the same sample can be had again."""

from __future__ import annotations

from collections.abc import Callable

import streamlit as st

from backend.analyses.foundations.generation import sampled_token
from backend.analyses.foundations.next_token import NextToken
from backend.models.networks.vocabulary import Token
from backend.numbers import count_text, probability_text
from backend.probability.sampling import distribution
from components.frame import announcements, prose
from components.results import shared
from components.state import fields, text_history, workspace
from components.state.link import HIGHEST_SEED

_SEED, _SAMPLED = "draw_seed", "sampled"  # the seed's name stands in links


def draw(next_token: NextToken, text: str, append: Callable[[str, Token], None]) -> None:
    """The button, the seed and the last sample. A slider never samples: only this button does.

    Args:
        text: what `next_token` comes after.
        append: puts a token after a text.
    """
    with st.container(border=True, horizontal=True, vertical_alignment="bottom"):
        fields.own_number(_SEED, 1, "Seed", highest=HIGHEST_SEED, width=140)
        st.button(
            "Sample one token",
            icon=":material/casino:",
            key="sample",
            on_click=_sample,
            args=(text,),
            help="The same text, settings and seed give the same token, on the other pages too. "
            "One seed uses the same random numbers at every temperature.",
        )
        last = st.session_state.get(_SAMPLED)
        if last is None or last["ids"] != next_token.ids or last["model"] != next_token.model:
            prose.caption(
                "The slider changes the probabilities. Only this button samples from them."
            )
            return
        token = shared.vocabulary(next_token.model).token(last["token"])
        announcements.when_changed(
            "sample",
            f"Sampled “{token.label}”, probability {probability_text(last['probability'])}, "
            f"seed {last['seed']}",
        )
        with st.container(width="content"):
            st.text(f"Sampled “{token.label}”")
            prose.caption(
                f"probability {probability_text(last['probability'], exact=True)}, rank "
                f"{count_text(last['rank'])}, seed {last['seed']}, temperature "
                f"{last['temperature']:g}"
            )
        st.button(
            "Append it",
            icon=":material/add:",
            on_click=text_history.of_this_text(append),
            args=(text, token),
        )


def _sample(default: str) -> None:
    """Sample with the seed on the screen, then move it on: the next click is a new sample.

    Of the text and the settings as they are now: a fast click was made for older ones.
    """
    space = workspace.space()
    next_token = shared.next_token(space.model, workspace.current_text(default))
    sampling = space.sampling
    seed = fields.own_number_now(_SEED, 1, highest=HIGHEST_SEED)
    probabilities = distribution(next_token.prediction.logits, sampling)
    token_id = sampled_token(next_token.prediction.logits, sampling, seed, next_token.ids)
    st.session_state[_SAMPLED] = {
        "model": next_token.model,
        "ids": next_token.ids,
        "token": token_id,
        "probability": float(probabilities[token_id]),
        "rank": next_token.prediction.rank(token_id),
        "seed": seed,
        "temperature": sampling.temperature,
    }
    workspace.keep_own({_SEED: str(fields.next_seed(seed))})
