"""Draw 100, on its page: true samples of their seeds, and what another seed leaves alone."""

from __future__ import annotations

import numpy as np

from backend.models import AutoregressiveModel
from backend.numbers import SPACE, percent_text
from backend.probability.divergence import total_variation
from backend.probability.sampling import draw, generator_after
from tests.pages.conftest import OpenPage
from tests.pages.foundations.next_token.capital import CAPITAL, DRAWS, PAGE, probabilities
from tests.pages.screen import open_folded, plain_spaces, said


def test_a_hundred_draws_are_true_draws_and_again_takes_the_next_seed(
    open_page: OpenPage, smollm2: AutoregressiveModel
) -> None:
    app = open_folded(open_page(PAGE), DRAWS)
    expected = probabilities(smollm2, CAPITAL)
    for seed in (1, 2):
        assert app.number_input(key="experiment_seed").value == seed
        drawn = draw(expected, generator_after(seed, smollm2.encode(CAPITAL)), 100)
        shares = np.bincount(drawn, minlength=expected.size) / 100
        away = total_variation(shares, expected)
        assert f"The shares drawn are {plain_spaces(percent_text(away))} away" in said(app)
        assert f"{len(set(drawn.tolist()))} different tokens came" in said(app)
        app.button(key="experiment_again").click().run()
    app.segmented_control(key="experiment_count").set_value(1_000).run()
    assert "for 1,000 draws" in said(app)
    app.number_input(key="experiment_seed").set_value(0).run()
    assert not app.exception


def shares(written: str) -> float:
    return float(written.removesuffix(f"{SPACE}%"))


def test_resampling_leaves_the_entropy_and_reshaping_does_not(open_page: OpenPage) -> None:
    app = open_folded(open_page(PAGE), DRAWS)
    rows = app.table[0].value
    moved, entropy, counts, same = (rows.iloc[row].tolist()[-2:] for row in range(4))
    assert moved[0] == percent_text(0)
    assert shares(moved[1]) > 0
    before, after = entropy[0].removesuffix(" bits").split(" → ")
    assert before == after
    assert entropy[1].split(" → ")[0] == before
    assert entropy[1].split(" → ")[1] != f"{after} bits"
    assert shares(counts[0]) > 0
    assert same[0].endswith("of 100")
    assert "Another seed gives other samples of the same probabilities" in said(app)
    assert f"so {same[1].removesuffix(' of 100')} of 100 samples stay what they were" in said(app)


def test_the_highest_seed_is_followed_by_the_first(open_page: OpenPage) -> None:
    app = open_folded(open_page(PAGE), DRAWS)
    app.number_input(key="experiment_seed").set_value(2**31 - 1).run()
    assert not app.exception
    app.button(key="experiment_again").click().run()
    assert app.number_input(key="experiment_seed").value == 0


def test_greedy_draws_stay_where_they_are(open_page: OpenPage) -> None:
    app = open_folded(open_page(PAGE, t="0"), DRAWS)
    assert "Here even the dots stay" in said(app)
