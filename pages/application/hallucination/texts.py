"""The statements that the card and the lesson speak of."""

GOLD = "gold is a metal"
GAS = "gold is a gas"
SUN = "the Sun is a star"
BLOOD = "blood is green"
