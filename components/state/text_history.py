"""The text of the workspace as it changes: one history over all pages, to undo and to redo.

Whatever changes the text does it here, in a callback, by one of:

- `typed(text)`: what a person types. What comes in one burst is one step, so a field may report as
  often as it likes; a text that is there already is no step.
- `put(text)`: a text that is put there: an appended token, a chosen prompt.
- `set_up(text, position=, sampling=, lesson=)`: an example, or a step of a lesson: everything it
  needs at once, in one step. With `lesson` that step of the lesson is open from then on.
- `end_lesson()`: closes the lesson; what was there before the lesson opened comes back.
- `write(ids)`: tokens generated after the text.

`undo()` and `redo()` go through all of them. A page that does not show generated tokens passes
over the steps that are only about them: it calls both without `written`.

The text itself is read with `workspace.current_text(default)`. It is None until somebody changed
it, and then each page shows its own default.
"""

from __future__ import annotations

import time
from collections.abc import Callable, Sequence
from typing import Any, Literal, ParamSpec

import streamlit as st

from backend.probability.sampling import Sampling
from backend.text.limits import beginning
from components.state import late_reports, workspace
from components.state.history import Fields, History

_Arguments = ParamSpec("_Arguments")

_KEY = "text_history"
_LAST = "text_history_last"  # the fields as this module last saw them
_TEXT = ("text", "position", "written", "look", "model", "chat")
_BORROWED = ("word", "part", "seed", "count", "guess_first")  # what else a lesson sets up
_ABOUT = ("model", "chat")  # what the ids of written tokens mean depends on it


def typed(text: str) -> None:
    """A person has changed the text in a field."""
    text = beginning(text)
    if text == workspace.space().text:
        return
    _step(_now(_TEXT), typed_at=time.monotonic())
    _change(text=text, position=None, written=(), look=None)


def put(text: str) -> None:
    """Another text is there, by something that was clicked."""
    late_reports.take_over()
    _step(_now(_TEXT))
    _change(text=beginning(text), position=None, written=(), look=None)


def set_up(
    text: str,
    *,
    position: int | None = None,
    sampling: Sampling | None = None,
    lesson: int | None = None,
    **others: Any,
) -> None:
    """Everything that an example or a step of a lesson needs, together.

    Args:
        position: the token to look at; None: what the page says.
        sampling: None leaves the settings.
        lesson: the step that is open from now on; None leaves the lesson as it is.
        others: further fields of the space.
    """
    late_reports.take_over()
    fields = (*_TEXT, "sampling") if sampling is not None else _TEXT
    _step(_now(fields))
    changed = others if sampling is None else {**others, "sampling": sampling}
    if lesson is not None:
        workspace.begin_lesson()
        changed = {**changed, "lesson": lesson}
    _change(text=beginning(text), position=position, written=(), look=None, **changed)


def end_lesson() -> None:
    """Close the lesson; the text and the settings from before it come back."""
    late_reports.take_over()
    own = workspace.own_again()
    _step(_now())
    _change(**{name: getattr(own, name) for name in (*_TEXT, "sampling", "lesson", *_BORROWED)})


def write(
    ids: Sequence[int],
    *,
    step: Literal["if changed", "always", "never"] = "if changed",
    link: bool = True,
) -> None:
    """Other tokens are generated after the text.

    Args:
        step: whether this can be undone by itself. A run is one step: its begin is always one,
            its tokens never are.
        link: whether they go into the link at once.
    """
    late_reports.take_over()
    if step == "always" or (step == "if changed" and tuple(ids) != workspace.space().written):
        _step(_now(_TEXT))
    workspace.keep_written(ids, link=link)
    _seen()


def undo(*, written: bool = False) -> None:
    """Go a step back; nothing happens where there is none.

    Args:
        written: the page shows generated tokens.
    """
    late_reports.take_over()
    while can_undo(written=written):
        text = workspace.space().text
        step, history = _history().back(_now())
        _keep(history)
        _restore(step)
        if written or workspace.space().text != text:
            return


def redo(*, written: bool = False) -> None:
    """Go forward by a step that was undone; see `undo`."""
    late_reports.take_over()
    while can_redo(written=written):
        text = workspace.space().text
        step, history = _history().forward(_now())
        _keep(history)
        _restore(step)
        if written or workspace.space().text != text:
            return


def can_undo(*, written: bool = False) -> bool:
    return _leads_on(_history().past, written)


def can_redo(*, written: bool = False) -> bool:
    return _leads_on(_history().undone, written)


def of_this_text(act: Callable[_Arguments, None]) -> Callable[_Arguments, None]:
    """`act`, for a callback about the text that is there now: of another one it does nothing."""
    about = _now(("text", "model"))

    def unless_changed(*arguments: _Arguments.args, **options: _Arguments.kwargs) -> None:
        if _same(about):
            act(*arguments, **options)

    return unless_changed


def follow() -> None:
    """Notice what a link, or a step of the browser's history, has changed (once a run)."""
    last = st.session_state.get(_LAST)
    if last is not None and last["text"] != workspace.space().text:
        _step(last)
    _seen()


def _leads_on(steps: Sequence[Fields], written: bool) -> bool:
    if written:
        return bool(steps)
    return any(step["text"] != workspace.space().text for step in steps)


def _history() -> History:
    found: History = st.session_state.get(_KEY, History())
    return found


def _keep(history: History) -> None:
    st.session_state[_KEY] = history


def _step(before: Fields, *, typed_at: float | None = None) -> None:
    _keep(_history().kept(before, typed_at=typed_at))


def _now(fields: Sequence[str] = (*_TEXT, "sampling")) -> Fields:
    space = workspace.space()
    return {name: getattr(space, name) for name in fields}


def _same(fields: Fields) -> bool:
    return fields == _now(tuple(fields))


def _restore(step: Fields) -> None:
    """Put these fields back; the model stays, and tokens of another one do not come back."""
    changed = {name: value for name, value in step.items() if name not in _ABOUT}
    if any(step[name] != getattr(workspace.space(), name) for name in _ABOUT):
        changed |= {"written": (), "look": None, "position": None}
    _change(**changed)


def _change(**changes: Any) -> None:
    workspace.change(**changes)
    _seen()


def _seen() -> None:
    st.session_state[_LAST] = _now(_TEXT)
