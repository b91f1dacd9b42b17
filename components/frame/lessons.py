"""What the lessons say: three steps a page, about five minutes. Drawing is `lesson_card.py`.

Every figure is about the default models, and a test computes each of them anew.
"""

from __future__ import annotations

from dataclasses import dataclass

from backend.probability.sampling import Sampling


@dataclass(frozen=True)
class Step:
    """One step of a lesson.

    Attributes:
        text: what the page's text becomes.
        do: what to do, said before anything is looked at.
        see: what is there to be seen, with figures.
        sampling: settings that go with it.
        position: the token to look at, or None.
    """

    text: str
    do: str
    see: str
    sampling: Sampling | None = None
    position: int | None = None


_BANK = "I went to the bank to deposit my salary."
_CAPITAL = "The capital of France is"
_KEEPER = "The old lighthouse keeper opened the door and"
_APPLES = "I like apples, and I like"

# by the path of the page
LESSONS: dict[str, tuple[Step, Step, Step]] = {
    "tokens": (
        Step(
            "dog dog Dog DOG",
            "One word, written four ways. Before you look at the ids: how many different tokens "
            "do you expect?",
            "There are 5 tokens and no two are the same: dog is 22676, ␣dog is 2767, ␣Dog is "
            "16157, and DOG falls into ␣DO and G. To the model these are unrelated numbers.",
        ),
        Step(
            "The cat sat. Antidisestablishmentarianism sat.",
            "Two sentences of the same shape. Which word is dear?",
            "“␣cat” is 1 token, “␣Antidisestablishmentarianism” is 5. Frequent words have a token "
            "of their own; rare ones are put together from pieces.",
            position=4,
        ),
        Step(
            "2024 + 1 = 2025",
            "A sum that you can do in your head. What has the model got to work with?",
            "13 tokens: every digit stands alone, and so does the space before a number. The model "
            "never sees 2024, only 2, 0, 2 and 4, one after the other.",
            position=0,
        ),
    ),
    "next-token": (
        Step(
            _CAPITAL,
            "Say the next word yourself first. Then read the bars: does the model choose a word?",
            "It chooses nothing. It gives a probability to every token at once: 0.806 to ␣Paris, "
            "0.036 to ␣the, and 0.016 to ␣not. Only drawing makes one word of it.",
            Sampling(),
        ),
        Step(
            _CAPITAL,
            "Now the temperature is 2. Drag it to 0.5 and back: do the bars change their order?",
            "Never: temperature divides all logits alike. At 2, ␣Paris keeps 0.061 and the entropy "
            "is 12.1 bits, as uncertain as a fair draw among 4,377 tokens. At 0.5, ␣Paris has "
            "0.997.",
            Sampling(temperature=2.0),
        ),
        Step(
            _CAPITAL,
            "Temperature 1 again, with top-p at 0.9. Which tokens can still be drawn?",
            "10 tokens are left, the others are struck through: together these reach 0.9, and one "
            "fewer would not. What is left shares all the odds, so ␣Paris rises to 0.895.",
            Sampling(top_p=0.9),
        ),
    ),
    "two-readings": (
        Step(
            _BANK,
            "“␣bank” is hidden. Which word would you put there, knowing only “I went to the”?",
            "The left side alone gives ␣bank a surprisal of 9.35 bits: one place among many. With "
            "“to deposit my salary” on the right it is 0.54 bits.",
            position=4,
        ),
        Step(
            _BANK,
            "Now “␣salary” is hidden, and on its right stands nothing but a full stop. What can "
            "the right side tell?",
            "Next to nothing: 8.81 bits from the left, 10.54 from both sides. The gain is "
            "negative, since the twin was trained on far less text than its original.",
            position=8,
        ),
        Step(
            "The capital of ___ is Paris.",
            "A blank of your own: `___` anywhere. Where is the answer in this sentence?",
            "On its right. From the left alone ␣France gets 0.04; with “is Paris” it gets over "
            "0.99. That is why masked models were trained to fill blanks.",
        ),
    ),
    "generation": (
        Step(
            _KEEPER,
            "Press Sample a few times, and each time say first which bar you would take. Does the "
            "favourite always come?",
            "␣cre (it begins “crept”) has 0.250 of the odds, ␣stepped 0.214. A draw takes the "
            "favourite in a quarter of all cases; the arg max takes it always.",
            Sampling(),
        ),
        Step(
            _APPLES,
            "Temperature 0. Write on, with 64 tokens. What happens after a sentence or two?",
            "Greedy falls into a circle: of all runs of four tokens, 0.64 were there before. Each "
            "single choice is the most probable, and the whole is nothing anybody would write.",
            Sampling(temperature=0.0),
        ),
        Step(
            _KEEPER,
            "Top-p is set to keep only the nucleus. Sample once, then click what was written: from "
            "how many tokens was it drawn?",
            "From 71. Click another bar to branch there; “Branches taken” keeps every way you "
            "went, and Undo leads back.",
            Sampling(top_p=0.9),
        ),
    ),
    "temperatures": (
        Step(
            _KEEPER,
            "Which of these texts would you print, and which can't be read? Say so before you "
            "look at the figures.",
            "Look at the first token alone: its favourite has 0.250 of the odds at temperature 1, "
            "0.431 at temperature 0.7, and 0.078 at temperature 1.5. So it goes on at every token.",
        ),
        Step(
            "Monday, Tuesday, Wednesday, Thursday,",
            "Write, and look where the week falls apart.",
            "␣Friday has 0.985 of the odds at temperature 1, and at temperature 1.5 still 0.807. "
            "Where a model is sure, heat has little to work with.",
        ),
        Step(
            _APPLES,
            "Take 64 tokens, and write. Is greedy boring here?",
            "It is: of all its runs of four tokens, 0.64 were there before. On the first prompt it "
            "repeats none: a saying is worth a test on your own text.",
        ),
    ),
}
