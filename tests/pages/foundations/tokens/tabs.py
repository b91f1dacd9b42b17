"""The labels of Tokens that its tests choose by."""

from __future__ import annotations

PAGE = "tokens"
FOUR_WAYS = "The same text, four ways"
LEARN = "Learn a vocabulary"
GROWTH = "Words or tokens?"
CHAT = "Chat template"
TWO = "Two texts"
TABS = [FOUR_WAYS, LEARN, GROWTH, CHAT, TWO]
DOCS, OWN, FILE = "Python's documentation", "The text above", "A file"
