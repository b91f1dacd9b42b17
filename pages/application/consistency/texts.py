"""The questions that the card and the lesson speak of: their wordings, a line each."""

from backend.analyses.application.consistency import question


def lines(kind: str, about: str) -> str:
    """The wordings of a question of the set, as they stand in the field."""
    return "\n".join(question(kind, about).wordings)


AUSTRALIA = lines("capital", "Australia")
WET = lines("opposite", "wet")
BREAD = lines("raw material", "bread")
QUIXOTE = lines("author", "Don Quixote")
