"""Sixty sentences with one gap each, whose right side decides what belongs there.

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


def _sentence(text: str, *words: str) -> Cloze:
    left, right = text.split(GAP)
    return Cloze(left.rstrip(" "), right, tuple(f" {word}" for word in words))


SENTENCES: tuple[Cloze, ...] = (
    # a thing, named by what is done with it
    _sentence("He put the ___ on the horse and rode away.", "saddle"),
    _sentence("I lost my ___, so I could not unlock the door.", "key", "keys"),
    _sentence("She used an ___ to stay dry in the rain.", "umbrella"),
    _sentence("We sat around the ___ to keep warm and toast marshmallows.", "fire", "campfire"),
    _sentence("She blew out the ___ on her birthday cake.", "candles", "candle"),
    _sentence("He bought a ___ of bread at the bakery.", "loaf"),
    _sentence("He drank a cup of ___ with milk and two sugars.", "coffee", "tea"),
    _sentence("She took a ___ and cut the bread into thin slices.", "knife"),
    _sentence("He paid the ___ and the waiter brought him the change.", "bill", "check"),
    _sentence("She wore a ___ on her finger to show that she was married.", "ring"),
    _sentence(
        "He turned off the ___ because the room was bright enough.", "light", "lights", "lamp"
    ),
    _sentence("He opened the ___ and let the fresh air in.", "window", "windows", "door"),
    _sentence(
        "She put the ___ in the vase and gave them some water.",
        "flowers",
        "flower",
        "roses",
        "plants",
    ),
    _sentence("Bees make ___ from the nectar of flowers.", "honey"),
    _sentence(
        "She took her ___ to the garage because the engine made a strange noise.",
        "car",
        "truck",
        "vehicle",
        "bike",
    ),
    _sentence("The ___ rang, but when she picked it up nobody spoke.", "phone", "telephone"),
    _sentence("Please wipe your ___ on the mat before you come in.", "feet", "shoes", "boots"),
    # who does it
    _sentence("The ___ barked at the postman all morning.", "dog", "dogs"),
    _sentence("The ___ flew back to its nest with a worm in its beak.", "bird"),
    _sentence("The ___ wrote a prescription and told the patient to rest.", "doctor", "physician"),
    _sentence("The ___ handed back our homework and asked the class to be quiet.", "teacher"),
    _sentence("My ___ is purring on the sofa.", "cat", "kitten"),
    _sentence("The ___ milked the cows before sunrise.", "farmer", "farmers"),
    _sentence("The ___ laid an egg in the straw this morning.", "hen", "chicken", "bird", "duck"),
    _sentence("The ___ found the defendant not guilty.", "jury", "court", "judge"),
    _sentence("The ___ scored a goal in the last minute and won the match.", "team", "player"),
    # where, when, in what
    _sentence(
        "The ___ landed at the airport two hours late.",
        "plane",
        "flight",
        "aircraft",
        "jet",
        "airplane",
    ),
    _sentence("They climbed the ___ and planted a flag at the summit.", "mountain", "hill", "peak"),
    _sentence(
        "He took the ___ to the station and caught the last train.",
        "bus",
        "taxi",
        "cab",
        "car",
        "subway",
    ),
    _sentence("The ___ is closed, so we cannot borrow any books today.", "library"),
    _sentence(
        "The ___ was so bright that she put on her sunglasses.",
        "sun",
        "light",
        "sunlight",
        "sunshine",
    ),
    _sentence("They crossed the ___ by bridge to reach the other bank.", "river", "stream"),
    _sentence("The ___ sank and the sailors swam to the shore.", "ship", "boat", "vessel"),
    _sentence("In ___ the snow melts and the first flowers appear.", "spring", "Spring"),
    _sentence("There are twelve ___ in a year.", "months"),
    # names
    _sentence("The planet ___ is famous for its rings.", "Saturn"),
    _sentence("The capital of ___ is Paris.", "France"),
    _sentence("The capital of ___ is Tokyo.", "Japan"),
    _sentence("The capital of ___ is Berlin, and most people there speak German.", "Germany"),
    # how it is
    _sentence("I was so ___ that I drank three glasses of water.", "thirsty"),
    _sentence("I was so ___ that I fell asleep at my desk.", "tired", "exhausted", "sleepy"),
    _sentence("The soup was too ___, so he let it cool down before eating.", "hot"),
    _sentence("The box was too ___ for one man to lift.", "heavy"),
    _sentence("The coat was too ___, so she asked for a larger size.", "small", "tight", "short"),
    _sentence(
        "He was ___ because his team had lost the final.",
        "disappointed",
        "upset",
        "sad",
        "angry",
        "devastated",
    ),
    _sentence("It was so ___ that the lake froze overnight.", "cold"),
    _sentence("It was so ___ in the cave that we needed a torch.", "dark"),
    _sentence("The music was so ___ that the neighbours called the police.", "loud"),
    _sentence("Turn ___ at the corner, not right.", "left"),
    _sentence("He arrived ___, after everyone else had already left.", "late"),
    _sentence("The door was ___, so he had to find the key.", "locked"),
    # what was done
    _sentence("She ___ the letter and put it back in its envelope.", "read", "folded"),
    _sentence("He ___ the ball with his left foot into the net.", "kicked"),
    _sentence("The baby ___ all night, so nobody could sleep.", "cried"),
    _sentence("She ___ the piano while he sang.", "played"),
    _sentence("They ___ the house white, and it took four cans of paint.", "painted"),
    _sentence("He ___ a song and the audience joined in the chorus.", "sang", "played"),
    _sentence("We ___ the train by one minute and had to wait for the next one.", "missed"),
    _sentence("She ___ the car in front of the house and locked its doors.", "parked"),
    _sentence("He ___ his hands with soap and dried them on a towel.", "washed"),
)
