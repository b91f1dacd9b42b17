"""What the three ways of asking are called on this page."""

from __future__ import annotations

from backend.analyses.application.four_options import Way

WAYS: dict[Way, str] = {"sentence": "As a sentence", "chat": "In chat", "letters": "By letters"}
