"""The sentences with a gap: fair questions, and the two sets apart from each other."""

from __future__ import annotations

from backend.models import load_vocabulary
from backend.training.cloze import SENTENCES
from backend.training.comparison import development


def test_an_accepted_answer_is_one_token_and_something_right_of_the_gap_can_decide() -> None:
    vocabulary = load_vocabulary("smollm2")
    for sentence in (*SENTENCES, *development()):
        assert sentence.accepted
        assert sentence.right.strip(" .")
        lengths = {answer: len(vocabulary.encode(answer)) for answer in sentence.accepted}
        assert set(lengths.values()) == {1}, lengths
        assert all(answer.startswith(" ") for answer in sentence.accepted)


def test_what_is_chosen_by_is_not_what_is_measured_by() -> None:
    chosen, measured = development(), SENTENCES
    assert len({(sentence.left, sentence.right) for sentence in chosen}) == len(chosen) == 118
    # Not even half of a sentence in common that says more than "She put the".
    for side in ("left", "right"):
        long = {getattr(sentence, side) for sentence in chosen}
        shared = long & {getattr(sentence, side) for sentence in measured}
        assert not [text for text in shared if len(text.split()) > 3]
