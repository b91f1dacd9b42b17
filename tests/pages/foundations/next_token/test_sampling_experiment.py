"""Sample 100 times, on its page: true samples of their seeds, and what a new seed leaves alone."""

from __future__ import annotations

import numpy as np

from backend.models import AutoregressiveModel
from backend.numbers import percent_text
from backend.probability.divergence import total_variation
from backend.probability.sampling import generator_after, sample
from tests.pages.conftest import OpenPage
from tests.pages.foundations.next_token.capital import CAPITAL, EXPERIMENT, PAGE, probabilities
from tests.pages.screen import field, open_folded, plain_spaces, said


def test_a_hundred_samples_are_true_samples_and_again_takes_the_next_seed(
    open_page: OpenPage, smollm2: AutoregressiveModel
) -> None:
    app = open_folded(open_page(PAGE), EXPERIMENT)
    expected = probabilities(smollm2, CAPITAL)
    for seed in (1, 2):
        assert field(app, "text_input", "experiment_seed").value == str(seed)
        sampled = sample(expected, generator_after(seed, smollm2.encode(CAPITAL)), 100)
        shares = np.bincount(sampled, minlength=expected.size) / 100
        away = total_variation(shares, expected)
        written = plain_spaces(percent_text(away))
        assert f"the distribution is {written}, over the whole vocabulary" in said(app)
        assert f"{len(set(sampled.tolist()))} different tokens were sampled" in said(app)
        app.button(key="experiment_again").click().run()
    app.segmented_control(key="experiment_count").set_value(1_000).run()
    assert "for 1,000 samples" in said(app)
    field(app, "text_input", "experiment_seed").set_value("0").run()
    assert not app.exception


def test_a_new_seed_leaves_the_entropy_and_a_new_temperature_does_not(open_page: OpenPage) -> None:
    app = open_folded(open_page(PAGE), EXPERIMENT)
    rows = app.table[0].value
    moved, entropy, counts, same = (rows.iloc[row].tolist()[-2:] for row in range(4))
    assert moved[0] == percent_text(0)
    assert moved[1] != moved[0]
    before, after = entropy[0].removesuffix(" bits").split(" → ")
    assert before == after
    assert entropy[1].split(" → ")[0] == before
    assert entropy[1].split(" → ")[1] != f"{after} bits"
    assert counts[0] != percent_text(0)
    assert same[0].endswith("of 100")
    assert "A new seed gives other samples of the same probabilities" in said(app)
    assert f"So {same[1].removesuffix(' of 100')} of 100 samples stay the same" in said(app)


def test_the_highest_seed_is_followed_by_the_first(open_page: OpenPage) -> None:
    app = open_folded(open_page(PAGE), EXPERIMENT)
    field(app, "text_input", "experiment_seed").set_value(str(2**31 - 1)).run()
    assert not app.exception
    app.button(key="experiment_again").click().run()
    assert field(app, "text_input", "experiment_seed").value == "0"


def test_greedy_samples_stay_where_they_are(open_page: OpenPage) -> None:
    app = open_folded(open_page(PAGE, t="0"), EXPERIMENT)
    assert "Here even the dots stay" in said(app)
