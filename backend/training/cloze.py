"""Sixty sentences with one gap each, whose right context decides what belongs there.

Only the sentences and what counts as right: written before any model's answers to them were seen,
and not changed after. Measuring is `evaluation.py`.
"""

from __future__ import annotations

from dataclasses import dataclass

GAP = "___"


@dataclass(frozen=True)
class Cloze:
    """A sentence with a gap.

    Attributes:
        left: the text before the gap, without the space that belongs to the answer.
        right: the text after the gap.
        accepted: right answers, each with its leading space; one token each.
    """

    left: str
    right: str
    accepted: tuple[str, ...]


def sentence(text: str, *words: str) -> Cloze:
    """From a text with `GAP` in it, and the words that are right there."""
    left, right = text.split(GAP)
    return Cloze(left.rstrip(" "), right, tuple(f" {word}" for word in words))


SENTENCES: tuple[Cloze, ...] = (
    # a thing, named by what is done with it
    sentence("He put the ___ on the horse and rode away.", "saddle"),
    sentence("I lost my ___, so I could not unlock the door.", "key", "keys"),
    sentence("She used an ___ to stay dry in the rain.", "umbrella"),
    sentence("We sat around the ___ to keep warm and toast marshmallows.", "fire", "campfire"),
    sentence("She blew out the ___ on her birthday cake.", "candles", "candle"),
    sentence("He bought a ___ of bread at the bakery.", "loaf"),
    sentence("He drank a cup of ___ with milk and two sugars.", "coffee", "tea"),
    sentence("She took a ___ and cut the bread into thin slices.", "knife"),
    sentence("He paid the ___ and the waiter brought him the change.", "bill", "check"),
    sentence("She wore a ___ on her finger to show that she was married.", "ring"),
    sentence(
        "He turned off the ___ because the room was bright enough.", "light", "lights", "lamp"
    ),
    sentence("He opened the ___ and let the fresh air in.", "window", "windows", "door"),
    sentence(
        "She put the ___ in the vase and gave them some water.",
        "flowers",
        "flower",
        "roses",
        "plants",
    ),
    sentence("Bees make ___ from the nectar of flowers.", "honey"),
    sentence(
        "She took her ___ to the garage because the engine made a strange noise.",
        "car",
        "truck",
        "vehicle",
        "bike",
    ),
    sentence("The ___ rang, but when she picked it up nobody spoke.", "phone", "telephone"),
    sentence("Please wipe your ___ on the mat before you come in.", "feet", "shoes", "boots"),
    # who does it
    sentence("The ___ barked at the postman all morning.", "dog", "dogs"),
    sentence("The ___ flew back to its nest with a worm in its beak.", "bird"),
    sentence("The ___ wrote a prescription and told the patient to rest.", "doctor", "physician"),
    sentence("The ___ handed back our homework and asked the class to be quiet.", "teacher"),
    sentence("My ___ is purring on the sofa.", "cat", "kitten"),
    sentence("The ___ milked the cows before sunrise.", "farmer", "farmers"),
    sentence("The ___ laid an egg in the straw this morning.", "hen", "chicken", "bird", "duck"),
    sentence("The ___ found the defendant not guilty.", "jury", "court", "judge"),
    sentence("The ___ scored a goal in the last minute and won the match.", "team", "player"),
    # where, when, in what
    sentence(
        "The ___ landed at the airport two hours late.",
        "plane",
        "flight",
        "aircraft",
        "jet",
        "airplane",
    ),
    sentence("They climbed the ___ and planted a flag at the summit.", "mountain", "hill", "peak"),
    sentence(
        "He took the ___ to the station and caught the last train.",
        "bus",
        "taxi",
        "cab",
        "car",
        "subway",
    ),
    sentence("The ___ is closed, so we cannot borrow any books today.", "library"),
    sentence(
        "The ___ was so bright that she put on her sunglasses.",
        "sun",
        "light",
        "sunlight",
        "sunshine",
    ),
    sentence("They crossed the ___ by bridge to reach the other bank.", "river", "stream"),
    sentence("The ___ sank and the sailors swam to the shore.", "ship", "boat", "vessel"),
    sentence("In ___ the snow melts and the first flowers appear.", "spring", "Spring"),
    sentence("There are twelve ___ in a year.", "months"),
    # names
    sentence("The planet ___ is famous for its rings.", "Saturn"),
    sentence("The capital of ___ is Paris.", "France"),
    sentence("The capital of ___ is Tokyo.", "Japan"),
    sentence("The capital of ___ is Berlin, and most people there speak German.", "Germany"),
    # how it is
    sentence("I was so ___ that I drank three glasses of water.", "thirsty"),
    sentence("I was so ___ that I fell asleep at my desk.", "tired", "exhausted", "sleepy"),
    sentence("The soup was too ___, so he let it cool down before eating.", "hot"),
    sentence("The box was too ___ for one man to lift.", "heavy"),
    sentence("The coat was too ___, so she asked for a larger size.", "small", "tight", "short"),
    sentence(
        "He was ___ because his team had lost the final.",
        "disappointed",
        "upset",
        "sad",
        "angry",
        "devastated",
    ),
    sentence("It was so ___ that the lake froze overnight.", "cold"),
    sentence("It was so ___ in the cave that we needed a torch.", "dark"),
    sentence("The music was so ___ that the neighbours called the police.", "loud"),
    sentence("Turn ___ at the corner, not right.", "left"),
    sentence("He arrived ___, after everyone else had already left.", "late"),
    sentence("The door was ___, so he had to find the key.", "locked"),
    # what was done
    sentence("She ___ the letter and put it back in its envelope.", "read", "folded"),
    sentence("He ___ the ball with his left foot into the net.", "kicked"),
    sentence("The baby ___ all night, so nobody could sleep.", "cried"),
    sentence("She ___ the piano while he sang.", "played"),
    sentence("They ___ the house white, and it took four cans of paint.", "painted"),
    sentence("He ___ a song and the audience joined in the chorus.", "sang", "played"),
    sentence("We ___ the train by one minute and had to wait for the next one.", "missed"),
    sentence("She ___ the car in front of the house and locked its doors.", "parked"),
    sentence("He ___ his hands with soap and dried them on a towel.", "washed"),
)
