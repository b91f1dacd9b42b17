"""The lesson of Next token: probabilities for every token, and what reshapes them."""

from backend.figures import (
    Candidates,
    Dethroned,
    Entropy,
    Higher,
    MostLikely,
    Perplexity,
    Probability,
    Setting,
    TemperatureEffect,
    VocabularySize,
)
from backend.probability.sampling import Sampling
from components.frame.claim import claim
from components.frame.conditions import TemperatureAtMost
from components.frame.question import Choice, Do, Option, Step, Word
from pages.foundations.next_token.texts import DEFAULT, NAME

_PARIS = Probability(DEFAULT, " Paris")
_COLD = Probability(DEFAULT, " Paris", temperature=0.5)
_HOT = Probability(DEFAULT, " Paris", temperature=2)
_KEPT = Candidates(DEFAULT, top_p=0.9)

LEARNED = claim(
    "A model gives every token a probability. Temperature makes them sharper or flatter, and "
    "truncation cuts the unlikely ones; a token is chosen only when one is sampled."
)

LESSON = (
    Step(
        claim("Which word comes next? Type the one that you would write."),
        Word(
            MostLikely(DEFAULT),
            claim("Your word is followed among the bars below."),
            follow=True,
        ),
        claim(
            "The model does not choose one word. It gives every token a probability at once: "
            "{paris} to ␣Paris, {the} to ␣the, and {no} to ␣not.",
            paris=_PARIS,
            the=Probability(DEFAULT, " the"),
            no=Probability(DEFAULT, " not"),
        ),
        DEFAULT,
    ),
    Step(
        claim(
            "The temperature rises from {cool} to {hot.temperature}: every logit is divided by "
            "{hot.temperature}. What happens to the bars?",
            cool=Setting(1),
            hot=_HOT,
        ),
        Choice(
            TemperatureEffect(DEFAULT, before=1, after=2),
            (
                Option("flatter", claim("They come closer together, in the same order")),
                Option(
                    "reordered",
                    claim("Unlikely tokens overtake ␣Paris"),
                    claim("All logits are divided by the same number, so none overtakes another."),
                ),
                Option(
                    "same",
                    claim("Nothing: temperature acts only when a token is sampled"),
                    claim("Sampling takes its probabilities from these very bars."),
                ),
            ),
        ),
        claim(
            "␣Paris falls from {plain} to {hot}. The entropy is {bits} bits now: as uncertain as "
            "choosing among {choices} equally likely tokens.",
            plain=_PARIS,
            hot=_HOT,
            bits=Entropy(DEFAULT, temperature=2),
            choices=Perplexity(DEFAULT, temperature=2),
        ),
        DEFAULT,
        sampling=Sampling(temperature=2.0),
    ),
    Step(
        claim(
            "Make the model nearly certain: drag the temperature down to {cold.temperature} or "
            "lower.",
            cold=_COLD,
        ),
        Do(TemperatureAtMost(0.5), outline="temperature"),
        claim(
            "At {cold.temperature}, ␣Paris has a probability of {cold}. At {zero} it has all of "
            "it: that is greedy decoding.",
            cold=_COLD,
            zero=Setting(0),
        ),
        DEFAULT,
        sampling=Sampling(temperature=2.0),
        cover=(),
    ),
    Step(
        claim(
            "Top-p is now {kept.top_p}: only the most likely tokens stay that together reach "
            "{kept.top_p}. How many of {size} stay?",
            kept=_KEPT,
            size=VocabularySize(),
        ),
        Choice(
            _KEPT,
            (
                Option("10", claim("About {kept}", kept=_KEPT)),
                Option(
                    "5,000",
                    claim("About {some}", some=Setting(5000)),
                    claim("␣Paris alone has most of the probability, so few more are needed."),
                ),
                Option(
                    "44,000",
                    claim("Nine in ten of them"),
                    claim("Top-p counts probability, not tokens."),
                ),
            ),
        ),
        claim(
            "{kept} tokens are left; the others are struck through. Their probabilities are scaled "
            "up to a sum of {one}, so ␣Paris rises to {paris}.",
            kept=_KEPT,
            paris=Probability(DEFAULT, " Paris", top_p=0.9),
            one=Setting(1),
        ),
        DEFAULT,
        sampling=Sampling(top_p=0.9),
    ),
    Step(
        claim("Which setting makes another token than ␣Paris the most likely one?"),
        Choice(
            Dethroned(DEFAULT, (0.5, 2.0)),
            (
                Option(
                    "2",
                    claim("Temperature {hot.temperature}", hot=_HOT),
                    claim("It flattens the bars and keeps their order."),
                ),
                Option(
                    "0.5",
                    claim("Temperature {cold.temperature}", cold=_COLD),
                    claim("It sharpens the bars and keeps their order."),
                ),
                Option("none", claim("Neither")),
            ),
        ),
        claim("Only another text gives the tokens another order."),
        DEFAULT,
        check=True,
    ),
    Step(
        claim(
            "The same model, two texts: “The capital of France is” and “My name is”. "
            "After which one is it more uncertain?"
        ),
        Choice(
            Higher(Entropy(DEFAULT), Entropy(NAME)),
            (
                Option(
                    "first",
                    claim("After the first one"),
                    claim("There one token has most of the probability."),
                ),
                Option("second", claim("After the second one")),
                Option(
                    "same",
                    claim("The same: temperature is the same"),
                    claim("Temperature changes a distribution; the text gives it."),
                ),
            ),
        ),
        claim(
            "The entropy is {france} bits after the first text and {name} after the second: many "
            "names fit there.",
            france=Entropy(DEFAULT),
            name=Entropy(NAME),
        ),
        NAME,
        check=True,
    ),
)
