"""How a text falls into a model's tokens, and the counts. Knows a vocabulary, no network."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property

import numpy as np
import regex

from backend.errors import TextTooLong
from backend.models.networks.vocabulary import Token, Vocabulary
from backend.numbers import bytes_text
from backend.stoppable import Check, no_check
from backend.text.clean import clean
from backend.text.graphemes import characters, words_and_signs
from backend.visible import visible

LIMIT_BYTES = 1_000_000

BETWEEN_SPACES = re.compile(r"\S+")

_NO_TOKEN = -1
_SHOWN = 96  # bytes: one character can carry a megabyte of accents
# On one letter: no script stacks more (Tibetan does eight), and more would lie over other lines.
_MANY_ACCENTS = regex.compile(r"(\P{M}?\p{M}{8})\p{M}")


@dataclass(frozen=True)
class Words:
    """How many words under one definition of a word, and how many different ones (case counts)."""

    count: int
    unique: int


@dataclass(frozen=True)
class Piece:
    """One stretch of the text as the model gets it: a token at its position.

    Attributes:
        position: its number among the pieces of the text, from 0.
        start, end: its bytes in the UTF-8 text, `end` excluded.
        token: the token; None for bytes that the vocabulary has no token for, which the model
            never sees.
        label: for the screen, white space visible.
        starts_word: it holds the first byte of a word (words being split at white space).
        whole: for a piece that ends or begins inside a character: the character, or the few
            characters, that it forms together with its neighbours. Otherwise empty.
        opens: it is the first piece of its `whole`.
    """

    position: int
    start: int
    end: int
    token: Token | None
    label: str
    starts_word: bool
    whole: str
    opens: bool


@dataclass(frozen=True)
class Excerpt:
    """A short stretch of a long text: its first byte in that text, itself, its pieces."""

    start: int
    text: str
    pieces: list[Piece]


@dataclass(frozen=True, eq=False)
class Tokens:
    """A text split into tokens. Pieces tile the text: every byte belongs to exactly one.

    Attributes:
        raw: the text in UTF-8.
        replaced: lone surrogates that became U+FFFD before anything was counted.
        characters: as a person sees them (extended grapheme clusters).
        code_points: Unicode code points, what Python's `len` counts.
        between_spaces: words, split at white space only.
        words_and_signs: runs of letters and digits, and every punctuation sign, each counted.
        unique: different token ids.
        unseen_bytes: bytes that no token stands for: the model never sees them.
        piece_ids: (pieces,) int32; -1 where bytes have no token.
        bounds: (pieces + 1,) int64; piece i is `raw[bounds[i]:bounds[i + 1]]`.
        starts_word: (pieces,) bool, see Piece.
        group: (pieces,) int64, the same number for pieces that share a character.
        entries: every token that occurs, by id.
    """

    raw: bytes
    replaced: int
    characters: int
    code_points: int
    between_spaces: Words
    words_and_signs: Words
    unique: int
    unseen_bytes: int
    piece_ids: np.ndarray
    bounds: np.ndarray
    starts_word: np.ndarray
    group: np.ndarray
    entries: Mapping[int, Token]

    @property
    def text(self) -> str:
        return self.raw.decode()

    @cached_property
    def ids(self) -> np.ndarray:
        """(tokens,) int32: what the model sees."""
        return self.piece_ids[self.places]

    @cached_property
    def places(self) -> np.ndarray:
        """(tokens,) int64: which piece each token is."""
        return np.flatnonzero(self.piece_ids != _NO_TOKEN)

    @property
    def count(self) -> int:
        """Tokens in the text."""
        return len(self.ids)

    @property
    def bytes_per_token(self) -> float | None:
        return len(self.raw) / self.count if self.count else None

    def tokens_per_word(self, words: Words) -> float | None:
        return self.count / words.count if words.count else None

    def piece_at(self, token: int) -> int:
        """The piece that is the token at this position, or the last token; 0 without any."""
        return int(self.places[min(token, self.count - 1)]) if self.count else 0

    def token_at(self, piece: int) -> int:
        """Position of the token that a piece is; for one without, of the token after it."""
        return min(int(np.searchsorted(self.places, piece)), max(self.count - 1, 0))

    def pieces(self, start: int = 0, stop: int | None = None) -> list[Piece]:
        """Pieces `start` to `stop` (excluded), as slices count.

        A group cut by `start` is opened again by its first piece inside, so that every slice can
        be shown on its own.
        """
        positions = range(len(self.piece_ids))[start:stop]
        return [self._piece(position, positions.start) for position in positions]

    def excerpt(self, first: int, limit: int) -> Excerpt:
        """The text from piece `first` on, at most `limit` bytes (4 or more), characters whole.

        It ends with a piece and with what a person sees as a character, unless the first such
        character alone is longer than the limit.
        """
        start = self._code_point_at(int(self.bounds[first])) if len(self.raw) else 0
        end = min(start + limit, len(self.raw))
        stop = int(np.searchsorted(self.bounds, end, side="right")) - 1
        while first < stop < len(self.group) and self.group[stop] == self.group[stop - 1]:
            stop -= 1
        if stop > first:
            end = int(self.bounds[stop])
        else:
            end = self._code_point_at(end)
            stop = int(np.searchsorted(self.bounds[:-1], end))
        return Excerpt(start, self.raw[start:end].decode(), self.pieces(first, stop))

    def _code_point_at(self, place: int) -> int:
        """The byte at which the code point that holds byte `place` begins."""
        while 0 < place < len(self.raw) and self.raw[place] & 0xC0 == 0x80:
            place -= 1
        return place

    def _piece(self, position: int, first: int) -> Piece:
        start, end = int(self.bounds[position]), int(self.bounds[position + 1])
        token_id = int(self.piece_ids[position])
        token = self.entries.get(token_id)
        label = token.label if token else _bytes_label(self.raw[start:end])
        group = self.group[position]
        left, right = (int(edge) for edge in np.searchsorted(self.group, [group, group + 1]))
        alone = right - left == 1
        return Piece(
            position=position,
            start=start,
            end=end,
            token=token,
            label=label,
            starts_word=bool(self.starts_word[position]),
            whole="" if alone else self._whole(int(self.bounds[left]), int(self.bounds[right])),
            opens=not alone and position == max(left, first),
        )

    def _whole(self, start: int, end: int) -> str:
        shown = self.raw[start : min(end, start + _SHOWN)].decode(errors="ignore")
        many = _MANY_ACCENTS.match(shown)
        more = "…" if many or end - start > _SHOWN else ""
        return visible(many[1] if many else shown) + more


def tokens(vocabulary: Vocabulary, text: str, check: Check = no_check) -> Tokens:
    """Split `text` the way the model's tokenizer does, and count.

    Bytes of tokens, put end to end, are the bytes of the text. Where a vocabulary has no token
    for a byte (SmolLM2 has none for some control characters), the tokenizer drops it in silence;
    here it becomes a piece without a token.

    Args:
        check: called now and then; what it raises ends the work.

    Raises:
        TextTooLong: over `LIMIT_BYTES` bytes of UTF-8; measured first, nothing is computed.
    """
    safe = clean(text)
    raw = safe.text.encode()
    if len(raw) > LIMIT_BYTES:
        raise TextTooLong(len(raw), LIMIT_BYTES, "bytes")

    ids = np.array(vocabulary.encode(safe.text, check), dtype=np.int32)
    different, which = np.unique(ids, return_inverse=True)
    found = vocabulary.tokens(different.tolist())
    lengths = np.array([len(token.raw) for token in found], dtype=np.int64)[which]
    joined = b"".join(map([token.raw for token in found].__getitem__, which.tolist()))
    piece_ids, bounds = _tile(ids, lengths, joined, raw)
    check()

    code_point_starts = starts_of_code_points(raw)
    character_starts = [start for start, _ in characters(safe.text, check)]
    begins_character = np.zeros(len(raw) + 1, dtype=bool)
    begins_character[code_point_starts[character_starts]] = True

    words = code_point_starts[[word.start() for word in BETWEEN_SPACES.finditer(safe.text)]]
    starts_word = np.zeros(len(piece_ids), dtype=bool)
    starts_word[np.searchsorted(bounds, words, side="right") - 1] = True

    spaced = safe.text.split()
    signed = [safe.text[start:end] for start, end in words_and_signs(safe.text, check)]
    return Tokens(
        raw=raw,
        replaced=safe.replaced,
        characters=len(character_starts),
        code_points=len(code_point_starts),
        between_spaces=Words(len(spaced), len(set(spaced))),
        words_and_signs=Words(len(signed), len(set(signed))),
        unique=len(found),
        unseen_bytes=len(raw) - len(joined),
        piece_ids=piece_ids,
        bounds=bounds,
        starts_word=starts_word,
        group=np.cumsum(begins_character[bounds[:-1]]),
        entries={token.id: token for token in found},
    )


def starts_of_code_points(raw: bytes) -> np.ndarray:
    """(code points,) the byte at which each begins: all but UTF-8's continuation bytes."""
    return np.flatnonzero((np.frombuffer(raw, dtype=np.uint8) & 0xC0) != 0x80)


