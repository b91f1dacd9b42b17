"""What a person sees, as a query string, and back. Pure: knows no Streamlit.

A parameter is private unless it says that it is public: the link without the person's own text
keeps public ones only. What makes no sense falls back to its default, and nothing else along with
it.
"""

from __future__ import annotations

import base64
import binascii
from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import dataclass, field
from operator import attrgetter
from typing import Any

from backend.models.catalog import choices
from backend.probability.sampling import Sampling
from backend.text.clean import clean
from components.state.bar_view import AXES, VIEWS, BarView

TEXT_LIMIT = 6 * 1024  # bytes of a text; Streamlit drops a whole query string that is very long
HIGHEST_SEED = 2**31 - 1
LONGEST_WRITTEN = 192  # tokens
DEFAULT_MODEL = "smollm2"
_TOKEN_BYTES = 3  # for 16 million different ids


@dataclass(frozen=True)
class Space:
    """Everything a link can restore. `None` means: untouched, the page's own default holds."""

    text: str | None = None
    model: str = DEFAULT_MODEL
    position: int | None = None
    word: str | None = None
    sampling: Sampling = field(default_factory=Sampling)
    part: str | None = None  # id of the section that is open
    lesson: int | None = None  # the step of the page's lesson, from 1; None: not open
    written: tuple[int, ...] = ()  # tokens generated after the text
    look: int | None = None  # which of them is looked at; None: the one to come
    seed: int = 1  # of the run they come from
    count: int | None = None  # how many tokens a run writes; None: what the page says
    chat: bool = False  # the text is a message in a conversation
    guess_first: bool = False  # bars are covered until somebody has guessed
    room: bool = False  # for a projector: larger, one thing at a time
    bars: BarView = field(default_factory=BarView)
    own: Mapping[str, str] = field(default_factory=dict)  # further fields of pages, by their names


@dataclass(frozen=True)
class Parameter:
    """One setting in the query string.

    Attributes:
        field: of a space, such as "text" or "sampling.temperature".
        name: in the link.
        read: a text as a value; raises ValueError if it makes no sense.
        write: a value as text.
        public: whether the link without the person's own text has it.
    """

    field: str
    name: str
    read: Callable[[str], Any]
    write: Callable[[Any], str] = str
    public: bool = False

    def value(self, space: Space) -> Any:
        return attrgetter(self.field)(space)

    @property
    def default(self) -> Any:
        """With this value it is left out of a link."""
        return self.value(_UNTOUCHED)

    def asked(self, link: Mapping[str, str]) -> Any:
        """What a link asks for; the default, if that is nothing, or no sense."""
        try:
            return self.read(link[self.name])
        except (KeyError, ValueError):
            return self.default


_UNTOUCHED = Space()


def to_link(space: Space, own: Collection[str] = ()) -> dict[str, str]:
    """Query parameters of everything that is not at its default.

    Args:
        own: names of the page's further fields, which have no default here.
    """
    link = {
        one.name: one.write(one.value(space))
        for one in PARAMETERS
        if one.value(space) != one.default
    }
    if not fits(space.text):
        link.pop("text", None)
        link.pop("written", None)  # without their text they would follow another
    fields = {name: text for name, text in space.own.items() if name in own and fits(text)}
    return link | fields


def from_link(link: Mapping[str, str], own: Collection[str] = ()) -> Space:
    """What a link asks for."""
    asked = {one.field: one.asked(link) for one in PARAMETERS}
    fields = {name: clean(link[name]).text for name in own if name in link}
    return Space(
        sampling=Sampling.from_untrusted(_popped(asked, "sampling.")),
        bars=BarView.from_untrusted(_popped(asked, "bars.")),
        own=fields,
        **asked,
    )


def _popped(asked: dict[str, Any], prefix: str) -> dict[str, Any]:
    """Take the fields with this prefix out, without it."""
    names = [name for name in asked if name.startswith(prefix)]
    return {name.removeprefix(prefix): asked.pop(name) for name in names}


