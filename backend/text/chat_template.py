"""A conversation as the model gets it: one text, with control tokens where the turns change.

The model's own chat template writes that text. What people typed into the messages stays text,
whatever it looks like: only the template's own control tokens become control tokens.
"""

from __future__ import annotations

import itertools
import json
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Literal

from backend.errors import LogitscopeError, TextTooLong
from backend.models.networks.vocabulary import Vocabulary
from backend.text.clean import clean
from backend.text.pieces import Piece, tokens

Role = Literal["system", "user", "assistant"]

LIMIT = 20_000  # bytes of a whole conversation

_ROLES = ("bos", "eos", "unk", "pad")  # special tokens that a template may ask for by their role


class TemplateRefused(LogitscopeError):
    """A model's chat template does not take this conversation."""


@dataclass(frozen=True)
class Message:
    role: Role
    text: str


@dataclass(frozen=True)
class ChatTemplate:
    """How a model was taught to see conversations.

    Attributes:
        source: a Jinja template.
        names: special tokens by role (`bos_token`), as the template may use them.
    """

    source: str
    names: Mapping[str, str]


@dataclass(frozen=True)
class ChatPiece:
    """One token of the conversation at its position.

    Attributes:
        piece: the token; its bytes are those of the whole conversation.
        typed: it holds something that a person typed; otherwise it is all the template's.
    """

    piece: Piece
    typed: bool


@dataclass(frozen=True)
class Chat:
    """A conversation in tokens.

    Attributes:
        text: what the template wrote.
        turns: the tokens, turn by turn: each begins with the token that begins the first.
        look_alikes: names of control tokens that somebody typed; here they are ordinary text.
    """

    text: str
    turns: tuple[tuple[ChatPiece, ...], ...]
    look_alikes: tuple[str, ...]

    @property
    def ids(self) -> list[int]:
        return [one.piece.token.id for turn in self.turns for one in turn if one.piece.token]

    @property
    def typed(self) -> int:
        """How many of the tokens hold something that a person typed."""
        return sum(one.typed for turn in self.turns for one in turn if one.piece.token)


def read_template(folder: Path) -> ChatTemplate | None:
    """The chat template in a model's folder; None if the model has none."""
    try:
        config = json.loads((folder / "tokenizer_config.json").read_text(encoding="utf-8"))
    except FileNotFoundError:
        return None
    source = config.get("chat_template")
    if not isinstance(source, str):
        return None
    names = {f"{role}_token": config.get(f"{role}_token") for role in _ROLES}
    return ChatTemplate(
        source, {role: name for role, name in names.items() if isinstance(name, str)}
    )


def chat(vocabulary: Vocabulary, template: ChatTemplate, messages: Sequence[Message]) -> Chat:
    """The tokens of a conversation. If a person spoke last, the assistant's turn is opened.

    Raises:
        TextTooLong: over `LIMIT` bytes.
        TemplateRefused: the template failed, or changes what the messages say.
    """
    messages = [replace(message, text=clean(message.text).text) for message in messages]
    size = sum(len(message.text.encode()) for message in messages)
    if size > LIMIT:
        raise TextTooLong(size, LIMIT, "bytes")
    names = vocabulary.special_names()
    parts = _parts(template, messages)
    pieces = list(_pieces(vocabulary, names, parts))
    return Chat(
        text="".join(text for text, _ in parts),
        turns=tuple(_turns(pieces)),
        look_alikes=tuple(
            name for name in names if any(name in text for text, typed in parts if typed)
        ),
    )


def _parts(template: ChatTemplate, messages: Sequence[Message]) -> list[tuple[str, bool]]:
    """What the template writes, in order: (text, whether a person typed it)."""
    opened, closed = _fences(message.text for message in messages)
    fenced = [
        replace(message, text=f"{opened}{message.text}{closed}") if message.text else message
        for message in messages
    ]
    rendered = _render(template, fenced)
    parts = []
    for place, stretch in enumerate(re.split(f"[{opened}{closed}]", rendered)):
        if stretch:
            parts.append((stretch, place % 2 == 1))
    if "".join(text for text, _ in parts) != _render(template, messages):
        raise TemplateRefused("This model's chat template changes the text of messages.")
    return parts


