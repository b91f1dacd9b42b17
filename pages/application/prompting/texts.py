"""The inputs that the card and the lesson speak of, all held out from the demonstrations."""

HELP = "help"
TEETH = "tooth"
LISBON = "Portugal"
FATHER = "father"
TWELVE = "12"
