"""The inputs that the card and the lesson speak of, all held out from the demonstrations."""

HELP = "help"
TOOTH = "tooth"
LISBON = "Portugal"
FATHER = "father"