def _fences(texts: Iterator[str]) -> tuple[str, str]:
    """Two signs that no message holds, to stand around each of them (private use, Unicode 23.5)."""
    used = set().union(*texts)
    free = (chr(sign) for sign in range(0xE000, 0xF900) if chr(sign) not in used)
    opened, closed = itertools.islice(free, 2)
    return opened, closed


def _render(template: ChatTemplate, messages: Sequence[Message]) -> str:
    # transformers runs templates in a sandbox, and this is the function all its tokenizers use.
    from transformers.utils.chat_template_utils import render_jinja_template

    conversation = [{"role": message.role, "content": message.text} for message in messages]
    try:
        rendered, _ = render_jinja_template(
            [conversation],
            chat_template=template.source,
            add_generation_prompt=bool(messages) and messages[-1].role == "user",
            **template.names,
        )
    except Exception as error:  # whatever a template of somebody else's does
        raise TemplateRefused("This model's chat template refuses this conversation.") from error
    text: str = rendered[0]
    return text


def _pieces(
    vocabulary: Vocabulary, names: Sequence[str], parts: Sequence[tuple[str, bool]]
) -> Iterator[ChatPiece]:
    """Tokens of the whole: the template's control tokens as such, all text between them at once.

    The text between two control tokens is encoded in one go, for that is how the model was
    trained: a line break of the template and one that was typed may be a single token.
    """
    start, position = 0, 0
    for stretch in _stretches(names, parts):
        text = "".join(part for part, _ in stretch)
        if stretch[0][1] == "control":
            yield ChatPiece(_control(vocabulary, text, start, position), typed=False)
            start, position = start + len(text.encode()), position + 1
            continue
        typed, end = [], start
        for part, kind in stretch:
            first, end = end, end + len(part.encode())
            if kind == "typed":
                typed.append((first, end))
        for piece in tokens(vocabulary, text).pieces():
            moved = replace(
                piece, position=position, start=start + piece.start, end=start + piece.end
            )
            inside = any(moved.start < last and first < moved.end for first, last in typed)
            yield ChatPiece(moved, inside)
            position += 1
        start = end


Kind = Literal["control", "template", "typed"]


def _stretches(
    names: Sequence[str], parts: Sequence[tuple[str, bool]]
) -> Iterator[list[tuple[str, Kind]]]:
    """Each control token by itself, and everything between two of them together."""
    control = re.compile("(" + "|".join(re.escape(name) for name in names) + ")")
    between: list[tuple[str, Kind]] = []
    for text, typed in parts:
        cut = [text] if typed or not names else control.split(text)
        for place, part in enumerate(cut):
            if place % 2 == 1:
                if between:
                    yield between
                between = []
                yield [(part, "control")]
            elif part:
                between.append((part, "typed" if typed else "template"))
    if between:
        yield between


def _control(vocabulary: Vocabulary, name: str, start: int, position: int) -> Piece:
    token = vocabulary.token(vocabulary.special_id(name))
    return Piece(
        position=position,
        start=start,
        end=start + len(name.encode()),
        token=token,
        label=token.label,
        starts_word=False,
        whole="",
        opens=False,
    )


def _turns(pieces: Sequence[ChatPiece]) -> Iterator[tuple[ChatPiece, ...]]:
    """Cut in front of every control token that is the same as the first token of all."""
    turn: list[ChatPiece] = []
    for one in pieces:
        token = one.piece.token
        if turn and token and token.special and token == pieces[0].piece.token:
            yield tuple(turn)
            turn = []
        turn.append(one)
    if turn:
        yield tuple(turn)
