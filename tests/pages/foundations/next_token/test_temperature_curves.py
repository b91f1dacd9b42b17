"""Temperature curves, on their page: the table, and what it leaves out."""

from __future__ import annotations

import numpy as np

from backend.models import AutoregressiveModel
from tests.pages.conftest import OpenPage
from tests.pages.foundations.next_token.capital import CAPITAL, CURVES, PAGE, probabilities
from tests.pages.screen import open_folded, said


def test_the_table_has_the_leading_tokens_and_the_persons_word(
    open_page: OpenPage, smollm2: AutoregressiveModel
) -> None:
    app = open_folded(open_page(PAGE, t="0.7", word="London"), CURVES)
    rows = app.dataframe[0].value
    assert len(rows) == 7
    assert rows["token"].tolist()[0] == "␣Paris"
    assert rows["token"].tolist()[-1] == "␣London"
    exact = probabilities(smollm2, CAPITAL, 0.7)[rows["id"].to_numpy()]
    # float32 rounds in another order where a text goes on from one that was read before
    np.testing.assert_allclose(rows["P at T = 0.7"], exact, rtol=1e-3)
    assert (rows["highest P"] >= rows["P at T = 0.7"]).all()


def test_cuts_are_left_out_and_the_page_says_so(open_page: OpenPage) -> None:
    assert "Your settings cut tokens off" not in said(open_folded(open_page(PAGE), CURVES))
    app = open_folded(open_page(PAGE, p="0.5"), CURVES)
    assert "Your settings cut tokens off" in said(app)
    assert app.dataframe[0].value["P at T = 1"].sum() < 1
