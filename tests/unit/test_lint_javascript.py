"""`make lint` finds what is wrong in JavaScript and CSS: each mistake is made in a copy of ours."""

from __future__ import annotations

import platform
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
PROGRAMS = Path(sys.executable).parent
OXLINT = (PROGRAMS / "oxlint", "components", "pages")
BIOME = (PROGRAMS / "biome", "check", "--error-on-warnings")

CHART = "components/widgets/live_bars/chart.js"
MOUNT = "components/widgets/web/mount.js"
ENTRY = "components/widgets/live_bars/live_bars.js"
CIRCLE = """import liveBars from "../live_bars/live_bars.js";
export const again = liveBars;
"""
SLIDER = "components/widgets/web/slider.css"

needs_biome = pytest.mark.skipif(
    not (sys.platform == "linux" and platform.machine() == "x86_64"),
    reason="Biome is not made for this machine",
)


@pytest.fixture
def copy(tmp_path: Path) -> Path:
    """Our scripts and style sheets, with the settings of the tools."""
    for folder in ("components", "pages"):
        for file in (ROOT / folder).rglob("*"):
            if file.suffix in (".js", ".css"):
                target = tmp_path / file.relative_to(ROOT)
                target.parent.mkdir(parents=True, exist_ok=True)
                shutil.copy(file, target)
    for name in (".oxlintrc.json", "biome.jsonc"):
        shutil.copy(ROOT / name, tmp_path)
    return tmp_path


def run(command: tuple[Path | str, ...], folder: Path) -> tuple[int, str]:
    done = subprocess.run(command, cwd=folder, capture_output=True, text=True, check=False)
    return done.returncode, done.stdout + done.stderr


def change(folder: Path, file: str, old: str, new: str) -> None:
    source = (folder / file).read_text(encoding="utf-8")
    assert old in source, f"{file} no longer holds {old!r}"
    (folder / file).write_text(source.replace(old, new, 1), encoding="utf-8")


def test_there_is_nothing_to_say_of_ours(copy: Path) -> None:
    assert run(OXLINT, copy)[0] == 0


@needs_biome
def test_ours_is_in_form(copy: Path) -> None:
    assert run(BIOME, copy)[0] == 0


@pytest.mark.parametrize(
    ("file", "old", "new", "rule"),
    [
        (ENTRY, "{ mounted }", "{ mountde as mounted }", "import(named)"),
        (ENTRY, "return show(", "return shwo(", "no-undef"),
        (CHART, "schedule();", "shedule();", "no-undef"),
        (CHART, "export function createChart", "function createChart", "import(named)"),
        (ENTRY, "const show", "const left = 1;\nconst show", "no-unused-vars"),
        (
            ENTRY,
            "import { mounted }",
            "import { element } from '../web/elements.js';\nimport { mounted }",
            "no-unused-vars",
        ),
        (MOUNT, "if (!view)", "if (view == undefined)", "eqeqeq"),
        (MOUNT, "\nexport", f"\n{CIRCLE}export", "import(no-cycle)"),
    ],
)
def test_a_mistake_in_a_script_is_found(
    copy: Path, file: str, old: str, new: str, rule: str
) -> None:
    change(copy, file, old, new)
    code, said = run(OXLINT, copy)
    assert code != 0
    assert rule in said


@needs_biome
@pytest.mark.parametrize(
    ("file", "old", "new", "what"),
    [
        (ENTRY, "web/mount.js", "web/mounts.js", "noUnresolvedImports"),
        (MOUNT, "const views", "const  views", "format"),
        (MOUNT, "new WeakMap();", "new WeakMap()", "format"),
        (SLIDER, "display: block", "dispaly: block", "noUnknownProperty"),
        (SLIDER, "height: 20px", "height: 20pq", "noUnknownUnit"),
        (SLIDER, "  display", "\tdisplay", "format"),
    ],
)
def test_a_mistake_in_form_or_style_is_found(
    copy: Path, file: str, old: str, new: str, what: str
) -> None:
    change(copy, file, old, new)
    code, said = run(BIOME, copy)
    assert code != 0
    assert what in said
