"""What the app shows, as far as it is written down: strings of its source, and its documents.

Not what is a docstring, a comment, or a key. A key is one word of small letters, or joined by
signs: what is shown although it looks like one is found on the rendered pages.
"""

from __future__ import annotations

import ast
import re
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import NamedTuple

ROOT = Path(__file__).parents[2]
SOURCES = ("pages", "components", "backend")
HOLE = "…"  # where a value will stand

Reader = Callable[[str], Iterator[tuple[int, str]]]

_KEY = re.compile(r"[a-z0-9]*(?:[-_./:#]+[\w-]*)*")
_NOT_PROSE = re.compile(r':material/\w+:|(?<=\])\([^()"\s]*(?: "(?:[^"\\]|\\.)*")?\)|\{[^{}]*\}')
_CODE = re.compile(r"^(```|~~~).*?^\1|`[^`\n]*`", re.DOTALL | re.MULTILINE)
# In their order: what begins first wins, so that a comment mark in a string is none.
_TOKENS = re.compile(
    r"""
      (?P<comment>/\*.*?\*/|//[^\n]*)
    | (?P<text>"(?:\\.|[^"\\\n])*"|'(?:\\.|[^'\\\n])*'|`(?:\\.|[^`\\])*`)
    | (?P<regex>(?<=[=(,:!&|?{};])\s*/(?![*/])(?:\\.|\[(?:\\.|[^\]\\\n])*\]|[^/\\\n\[])+/)
    """,
    re.DOTALL | re.VERBOSE,
)


class Shown(NamedTuple):
    """A text that is shown, and where it is written."""

    text: str
    where: str


def everything_written() -> Iterator[Shown]:
    """All of it: Python, JavaScript, CSS and documents."""
    readers = {".py": python_strings, ".js": script_strings, ".css": script_strings}
    for folder in SOURCES:
        for file in sorted((ROOT / folder).rglob("*.*")):
            if file.suffix in readers:
                yield from _placed(file, readers[file.suffix])
    for file in documents():
        yield from _placed(file, paragraphs)


def documents() -> list[Path]:
    """The README, the model card, and the templates that both are made from."""
    cards = (ROOT / "backend" / "adapters").rglob("README.md")
    return [ROOT / "README.md", *sorted(cards), *sorted((ROOT / "docs").glob("*.template.md"))]


def _placed(file: Path, reader: Reader) -> Iterator[Shown]:
    for line, text in reader(file.read_text(encoding="utf-8")):
        yield Shown(text, f"{file.relative_to(ROOT)}:{line}")


def python_strings(source: str) -> Iterator[tuple[int, str]]:
    """Every string with its line. Of an f-string the whole, with holes; docstrings are left out."""
    tree = ast.parse(source)
    inner = {
        id(part)
        for node in ast.walk(tree)
        if isinstance(node, ast.JoinedStr)
        for part in node.values
        if isinstance(part, ast.Constant)
    }
    # A string that is a statement of its own is a docstring, wherever it stands.
    inner |= {id(node.value) for node in ast.walk(tree) if isinstance(node, ast.Expr)}
    for node in ast.walk(tree):
        if id(node) in inner:
            continue
        if isinstance(node, ast.JoinedStr):
            parts = [part.value if isinstance(part, ast.Constant) else HOLE for part in node.values]
            yield from prose(node.lineno, "".join(map(str, parts)))
        elif isinstance(node, ast.Constant) and isinstance(node.value, str):
            yield from prose(node.lineno, node.value)


def script_strings(source: str) -> Iterator[tuple[int, str]]:
    """Every string of JavaScript or CSS with its line; templates with holes."""
    for found in _TOKENS.finditer(source):
        if (text := found["text"]) is not None:
            line = source.count("\n", 0, found.start()) + 1
            inside = re.sub(r"\$\{(?:[^{}]|\{[^{}]*\})*\}", HOLE, text[1:-1])
            yield from prose(line, inside)
            # What a hole holds may be a string again, as in `${count} ${one ? "way" : "ways"}`.
            if text[0] == "`":
                for hole in re.findall(r"\$\{((?:[^{}]|\{[^{}]*\})*)\}", text):
                    yield from ((line, inner) for _, inner in script_strings(hole))


def paragraphs(source: str) -> Iterator[tuple[int, str]]:
    """Every paragraph, list item or row of a document with its line, without code."""
    text = _CODE.sub(lambda code: HOLE + "\n" * code[0].count("\n"), source)
    for block in re.finditer(r"(?:[^\n]+\n?)+", text):
        start = text.count("\n", 0, block.start()) + 1
        for item in re.finditer(r"(?:^|(?<=\n)(?=[-*|#]))[^\n]+(?:\n(?![-*|#])[^\n]+)*", block[0]):
            line = start + block[0].count("\n", 0, item.start())
            yield from prose(line, " ".join(item[0].split()))


def prose(line: int, text: str, *, keys: bool = False) -> Iterator[tuple[int, str]]:
    """The text without what is no word of it; nothing if it is a key, unless `keys` are words."""
    if keys or not _KEY.fullmatch(text):
        yield line, _NOT_PROSE.sub(HOLE, text)
