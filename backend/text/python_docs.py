"""A long English text that every installation has: the documentation inside Python's own library.

It is read from the files of the Python that runs this, so its words differ a little from version to
version, and never between two runs of the same one.
"""

from __future__ import annotations

import ast
import sysconfig
from collections.abc import Iterator
from functools import cache
from pathlib import Path

LENGTH = 400_000  # bytes, about: whole docstrings, until so much is there


@cache
def python_docs() -> str:
    """Docstrings of the modules of the standard library in the order of the alphabet.

    Source files are parsed, never run. Empty where Python came without them.
    """
    found, total = [], 0
    for docstring in _docstrings(Path(sysconfig.get_path("stdlib"))):
        found.append(docstring)
        total += len(docstring.encode(errors="replace"))
        if total >= LENGTH:
            break
    return "\n\n".join(found).encode(errors="replace").decode()


def _docstrings(library: Path) -> Iterator[str]:
    for file in sorted(library.glob("[a-z]*.py")):
        try:
            tree = ast.parse(file.read_bytes())
        except (OSError, SyntaxError, ValueError):  # a file that someone put there or took away
            continue
        for node in ast.walk(tree):
            if isinstance(node, ast.Module | ast.ClassDef | ast.FunctionDef | ast.AsyncFunctionDef):
                docstring = ast.get_docstring(node)
                if docstring:
                    yield docstring
