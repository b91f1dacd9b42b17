"""What the commands of this folder ask: the default model and its chat template."""

from __future__ import annotations

from backend.models import AutoregressiveModel, load
from backend.models.weights.ensure import ensure
from backend.text.chat_template import ChatTemplate, read_template


def default_model() -> tuple[AutoregressiveModel, ChatTemplate]:
    template = read_template(ensure("smollm2"))
    assert template is not None, "the default model was taught to see conversations"
    return load("smollm2"), template
