"""A model's vocabulary: text to token ids and back. Knows bytes and labels, no network."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from tokenizers import Tokenizer

from backend.numbers import bytes_text
from backend.visible import visible

BYTES_PER_TOKEN = 775  # of memory, all that belongs to a token


@dataclass(frozen=True)
class Token:
    """One entry of the vocabulary.

    Attributes:
        id: its number; what the model sees. Two tokens may look alike, their ids never do.
        raw: its bytes. A piece of an emoji holds only some of the bytes of a character.
        text: `raw` as UTF-8, with U+FFFD for what is not whole.
        label: for the screen, nothing in it invisible (`backend.visible`), a piece of a character
            as its bytes. No two tokens of a vocabulary have the same label.
        special: a control token of the model; typed text never becomes one.
        starts_word: its text begins with white space.
    """

    id: int
    raw: bytes
    text: str
    label: str
    special: bool
    starts_word: bool


def _byte_alphabet() -> dict[str, int]:
    """The sign that stands for each byte in a byte-level vocabulary.

    Source: Radford et al. 2019 (GPT-2): printable Latin-1 signs stand for themselves, the other
    bytes for the code points from 256 on, in order.
    """
    printable = [*range(0x21, 0x7F), *range(0xA1, 0xAD), *range(0xAE, 0x100)]
    others = [byte for byte in range(256) if byte not in printable]
    alphabet = {chr(byte): byte for byte in printable}
    alphabet.update({chr(256 + place): byte for place, byte in enumerate(others)})
    return alphabet


_BYTE_OF = _byte_alphabet()


class Vocabulary:
    """A byte-level BPE vocabulary, read from a `tokenizer.json`."""

    def __init__(self, tokenizer: Tokenizer) -> None:
        # Text typed by a person is text: "<|endoftext|>" is thirteen signs, not id 0.
        tokenizer.encode_special_tokens = True
        self._tokenizer = tokenizer
        self.size: int = tokenizer.get_vocab_size(with_added_tokens=True)
        self._special = {
            token_id
            for token_id, added in tokenizer.get_added_tokens_decoder().items()
            if added.special
        }
        self._tokens: dict[int, Token] = {}

    def __sizeof__(self) -> int:
        """About: the tokenizer lies outside Python. Measured for vocabularies of 4,096 tokens."""
        return object.__sizeof__(self) + BYTES_PER_TOKEN * self.size

    @classmethod
    def from_file(cls, path: Path | str) -> Vocabulary:
        """Read a `tokenizer.json`. Raises an Exception of `tokenizers` if it is not one."""
        return cls(Tokenizer.from_file(str(path)))

    def encode(self, text: str) -> list[int]:
        """Token ids of `text`: nothing added, nothing trimmed, no special tokens.

        Raises:
            UnicodeEncodeError: the text holds lone surrogates (clean it first).
        """
        return list(self._tokenizer.encode(text, add_special_tokens=False).ids)

    def decode(self, ids: Sequence[int]) -> str:
        """Text of token ids; a character cut in two shows as U+FFFD."""
        return b"".join(self.token(token_id).raw for token_id in ids).decode(errors="replace")

    def token(self, token_id: int) -> Token:
        """One entry. Raises ValueError for an id outside the vocabulary."""
        known = self._tokens.get(token_id)
        if known is None:
            known = self._tokens[token_id] = self._read(token_id)
        return known

    def special_id(self, name: str) -> int:
        """The id of a control token such as `<|endoftext|>`. Raises ValueError if there is none."""
        token_id = self._tokenizer.token_to_id(name)
        if token_id is None or token_id not in self._special:
            raise ValueError(f"{name!r} is not a special token of this vocabulary")
        return token_id

    def special_names(self) -> list[str]:
        """The names of all control tokens, in the order of their ids."""
        return [self.token(token_id).text for token_id in sorted(self._special)]

    def tokens(self, ids: Sequence[int]) -> list[Token]:
        return [self.token(token_id) for token_id in ids]

    def labels(self, ids: Sequence[int]) -> list[str]:
        return [self.token(token_id).label for token_id in ids]

    def _read(self, token_id: int) -> Token:
        piece = self._tokenizer.id_to_token(token_id) if token_id >= 0 else None
        if piece is None:
            raise ValueError(f"token id {token_id} is not in this vocabulary of {self.size:,}")
        if token_id in self._special:
            return Token(token_id, piece.encode(), piece, piece, special=True, starts_word=False)
        if any(sign not in _BYTE_OF for sign in piece):  # an added word, kept as plain text
            return Token(token_id, piece.encode(), piece, visible(piece), False, False)
        raw = bytes(_BYTE_OF[sign] for sign in piece)
        text = raw.decode(errors="replace")
        label = visible(text) if _is_whole(raw) else f"⟨{bytes_text(raw)}⟩"
        return Token(token_id, raw, text, label, special=False, starts_word=text[:1].isspace())


def _is_whole(raw: bytes) -> bool:
    try:
        raw.decode()
    except UnicodeDecodeError:
        return False
    return True