def bare(link: Mapping[str, str], public: Collection[str] = ()) -> dict[str, str]:
    """A link without anything a person has written.

    Args:
        public: names of the page's own controls that are declared public.
    """
    kept = {one.name for one in PARAMETERS if one.public} | set(public)
    return {name: value for name, value in link.items() if name in kept}


def fits(text: str | None) -> bool:
    """Whether a text is short enough for a link."""
    return len((text or "").encode()) <= TEXT_LIMIT


# --- how values are written and read ------------------------------------------------------------


def _text(text: str) -> str:
    return clean(text).text


def _word(text: str) -> str | None:
    return clean(text[:60]).text or None


def _model(text: str) -> str:
    if text not in choices():
        raise ValueError(text)
    return text


def _count(text: str) -> int:
    if not (text.isascii() and text.isdigit() and len(text) < 6):
        raise ValueError(text)
    return int(text)


def _step(text: str) -> int | None:
    return _count(text) or None


def _seed(text: str) -> int:
    if not (text.isascii() and text.isdigit() and len(text) <= len(str(HIGHEST_SEED))):
        raise ValueError(text)
    return min(int(text), HIGHEST_SEED)


def _part(text: str) -> str | None:
    return text[:40] or None  # a page knows its own parts, and no others


def _view(text: str) -> str:
    if text not in VIEWS:
        raise ValueError(text)
    return text


def _axis(text: str) -> str:
    if text not in AXES:  # former links have zoom=1 for what is the default now
        raise ValueError(text)
    return text


def _order(text: str) -> int:
    return int(text == "1")


def _yes(text: str) -> bool:
    return text == "1"


def _written(ids: Sequence[int]) -> str:
    """Four signs a token."""
    raw = b"".join(one.to_bytes(_TOKEN_BYTES, "big") for one in ids)
    return base64.urlsafe_b64encode(raw).decode("ascii")


def _unwritten(text: str) -> tuple[int, ...]:
    """Token ids. Whether there are such tokens only a vocabulary knows."""
    if len(text) > 4 * LONGEST_WRITTEN:
        raise ValueError("too long")
    try:
        raw = base64.b64decode(text, altchars=b"-_", validate=True)
    except binascii.Error as error:
        raise ValueError(text) from error
    starts = range(0, len(raw) - _TOKEN_BYTES + 1, _TOKEN_BYTES)
    return tuple(int.from_bytes(raw[one : one + _TOKEN_BYTES], "big") for one in starts)


def _as_one(_: bool) -> str:
    return "1"


PARAMETERS: tuple[Parameter, ...] = (
    Parameter("text", "text", _text),
    Parameter("written", "written", _unwritten, _written),
    Parameter("look", "look", _count),
    Parameter("seed", "seed", _seed, public=True),
    Parameter("count", "n", _count, public=True),
    Parameter("chat", "chat", _yes, _as_one, public=True),
    Parameter("model", "model", _model, public=True),
    Parameter("position", "at", _count),
    Parameter("word", "word", _word),
    Parameter("sampling.temperature", "t", float, "{:g}".format, public=True),
    Parameter("sampling.top_k", "k", float, "{:g}".format, public=True),
    Parameter("sampling.top_p", "p", float, "{:g}".format, public=True),
    Parameter("sampling.min_p", "minp", float, "{:g}".format, public=True),
    Parameter("sampling.order", "order", str, public=True),
    Parameter("bars.view", "view", _view, public=True),
    Parameter("bars.axis", "axis", _axis, public=True),
    Parameter("bars.ordered_by", "by", _order, public=True),
    Parameter("part", "part", _part, public=True),
    Parameter("lesson", "lesson", _step, public=True),
    Parameter("guess_first", "guess", _yes, _as_one, public=True),
    Parameter("room", "room", _yes, _as_one, public=True),
)
