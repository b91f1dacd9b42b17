"""The text to learn from: what is held out, and shares that do not depend on size."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest

from backend.models.networks.vocabulary import Vocabulary
from backend.training import corpus


def test_held_out_works_are_not_in_the_training_text(tmp_path: Path) -> None:
    def put(name: str, *lines: str) -> None:
        (tmp_path / f"{name}.txt").write_text("\n".join(lines), encoding="utf-8")

    for name in corpus.HELD_OUT_WORKS:
        put(name, f"Only in {name}.", "A preface in many books.")
    for section in corpus.HELD_OUT_SECTIONS:
        put(section.work, f"Before {section.name}.", f"{section.first} and so on.")
    put("a-novel", "A preface in many books.", "To be learned.")
    training, held_out = corpus.read(tmp_path)
    learned = {" ".join(paragraph) for work in training for paragraph in work.paragraphs}
    kept = {" ".join(paragraph) for work in held_out for paragraph in work.paragraphs}
    assert not learned & kept
    assert not {work.name for work in training} & set(corpus.HELD_OUT_WORKS)
    assert "To be learned." in learned
    assert all(f"{section.first} and so on." in kept for section in corpus.HELD_OUT_SECTIONS)
    assert "A preface in many books." not in learned | kept


def test_folders_have_equal_shares_of_the_tokens_whatever_their_size(
    tmp_path: Path, vocabulary: Vocabulary
) -> None:
    for folder, line in (("books", "a" * 400), ("notes", "b" * 100)):
        (tmp_path / folder).mkdir()
        (tmp_path / folder / "text.txt").write_text(f"{line}\n" * 9, encoding="utf-8")
    training, _ = corpus.read(tmp_path / "books", tmp_path / "notes")
    sampler, rng = corpus.Sampler(training, vocabulary), np.random.default_rng(3)
    tokens = {"a": 0, "b": 0}
    for _ in range(2000):
        ids = sampler.draw(rng)
        tokens[vocabulary.decode(ids)[0]] += len(ids)
    assert tokens["a"] / sum(tokens.values()) == pytest.approx(0.5, abs=0.08)


def test_a_section_that_is_not_found_stops_training(tmp_path: Path) -> None:
    (tmp_path / f"{corpus.HELD_OUT_SECTIONS[0].work}.txt").write_text("Another edition.")
    with pytest.raises(ValueError, match="not there once"):
        corpus.read(tmp_path)
