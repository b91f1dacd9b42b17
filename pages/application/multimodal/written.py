"""What is written for the sound: its tokens, how sure each is, and the bars of one of them."""

from __future__ import annotations

import json
from dataclasses import replace

import streamlit as st

from backend.analyses.application.hearing import Heard
from backend.analyses.application.noise_ladder import MODEL, rung_text
from backend.errors import TextTooLong
from backend.models.weights.provenance import called_shortly
from backend.numbers import counted, probability_text
from backend.text.generated_text import pieces
from backend.text.word_errors import word_errors
from components.frame import announcements, notices
from components.results import file_head, shared
from components.state import workspace
from components.widgets.distribution_bars import condition, workspace_bars
from components.widgets.live_bars import Series
from components.widgets.token_strip import Row, Span, token_spans, token_strip
from pages.application.multimodal import heard_picture, results
from pages.application.multimodal.beginning_field import TOKEN, beginning, beginning_field, take
from pages.application.multimodal.prepared import Chosen
from pages.application.multimodal.readable import readable

Ids = tuple[int, ...]


def draw(chosen: Chosen) -> Ids:
    """The sentence and the strip; below them the bars, and beside these what was heard.

    Returns:
        The tokens that the answer begins with, written for the model.
    """
    try:
        begun = beginning()
    except TextTooLong as error:
        _too_long(error)
        return ()
    heard = results.heard(chosen.sound, begun)
    ids = (*begun, *heard.ids)
    place = _place(heard, len(begun), len(ids))
    # All is known before anything is drawn: what comes late moves what is there.
    results.next_token(chosen.sound, ids[:place])
    results.picture(chosen.sound)
    told = verdict(chosen, heard, begun)
    st.text(told)
    announcements.when_changed("heard", told, at_first=False)
    _strip(chosen, heard, begun, place)
    foretelling, hearing = st.columns(2, gap="medium")
    with foretelling:
        _bars(chosen, ids, place)
    with hearing:
        heard_picture.draw(chosen)
        beginning_field()
    return begun


def _too_long(error: TextTooLong) -> None:
    """The field alone, where it always is: somebody is typing in it."""
    st.empty()  # the sentence
    st.empty()  # the strip
    telling, hearing = st.columns(2, gap="medium")
    with telling:
        notices.show(error)
    with hearing:
        st.empty()  # the player
        st.empty()  # the picture
        beginning_field()


def verdict(chosen: Chosen, heard: Heard, begun: Ids) -> str:
    """What was said and what is written, and how many words are wrong."""
    text = heard.text(shared.vocabulary(MODEL), begun)
    parts = [f"Written: “{readable(text)}”" if text else "Nothing is written"]
    if chosen.said:
        errors = word_errors(chosen.said, text)
        words = counted(errors.said, "word")
        said = f"Said: “{readable(chosen.said)}”"
        parts = [said, *parts, f"{errors.count} of {words} wrong"]
    elif chosen.said is not None:
        parts = ["Nobody speaks", *parts]
    return " · ".join([*parts, f"P(no speech) {probability_text(heard.no_speech)}"])


def _place(heard: Heard, begun: int, written: int) -> int:
    """The token that is looked at: the one that was chosen, else the least sure one."""
    asked = workspace.own(TOKEN, "")
    if asked.isascii() and asked.isdigit() and len(asked) < 4 and int(asked) < written:
        return int(asked)
    return begun + heard.least_sure


def _strip(chosen: Chosen, heard: Heard, begun: Ids, place: int) -> None:
    vocabulary = shared.vocabulary(MODEL)
    ids = (*begun, *heard.ids)
    if not ids:
        end = probability_text(heard.probabilities[0])
        st.text(f"The end token comes first, with a probability of {end}.")
        return
    spans = token_spans(pieces(vocabulary, ids))
    marked = [
        replace(one, kind="frame", detail=f"{one.detail} · written for the model")
        if number < len(begun)
        else _with_probability(one, heard, number - len(begun))
        for number, one in enumerate(spans)
    ]
    token_strip(
        [Row("Written", marked, "left", last="<|endoftext|>" if heard.ended else "")],
        key="heard_strip",
        selected=place if place < len(ids) else None,
        on_select=lambda index: workspace.keep_own({TOKEN: str(index)}),
        label="The tokens that are written, each with its probability; the least sure is circled",
        about=f"{chosen.sound.digest} {ids}",
    )


def _with_probability(span: Span, heard: Heard, number: int) -> Span:
    p = heard.probabilities[number]
    least = number == heard.least_sure
    why = " · the least sure token" if least else ""
    return replace(
        span,
        value=p,
        note=probability_text(p),
        marked=least,
        detail=f"{span.detail} · probability {probability_text(p)}{why}",
    )


def _bars(chosen: Chosen, ids: Ids, place: int) -> None:
    vocabulary = shared.vocabulary(MODEL)
    before = ids[:place]
    about = f"{chosen.label.lower()}, {rung_text(chosen.rung)}"
    after = condition(vocabulary, before) if before else "nothing written yet"
    workspace_bars(
        [
            Series(
                prediction=results.next_token(chosen.sound, before),
                title="P(next token | sound)",
                tone="left",
                about=f"{called_shortly(MODEL)}, {about}, after {after}",
                short="next",
                head=[*sound_head(chosen), *written_head(before)],
                caption=_caption(chosen, before),
            )
        ],
        vocabulary,
        key="heard_bars",
        actual=ids[place] if place < len(ids) else None,
        on_pick=lambda token: take(before, token),
        pick_label="Write",
        compact=True,
    )


def sound_head(chosen: Chosen, *, with_noise: bool = True) -> list[file_head.Row]:
    """For the head of a file: the model, and the sound it heard."""
    noise: list[file_head.Row] = [("noise: the sound is above it by", rung_text(chosen.rung))]
    return [
        *file_head.of_model(MODEL),
        ("sound", chosen.label),
        ("sound without noise, SHA-256", chosen.clean.digest),
        *(noise if with_noise else []),
    ]


def written_head(before: Ids) -> list[file_head.Row]:
    """For the head of a file: the tokens that were written before."""
    text = json.dumps(shared.vocabulary(MODEL).decode(before), ensure_ascii=False)
    return [("written before", text), ("token ids", " ".join(map(str, before)))]


def _caption(chosen: Chosen, before: Ids) -> tuple[str, str]:
    weights = shared.weights(MODEL)
    text = readable(shared.vocabulary(MODEL).decode(before))
    return (
        f"Model: {weights.full}: {weights.source}; origin {weights.origin}",
        f"Sound: {chosen.label}, {rung_text(chosen.rung)}, SHA-256 {chosen.clean.digest[:12]}; "
        f"written before: “{text}”",
    )
