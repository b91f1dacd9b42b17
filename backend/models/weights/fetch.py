"""Fetch and convert models before the app starts: `python -m backend.models.weights.fetch [names]`.

Shows the progress in the terminal; one line and nothing else when everything is there already.
"""

from __future__ import annotations

import argparse
import os
import sys
import time
from collections.abc import Sequence

from backend.errors import LogitscopeError
from backend.models.catalog import CATALOG, card
from backend.models.weights.cache_place import note
from backend.models.weights.ensure import ensure

DEFAULT = ("smollm2", "smollm2-masked")

_BAR_WIDTH = 30


def main(arguments: Sequence[str] | None = None) -> int:
    """The command. Returns its exit code: 1 if a model is not available."""
    parser = argparse.ArgumentParser(
        prog="python -m backend.models.weights.fetch", description=__doc__
    )
    parser.add_argument(
        "names", nargs="*", metavar="name", help=f"one of {', '.join(CATALOG)}; default: the pair"
    )
    parser.add_argument("--verify", action="store_true", help="compare the SHA-256 sums too")
    options = parser.parse_args(arguments)
    # the terminal has one bar, ours: those of the libraries would run through it
    os.environ.setdefault("HF_HUB_DISABLE_PROGRESS_BARS", "1")
    os.environ.setdefault("TRANSFORMERS_VERBOSITY", "error")
    titles = []
    for name in options.names or DEFAULT:
        try:
            titles.append(card(name).title)
            terminal = _Terminal(titles[-1])
            folder = ensure(name, terminal.show, verify=options.verify)
            terminal.end()
        except LogitscopeError as error:
            print(f"\n{error}", file=sys.stderr)
            return 1
        except KeyboardInterrupt:
            print("\nStopped. Nothing half-finished is left behind.", file=sys.stderr)
            return 130
    if said := note():
        print(said)
    print(f"Ready: {'; '.join(titles)} ({folder.parent})")
    return 0


class _Terminal:
    """One line of progress that redraws itself; a line a stage where nobody is watching."""

    def __init__(self, title: str) -> None:
        self.title = title
        self.stage = ""
        self.drawn = 0.0

    def show(self, stage: str, done: int, total: int) -> None:
        now = time.monotonic()
        same = stage == self.stage
        if same and (not sys.stdout.isatty() or (done < total and now - self.drawn < 0.1)):
            return
        if not same:
            self.end()
        self.stage, self.drawn = stage, now
        line = f"{self.title}: {stage.lower()}"
        if not sys.stdout.isatty():
            print(line, flush=True)
            return
        if total:
            filled = _BAR_WIDTH * done // total
            bar = "█" * filled + "░" * (_BAR_WIDTH - filled)
            line += f"  {bar}  {done / 1e6:,.0f} of {total / 1e6:,.0f} MB"
        print(f"\r\x1b[K{line}", end="", flush=True)

    def end(self) -> None:
        """Leave the last line standing, if one was drawn."""
        if self.stage and sys.stdout.isatty():
            print()
        self.stage = ""


if __name__ == "__main__":
    sys.exit(main())
