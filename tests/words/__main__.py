"""Lists every banned word that is written: `python -m tests.words`.

With `--pages` those that are on the pages as they are rendered. A line says where, the word, what
to say instead, and what stands around it.
"""

from __future__ import annotations

import sys

from tests.words.hits import Hit, hits, on_page


def rendered() -> list[Hit]:
    # Imported here: they load the models. The first one sets what has to be set before that.
    import tests.conftest  # noqa: F401
    from tests.pages.cards import CARDS
    from tests.pages.conftest import opened

    return [hit for card in CARDS for hit in on_page(opened(card.id), card)]


if __name__ == "__main__":
    for hit in rendered() if "--pages" in sys.argv[1:] else hits():
        sys.stdout.write(f"{hit}\n")
