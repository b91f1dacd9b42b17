"""What a step hides until it is answered, and the control it points at, as a style sheet.

What is covered keeps its place, so that nothing jumps when it is uncovered, and is hidden from
everybody alike: from eyes, pointers, keyboards and screen readers.
"""

from __future__ import annotations

from components.frame.question import DEPTH, EXAMPLES, PAGE, TEXT, Do, Step

_EXAMPLES = ".st-key-main_try_this"
_SELECTORS = {
    PAGE: f'[class*="st-key-main_"]:not({_EXAMPLES})',
    TEXT: '[class*="st-key-text_"]',
    EXAMPLES: _EXAMPLES,
    DEPTH: ".st-key-depth",
}
_MAIN = ".st-key-main_thing"  # which says that it is covered; the rest is just not there
_OUTLINE = "outline: 3px solid currentColor; outline-offset: 4px; border-radius: 0.5rem;"
# What is left from before the answer, or of the step before, would stand there until the run ends.
_ASKED = ".st-key-lesson_asked { display: none; }"
_TOLD = ".st-key-lesson_told { display: none; }"
_FRAME = "1px dashed color-mix(in srgb, currentColor 45%, transparent)"


def style(step: Step, answered: bool) -> str:
    """CSS for the page while this step is open."""
    if answered:
        return _ASKED
    rules = [_TOLD]
    hidden = [_SELECTORS[name] for name in step.cover]
    if hidden:
        every = ", ".join(part for one in hidden for part in (one, f"{one} *"))
        rules.append(f"{every} {{ visibility: hidden !important; }}")
    if PAGE in step.cover:
        rules.append(
            f"{_MAIN} {{ position: relative; }} "
            f'{_MAIN}::before {{ content: "Covered until you answer"; visibility: visible; '
            "position: absolute; inset: 0 0 auto 0; height: min(100%, 16rem); display: flex; "
            "align-items: center; justify-content: center; border-radius: 0.5rem; "
            f"border: {_FRAME}; }}"
        )
    if isinstance(step.question, Do) and step.question.outline:
        name = step.question.outline
        rules.append(f".st-key-{name}, *::part({name}) {{ {_OUTLINE} }}")
    return "\n".join(rules)
