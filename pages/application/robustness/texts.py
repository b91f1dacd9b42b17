"""The prompts that the card and the lesson speak of."""

CAPITAL = "The capital of France is"
RIVER = "The longest river in Africa is the"
RELATIVITY = "The theory of relativity was developed by Albert"
MOON = "The first person to walk on the Moon was Neil"
