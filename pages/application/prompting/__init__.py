"""What a prompt makes of one model: tasks taught by example, labels, system prompts, injections."""

from backend.analyses.application.by_example import LIMIT
from backend.figures import TaskCount, TaughtAnswer
from components.frame.claim import claim
from components.frame.page_card import Example, Limit, PageCard, Term
from pages.application.prompting.lesson import LEARNED, LESSON
from pages.application.prompting.texts import FATHER, HELP, LISBON, TOOTH

DEFAULT = HELP
FIRST = "past"  # the task that the page begins with

__all__ = ["DEFAULT", "FIRST", "PAGE"]

PAGE = PageCard(
    __name__,
    title="Prompting",
    icon="edit_note",
    does=(
        "teach a task by examples in the prompt, your own too; use one model as a classifier and "
        "drag its threshold; try a system prompt and a prompt injection"
    ),
    about=claim(
        "One model, {count} tasks, and nothing but the prompt changed. Show it examples, and see "
        "whether it catches on.",
        count=TaskCount(),
    ),
    text=DEFAULT,
    limit=Limit(LIMIT, "tokens"),
    models=("smollm2",),
    own=(
        *("task", "shots", "draw", "pairs"),
        *("wording", "review", "cut"),
        *("system_said", "asked", "document"),
    ),
    public=("task", "shots", "draw", "wording", "cut"),
    examples=(
        Example(
            "Not by rule alone",
            TOOTH,
            claim(
                "“teeth” has a probability of {none} with no demonstration, and of {four} with "
                "four that show the plural.",
                none=TaughtAnswer("plural", TOOTH, 0),
                four=TaughtAnswer("plural", TOOTH, 4),
            ),
            own={"task": "plural", "shots": "4", "draw": "0"},
        ),
        Example(
            "Knowledge brought out",
            LISBON,
            claim(
                "“Lisbon” has a probability of {none} with no demonstration, and of {four} with "
                "four. The examples hold no word of Portugal: they only say what is asked.",
                none=TaughtAnswer("capital", LISBON, 0),
                four=TaughtAnswer("capital", LISBON, 4),
            ),
            own={"task": "capital", "shots": "4", "draw": "0"},
        ),
        Example(
            "What examples don’t bring",
            FATHER,
            claim(
                "“père” has a probability of only {most} with sixteen demonstrations: the likely "
                "tokens look French, but this model hardly knows the words.",
                most=TaughtAnswer("french", FATHER, 16),
            ),
            own={"task": "french", "shots": "16", "draw": "0"},
        ),
    ),
    lesson=LESSON,
    learned=LEARNED,
    terms=(
        Term(
            "Few-shot prompting",
            claim(
                "Putting a few solved examples of a task into the prompt before the one to be "
                "solved. The model’s parameters stay as they are."
            ),
            "the past tense after four demonstrations",
            {"text": HELP},
        ),
        Term(
            "Zero-shot prompting",
            claim(
                "Asking for a task without a solved example in the prompt, with an instruction or "
                "only the input."
            ),
            "the same with no demonstration",
            {"text": HELP, "shots": "0"},
        ),
        Term(
            "Demonstration",
            claim("A solved example in a prompt: an input together with the answer to it."),
            "eight lines before the one that is asked",
            {"text": HELP, "shots": "8"},
        ),
        Term(
            "Contextual calibration",
            claim(
                "Moving a classifier’s threshold to where inputs without content lie, so that a "
                "label does not win because it is usual after this prompt."
            ),
            "two histograms and their threshold",
            {"text": HELP, "part": "classifier"},
        ),
        Term(
            "System prompt",
            claim(
                "Text that an application puts before a conversation: the role of the assistant "
                "and its rules. The model reads it as it reads everything else."
            ),
            "an answer with a system prompt and one without",
            {"text": HELP, "part": "system_prompt"},
        ),
        Term(
            "Foundation model",
            claim(
                "A model trained on large amounts of broad data. It can be adapted to many tasks, "
                "by a prompt or by further training."
            ),
            "one model after examples of many tasks",
            {"text": HELP, "part": "all_tasks"},
        ),
    ),
)
