"""The documentation inside Python, as a text to learn from."""

from __future__ import annotations

from backend.text.python_docs import LENGTH, python_docs


def test_pythons_documentation_is_long_english_and_always_the_same() -> None:
    docs = python_docs()
    assert LENGTH <= len(docs.encode()) < LENGTH + 50_000
    assert docs.count(" the ") > 1_000
    python_docs.cache_clear()
    assert python_docs() == docs
