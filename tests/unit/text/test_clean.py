"""Any string can be encoded after cleaning, and nothing but surrogates changes."""

import pytest

from backend.text.clean import Clean, clean


@pytest.mark.parametrize(
    "text",
    ["", " a \n", "\x00", "👩‍👩‍👧‍👦", "e\u0301 é", "\ufffd", "\ufeff", "\u202eabc", "\U0010ffff"],
)
def test_text_without_surrogates_stays_as_it_is(text: str) -> None:
    assert clean(text) == Clean(text, 0)


@pytest.mark.parametrize(
    ("text", "safe", "replaced"),
    [
        ("\ud800", "\ufffd", 1),
        ("a\udfffb", "a\ufffdb", 1),
        ("\udc00\ud800", "\ufffd\ufffd", 2),  # the wrong way round: two lone ones
        ("\ud83d\ude42", "🙂", 0),
        ("\ud83d\ud83d\ude42", "\ufffd🙂", 1),
    ],
)
def test_pairs_become_their_character_and_lone_ones_are_replaced(
    text: str, safe: str, replaced: int
) -> None:
    assert clean(text) == Clean(safe, replaced)
    clean(text).text.encode()
