"""An open-ended model as a classifier: two labels compared, a threshold to drag, eight wordings."""

from __future__ import annotations

import streamlit as st

from backend.analyses.application import classifier as analysis
from backend.analyses.application import label_order
from backend.analyses.application.classifier import Labelled, Sorted, measured, reviews, wordings
from backend.analyses.application.label_order import LABELS, ORDERS, Labels
from backend.errors import TextTooLong
from backend.figures.of_application import auroc_text, proportion_text
from backend.numbers import SPACE, gain_text, percent_text, probability_text
from components.charts.chart import chart
from components.frame import announcements, claim_scope, notices, prose
from components.outputs.csv_file import csv_button
from components.results import measured_on, shared
from components.state import fields, workspace
from pages.application.prompting import results
from pages.application.prompting.classifier_chart import Own, classifier_figure

HIGHEST = 8.0  # bits, of the threshold

_STEP = 0.1
_FIRST = 1  # of the wordings: "It was"
_REVIEW = "I would rather watch paint dry."
_LABELS: dict[Labels, str] = {
    "right": "right labels",
    "random": "random labels",
    "turned": "all labels turned round",
}


def draw(name: str) -> None:
    """A review of one's own, the wording, the threshold, both histograms, every wording."""
    prose.markdown(
        "The model only continues text. To sort reviews with it, compare the probabilities of two "
        "continuations, such as “great” and “terrible”. All other tokens are ignored. Drag the "
        "threshold; then choose another wording."
    )
    names = [one.name for one in wordings()]
    number: int = fields.own_value(
        st.pills,
        "wording",
        _FIRST,
        fields.one_of(range(len(names))),
        "Wording",
        list(range(len(names))),
        format_func=lambda one: names[one],
        required=True,
    )
    found = measured()[number]
    own = _own_review(name, number)
    threshold = _threshold(found)
    right = found.right_at(threshold)
    finding = (
        f"{right.hits} of {right.count} right at {gain_text(threshold, 1)} bits, "
        f"AUROC {auroc_text(found.told_apart)}"
    )
    chart(
        classifier_figure(found, threshold, own, finding),
        key="classifier",
        alt=f"Histograms of the difference of both labels’ log-probabilities, positive reviews "
        f"above, negative ones below. {finding}.",
    )
    told = (
        f"At this threshold {proportion_text(right)} reviews are sorted rightly. AUROC "
        f"{auroc_text(found.told_apart)}, whatever the threshold."
    )
    prose.markdown(
        f"{claim_scope.whose()}**{told}** Both labels hold "
        f"{percent_text(found.together, 2)} of the probability together: the rest goes to words "
        "that nobody asked about."
    )
    announcements.when_changed("sorted", told, at_first=False)
    _every_wording()
    _demonstrations()
    csv_button(_columns, "classifier", head=measured_on.head)


def _own_review(name: str, number: int) -> Own | None:
    """The field, and what the model gives both labels after what stands there."""
    review = fields.own_text("review", _REVIEW, "Your review").strip()
    wording = wordings()[number]
    if not review:
        st.caption("Write a review to see where it lies among the others.")
        return None
    try:
        analysis.checked(shared.vocabulary(name), review)
    except TextTooLong as error:
        notices.show(error)
        return None
    found = results.own_review(name, number, review)
    st.text(f"{wording.about(review)} ▏ {_told(found, wording)}")
    return Own(review, found.difference)


def _told(found: Labelled, wording: analysis.Wording) -> str:
    positive, negative = (
        f"“{label.strip()}” {probability_text(2.0**bits)}"
        for label, bits in (
            (wording.positive, found.positive),
            (wording.negative, found.negative),
        )
    )
    return f"{positive}, {negative}: {gain_text(found.difference)} bits apart"


def _threshold(found: Sorted) -> float:
    """The slider, and ways to three thresholds that have a name."""
    threshold: float = fields.own_value(
        st.slider,
        "cut",
        0.0,
        _read_threshold,
        "Threshold: called positive above",
        -HIGHEST,
        HIGHEST,
        step=_STEP,
        format=f"%+.1f{SPACE}bits",
    )
    best, _ = found.best
    with st.container(horizontal=True, vertical_alignment="center", gap="xsmall"):
        st.caption("Set it to:", width="content")
        for label, value in (
            ("Zero", 0.0),
            ("Contextual calibration", found.calibration),
            ("The best for these reviews", best),
        ):
            st.button(
                f"{label} ({gain_text(value, 1)})",
                key=f"cut_{label.split()[0].lower()}",
                type="tertiary",
                icon=":material/line_start_arrow_notch:",
                on_click=_set,
                args=(value,),
            )
    return threshold


def _set(value: float) -> None:
    kept = min(max(round(value, 1), -HIGHEST), HIGHEST) + 0.0
    workspace.keep_own({"cut": str(kept) if kept else None})


def _read_threshold(text: str) -> float:
    value = float(text)
    if not -HIGHEST <= value <= HIGHEST:  # nor what is no number
        raise ValueError(text)
    return round(value, 1) + 0.0


