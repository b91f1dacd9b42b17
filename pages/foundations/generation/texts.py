"""The texts that the card and the lesson speak of."""

DEFAULT = "The old lighthouse keeper opened the door and"
WEATHER = "The weather today is"
APPLES = "I like apples, and I like"
FRANCE = "The capital of France is"
