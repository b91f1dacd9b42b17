"""One model as classifier: thresholds, calibration, order of demonstrations, what is shipped."""

from __future__ import annotations

from typing import Any

import numpy as np
import pytest

from backend.analyses.application import classifier as analysis
from backend.analyses.application import label_order
from backend.analyses.application.classifier import (
    Labelled,
    best_threshold,
    checked,
    content_free,
    contextual_threshold,
    labelled,
    measured,
    reviews,
    right_at,
    wordings,
)
from backend.analyses.application.label_order import (
    LABELS,
    ORDERS,
    beginning,
    beginning_with,
    called_positive,
    differences,
    right_after,
    right_by_draw,
)
from backend.errors import TextTooLong

TRUTH = np.array([one.positive for one in reviews()])


def test_the_set_has_as_many_reviews_of_each_kind() -> None:
    assert len({one.text for one in reviews()}) == 32
    assert TRUTH.sum() == 16
    assert len(wordings()) == 8
    assert all(one.template.count("{}") == 1 for one in wordings())


@pytest.mark.parametrize("number", [0, 6])
def test_what_is_shipped_is_computed_anew(reader: Any, number: int) -> None:
    chosen = [0, 9, 20, 31]
    found = labelled(reader, wordings()[number], [reviews()[one].text for one in chosen])
    shipped = measured()[number]
    for one, place in zip(found, chosen, strict=True):
        assert one.positive == pytest.approx(shipped.labelled[place].positive, abs=1e-3)
        assert one.negative == pytest.approx(shipped.labelled[place].negative, abs=1e-3)
    free = labelled(reader, wordings()[number], content_free())
    assert contextual_threshold(free) == pytest.approx(shipped.calibration, abs=1e-3)


@pytest.mark.parametrize("number", range(8))
def test_every_figure_of_a_wording(number: int) -> None:
    found = measured()[number]
    pairs = found.differences[TRUTH][:, None] - found.differences[~TRUTH]
    expected = (pairs > 0).mean() + (pairs == 0).mean() / 2
    assert found.told_apart.area == pytest.approx(expected, abs=1e-9)
    threshold, best = found.best
    assert best == found.right_at(threshold)
    assert all(found.right_at(one).hits <= best.hits for one in np.linspace(-12, 12, 401))
    assert 0 < found.together < 0.2


def test_a_label_is_one_token_of_the_default_model(reader: Any) -> None:
    for one in wordings():
        assert len(reader.vocabulary.encode(one.positive)) == 1
        assert len(reader.vocabulary.encode(one.negative)) == 1


def test_thresholds() -> None:
    perfect = np.where(TRUTH, 5.0, 3.0)
    assert right_at(perfect, 0).hits == 16
    assert best_threshold(perfect)[0] == 4
    assert best_threshold(perfect)[1].hits == 32
    assert best_threshold(np.where(TRUTH, 1.0, -1.0))[0] == 0, "the nearest to zero"
    assert best_threshold(-perfect)[1].hits == 16


def test_contextual_calibration_puts_texts_without_content_in_the_middle() -> None:
    one = Labelled(-1.0, -3.0)
    assert contextual_threshold([one]) == pytest.approx(one.difference)
    both = [Labelled(-1.0, -3.0), Labelled(-3.0, -1.0)]
    assert contextual_threshold(both) == pytest.approx(0)
    assert one.together == pytest.approx(0.625)
    assert one.share == pytest.approx(0.8)


def test_the_threshold_can_be_wrong_where_the_order_is_right() -> None:
    strong = [one for one in measured() if one.told_apart.area > 0.9]
    assert sum(one.right_at(0).share < 0.7 for one in strong) >= 2


def test_a_review_that_is_too_long_is_refused(reader: Any) -> None:
    assert checked(reader.vocabulary, "Good.") == "Good."
    with pytest.raises(TextTooLong):
        checked(reader.vocabulary, "word " * (analysis.LIMIT + 1))


def test_demonstrations_stand_in_the_order_that_is_asked_for() -> None:
    for order in ORDERS:
        labels = [line.split()[-1] for line in beginning(order, 0).splitlines() if "Sent" in line]
        assert "".join(one[0].upper() for one in labels) == order
    assert beginning("PPPN", 0) != beginning("PPPN", 1)
    right, turned = (beginning_with(one, 0) for one in ("right", "turned"))
    swapped = right.replace("positive", "?").replace("negative", "positive")
    assert swapped.replace("?", "negative") == turned


def test_the_order_of_demonstrations_matters_more_than_their_labels(reader: Any) -> None:
    last, other = called_positive("NNNP"), called_positive("PPPN")
    assert last.interval[0] > other.interval[1]
    assert called_positive("PNPN").hits > called_positive("NPNP").hits, "there it goes on"
    assert right_after("turned").interval[0] > 0.7
    for one in LABELS:
        assert sum(each.hits for each in right_by_draw(one)) == right_after(one).hits
    found = differences(reader, beginning("NNNP", 0), reviews()[:2])
    shipped = label_order._measured()["NNNP"][0][:2]
    assert found == pytest.approx(shipped, abs=1e-3)
