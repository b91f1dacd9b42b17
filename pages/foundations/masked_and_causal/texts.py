"""The texts that the card and the lesson speak of."""

DEFAULT = "I went to the bank to deposit my salary."
DEFAULT_POSITION = 4  # " bank": nothing before it tells it, everything behind it does
DOCTOR = "The doctor told the patient to take the medicine twice a day."
PARIS = "The capital of ___ is Paris."
SUN = "The sun rises in the ___ and sets in the ___."
BARKED = "The dog barked loudly."