def _every_wording() -> None:
    every = measured()
    at_zero = [one.right_at(0) for one in every]
    worst, best = (pick(at_zero, key=lambda one: one.hits) for pick in (min, max))
    prose.markdown(f"#### The same {len(reviews())} reviews in {len(every)} wordings")
    strong = [one for one in every if one.told_apart.area > 0.9 and one.right_at(0).share < 0.7]
    better, worse = ([one for one in every if sign * _gained(one) > 0] for sign in (1, -1))
    prose.markdown(
        f"At zero the wordings sort from {proportion_text(worst)} to {proportion_text(best)} "
        f"rightly. **In {len(strong)} of them the threshold is wrong, not the order:** AUROC is "
        f"above 0.9, and yet fewer than 70{SPACE}% are right, since one label is more usual there. "
        "Contextual calibration puts the threshold where texts without content lie. It sorts more "
        f"reviews rightly in {len(better)} wordings, and fewer in {len(worse)}."
    )
    st.table(
        {
            "wording": [one.wording.name for one in every],
            "labels": [
                f"{one.wording.positive.strip()}, {one.wording.negative.strip()}" for one in every
            ],
            "right at zero": [_of(one, 0) for one in every],
            "calibrated": [_of(one, one.calibration) for one in every],
            "at its best": [_of(one, one.best[0]) for one in every],
            "AUROC": [auroc_text(one.told_apart) for one in every],
            "both labels hold": [percent_text(one.together, 2) for one in every],
        },
        hide_index=True,
        border="horizontal",
        alt="For each wording: right answers at three thresholds, AUROC, and the probability of "
        "both labels together",
    )
    prose.caption(
        f"Half of the {len(reviews())} reviews are positive. “At its best” was chosen on these "
        f"reviews themselves, so it promises too much. AUROC with 95{SPACE}% bootstrap intervals; "
        "where every pair is in order, such an interval has no width and says too much."
    )


def _gained(one: Sorted) -> int:
    return one.right_at(one.calibration).hits - one.right_at(0).hits


def _of(one: Sorted, threshold: float) -> str:
    return f"{one.right_at(threshold).hits} of {len(one.labelled)}"


def _demonstrations() -> None:
    prose.markdown("#### Demonstrations of a classifier: order and labels")
    positive = {one: label_order.called_positive(one) for one in ORDERS}
    prose.markdown(
        "Four reviews with their labels stand before each one, P positive and N negative. Half of "
        f"the reviews asked are positive. **The last label outweighs the frequent one:** after "
        f"NNNP {proportion_text(positive['NNNP'])} are called positive, after PPPN "
        f"{proportion_text(positive['PPPN'])}. Where labels alternate it is the other way round: "
        f"after PNPN {proportion_text(positive['PNPN'])}, after NPNP "
        f"{proportion_text(positive['NPNP'])}, as if the pattern went on."
    )
    st.table(
        {
            "order": list(ORDERS),
            "called positive": [proportion_text(label_order.called_positive(o)) for o in ORDERS],
            "right": [proportion_text(label_order.right_after(o)) for o in ORDERS],
        },
        hide_index=True,
        border="horizontal",
        alt="How many reviews are called positive after four demonstrations in each order",
    )
    right, turned = (label_order.right_after(one) for one in ("right", "turned"))
    prose.markdown(
        f"**Whether the labels are right matters little here:** {proportion_text(right)} reviews "
        f"are sorted rightly after eight right labels, and still {proportion_text(turned)} after "
        "eight wrong ones. The demonstrations show the form and the words; how a review reads the "
        "model knows already."
    )
    st.table(
        {
            "eight demonstrations with": list(_LABELS.values()),
            "right": [proportion_text(label_order.right_after(one)) for one in LABELS],
            "by sample": [
                ", ".join(str(each.hits) for each in label_order.right_by_draw(one))
                for one in LABELS
            ],
        },
        hide_index=True,
        border="horizontal",
        alt="How many reviews are sorted rightly where the labels of the demonstrations are wrong",
    )
    prose.caption(
        f"The wording “{wordings()[0].name}”, at the threshold zero, {label_order.DRAWS} samples "
        f"of the demonstrations each; 95{SPACE}% Wilson intervals over all answers."
    )


def _columns() -> dict[str, list[object]]:
    rows = [
        (each.wording, review, one)
        for each in measured()
        for review, one in zip(reviews(), each.labelled, strict=True)
    ]
    return {
        "wording": [wording.template for wording, *_ in rows],
        "review": [review.text for _, review, _ in rows],
        "is": ["positive" if review.positive else "negative" for _, review, _ in rows],
        "positive label": [wording.positive.strip() for wording, *_ in rows],
        "its log2 probability": [one.positive for *_, one in rows],
        "negative label": [wording.negative.strip() for wording, *_ in rows],
        "its log2 probability (negative)": [one.negative for *_, one in rows],
        "difference, bits": [one.difference for *_, one in rows],
    }
