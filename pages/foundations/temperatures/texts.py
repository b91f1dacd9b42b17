"""The texts that the card and the lesson speak of."""

DEFAULT = "The old lighthouse keeper opened the door and"
WEEK = "Monday, Tuesday, Wednesday, Thursday,"
APPLES = "I like apples, and I like"
