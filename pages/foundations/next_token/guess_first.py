"""Guess first: the bars stay covered until somebody has typed a word, which is then measured."""

from __future__ import annotations

import numpy as np
import streamlit as st

from backend.analyses.foundations.guess import LIMIT_GUESSES, Guess, split_guesses
from backend.analyses.foundations.next_token import NextToken
from backend.numbers import count_text, counted, in_bits
from backend.probability.sampling import Sampling, distribution, entropy_bits
from components.frame import prose
from components.results import shared
from components.state import fields, workspace
from pages.foundations.next_token import results

_KEY = "guesses"  # of this tab: what was guessed for which text, and the surprisals so far
_TYPED = "guess_typed"


def switch() -> None:
    on = workspace.space().guess_first
    fields.switch("Guess first", on, workspace.keep_guess_first, key="guess_first")


def guess_first(next_token: NextToken) -> str | None:
    """Ask for a guess at what follows, or show the surprisal of those that were typed.

    Returns the best guess once there is one, for the bars to follow; None while they stay covered.
    """
    known = st.session_state.get(_KEY)
    if known is None or known["about"] != (next_token.model, next_token.ids):
        _ask(next_token)
        return None
    sampling = workspace.space().sampling  # that of the bars: one set of settings on a screen
    measured = [
        results.measured_guess(next_token.model, next_token.ids, word, sampling)
        for word in known["words"]
    ]
    guesses = sorted((one for one in measured if one is not None), key=lambda one: one.surprisal)
    if not guesses:  # only what the vocabulary has no token for
        _ask(next_token)
        return None
    _tell(next_token, guesses, sampling)
    return guesses[0].word


def _ask(next_token: NextToken) -> None:
    with st.form("guess_form"):
        prose.markdown("**Which word comes next?** Type a guess first: then the bars appear.")
        with st.container(horizontal=True, vertical_alignment="bottom"):
            st.text_input(
                "Your guess, or several, separated by commas",
                key=_TYPED,
                max_chars=400,
                autocomplete="off",
            )
            st.form_submit_button(
                "Show the model's answer",
                icon=":material/visibility:",
                on_click=_keep,
                args=((next_token.model, next_token.ids),),
            )


def _keep(about: tuple[str, tuple[int, ...]]) -> None:
    words = split_guesses(st.session_state[_TYPED])
    if not words:
        st.toast("Type a guess first.", icon=":material/edit:")
        return
    st.session_state[_KEY] = {"about": about, "words": words}


def _tell(next_token: NextToken, guesses: list[Guess], sampling: Sampling) -> None:
    vocabulary = shared.vocabulary(next_token.model)
    most_likely = next_token.prediction.top(1)[0]
    shares = distribution(next_token.prediction.logits, sampling)
    with st.container(border=True, horizontal=True, vertical_alignment="center"):
        for one in guesses:
            labels = "".join(vocabulary.labels(one.ids))
            with st.container(width="content", gap=None):
                st.text(f"“{labels}”")  # never Markdown: it may be what a person typed
                st.markdown(f"**{in_bits(one.surprisal)}**")
                prose.caption(_details(one))
        with st.container(width="content", gap=None):
            st.text(f"Most likely token: “{vocabulary.token(int(most_likely)).label}”")
            st.markdown(f"**{in_bits(abs(np.log2(shares[most_likely])))}**")
            prose.caption(
                f"Entropy: {in_bits(entropy_bits(shares))}, the mean surprisal over all tokens"
            )
        st.button("Guess again", icon=":material/replay:", on_click=_forget)
    prose.caption(
        f"Surprisal at the settings of the bars (T = {sampling.temperature:g}). A guess is "
        "measured as a whole word: its tokens, then its end. The end means that no token follows "
        "which would continue the word."
    )
    if len(guesses) == LIMIT_GUESSES:
        prose.caption(f"The first {LIMIT_GUESSES} guesses are measured.")


def _details(one: Guess) -> str:
    tokens = counted(len(one.ids), "token")
    first = "rank" if len(one.ids) == 1 else "rank of the first token"
    return (
        f"{tokens} {in_bits(float(one.bits.sum()))}, end of word {in_bits(one.end_bits)}; {first} "
        f"{count_text(one.rank)}"
    )


def _forget() -> None:
    st.session_state.pop(_KEY, None)
    st.session_state[_TYPED] = ""
