"""The texts that the card and the lesson speak of."""

DEFAULT = "The capital of France is"
ROSES = "Roses are red, violets are"
NAME = "My name is"
