"""Every version is pinned, and what the code imports is asked for."""

from __future__ import annotations

import ast
import re
import sys
from collections.abc import Iterable
from importlib.metadata import packages_distributions, requires, version
from pathlib import Path

import pytest
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

ROOT = Path(__file__).parents[2]
OURS = {"app", "backend", "components", "pages", "tests", "tools"}


def pins(name: str) -> dict[str, str]:
    """Package -> version of one of the files, as far as it is meant for this machine.

    Fails on a line that pins nothing.
    """
    found: dict[str, str] = {}
    for line in (ROOT / name).read_text(encoding="utf-8").splitlines():
        if not line or line.startswith(("#", "-r ", "-c ")):
            continue
        match = re.fullmatch(r"([\w.-]+)(\[\w+\])?==([\w.]+)( ; .+)?", line)
        assert match, f"{name}: {line!r} is not name==version"
        marker = Requirement(line).marker
        if marker and not marker.evaluate():
            continue
        found[canonicalize_name(match[1]) + (match[2] or "")] = match[3]
    return found


RUNTIME = pins("requirements.txt")
RAY = pins("requirements-ray.txt")
DEVELOPMENT = pins("requirements-dev.txt")
INDIRECT = pins("constraints.txt")
DIRECT = RUNTIME | RAY | DEVELOPMENT
PINNED = {name.partition("[")[0]: version for name, version in (DIRECT | INDIRECT).items()}


def needed(roots: Iterable[str]) -> set[str]:
    """These packages and everything they bring along here, by canonical name."""
    found: set[tuple[str, str]] = set()  # package, and one of its extras or ""
    waiting = [Requirement(root) for root in roots]
    while waiting:
        wanted = waiting.pop()
        name = canonicalize_name(wanted.name)
        for extra in {"", *wanted.extras} - {extra for other, extra in found if other == name}:
            found.add((name, extra))
            requirements = (Requirement(text) for text in requires(name) or [])
            waiting += [
                requirement
                for requirement in requirements
                if requirement.marker is None or requirement.marker.evaluate({"extra": extra})
            ]
    return {name for name, _ in found}


def imported(folder: str) -> set[str]:
    """The top-level modules that the Python files under a folder import."""
    modules: set[str] = set()
    start = ROOT / folder
    for file in [start] if start.is_file() else start.rglob("*.py"):
        for node in ast.walk(ast.parse(file.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Import):
                modules.update(alias.name.partition(".")[0] for alias in node.names)
            elif isinstance(node, ast.ImportFrom) and node.module and not node.level:
                modules.add(node.module.partition(".")[0])
    return modules - OURS - sys.stdlib_module_names


def test_no_package_is_pinned_twice() -> None:
    assert len(DIRECT) == len(RUNTIME) + len(RAY) + len(DEVELOPMENT)
    assert len(PINNED) == len(DIRECT) + len(INDIRECT)


def test_everything_that_is_brought_along_is_pinned() -> None:
    # A build of torch with CUDA pins its own parts.
    cuda = re.compile(r"nvidia-|cuda-|triton$")
    brought = {name for name in needed(DIRECT) if not cuda.match(name)}
    assert {f"{name}=={version(name)}" for name in brought - PINNED.keys()} == set()


@pytest.mark.parametrize("roots", [RUNTIME, RUNTIME | RAY])
def test_what_an_app_needs_is_not_pinned_by_the_files_of_the_checks(roots: dict[str, str]) -> None:
    own = {root.partition("[")[0] for root in roots}
    assert needed(roots) & PINNED.keys() - own - INDIRECT.keys() == set()


def test_the_environment_has_the_pinned_versions() -> None:
    here = {name: version(name).partition("+")[0] for name in needed(DIRECT)}
    assert {name: found for name, found in here.items() if PINNED.get(name, found) != found} == {}


@pytest.mark.parametrize("folder", ["app.py", "backend", "components", "pages"])
def test_what_the_app_imports_is_required_by_name(folder: str) -> None:
    distributions = packages_distributions()
    asked = {
        module: {canonicalize_name(name) for name in distributions.get(module, [])}
        for module in imported(folder)
    }
    # optional, and imported by one file that nothing else imports
    allowed = RUNTIME.keys() | {"ray"}
    assert {module for module, names in asked.items() if not names & allowed} == set()