def _tile(
    ids: np.ndarray, lengths: np.ndarray, joined: bytes, raw: bytes
) -> tuple[np.ndarray, np.ndarray]:
    """Lay the tokens over the bytes of the text: (piece ids, bounds), see Tokens.

    Args:
        ids, lengths: (tokens,) each, and how many bytes it has.
        joined: those bytes, end to end.
        raw: the text.
    """
    kept = np.arange(len(raw))
    if joined != raw:
        data = np.frombuffer(raw, dtype=np.uint8)
        # A byte without a token is missing everywhere, a byte with one nowhere.
        kept = np.flatnonzero(np.isin(data, np.frombuffer(joined, dtype=np.uint8)))
        if raw.translate(None, bytes(set(raw) - set(joined))) != joined:
            raise ValueError("this vocabulary rewrites text: its tokens do not spell it")

    after = np.cumsum(lengths)
    starts, ends = kept[after - lengths], kept[after - 1] + 1
    gap_starts, gap_ends = np.append(0, ends), np.append(starts, len(raw))
    gaps = gap_starts[gap_starts < gap_ends]

    piece_ids = np.append(ids, np.full(len(gaps), _NO_TOKEN, dtype=np.int32))
    piece_starts = np.append(starts, gaps)
    order = np.argsort(piece_starts, kind="stable")
    return piece_ids[order], np.append(piece_starts[order], len(raw))


def _bytes_label(raw: bytes) -> str:
    shown, more = raw[:_SHOWN], "…" if len(raw) > _SHOWN else ""
    try:
        return visible(shown.decode()) + more
    except UnicodeDecodeError:
        return f"⟨{bytes_text(shown)}{more}⟩"
