"""The look-ahead tree, on its page."""

from __future__ import annotations

import pytest

from components.results import shared
from pages.foundations.generation import results, search_tree
from tests.pages.conftest import OpenPage
from tests.pages.foundations.generation.written import DEFAULT, PAGE
from tests.pages.screen import open_folded, plain_spaces, said


@pytest.mark.usefixtures("nothing_known")
def test_the_tree_compares_the_best_path_with_the_greedy_one(open_page: OpenPage) -> None:
    app = open_folded(open_page(PAGE), "search_tree")
    assert not app.get("plotly_chart"), "it begins when it is asked to"
    app.button(key="tree_work_go_on").click().run()
    assert not app.exception
    assert len(app.get("plotly_chart")) == 1
    ids = tuple(shared.vocabulary("smollm2").encode(DEFAULT))
    tree = results.tree.known("smollm2", ids, True, 3, 3, 0.6)
    assert tree is not None
    assert (tree.ended, round(tree.covered, 3)) == ("explored", 0.254)
    assert (
        "stopped below 60 %: with depth 3 and 3 branches per node, everything is explored"
        in said(app)
    )
    app.slider(key="tree_cover").set_value(20).run()
    app.button(key="tree_work_go_on").click().run()
    assert "The search stopped because the coverage reached 20 %" in said(app)
    assert plain_spaces(search_tree.verdict(tree, shared.vocabulary("smollm2"))) in said(app)
