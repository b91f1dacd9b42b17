"""The texts that the card and the lesson speak of."""

DEFAULT = (
    "Tokenization splits unbelievably long words, 2024 into digits, and a parrot 🦜 into bytes."
)
FAMILY = "👩‍👩‍👧‍👦"
# the first article of the Universal Declaration of Human Rights
ENGLISH = "All human beings are born free and equal in dignity and rights."
GERMAN = "Alle Menschen sind frei und gleich an Würde und Rechten geboren."
ARABIC = "يولد جميع الناس أحراراً متساوين في الكرامة والحقوق."
FOUR_DOGS = "dog dog Dog DOG"
YEARS = "2024 + 1 = 2025"
