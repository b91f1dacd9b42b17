"""Modules joined into one script: each in its scope, in order, and nothing but what we can join."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from components.widgets.javascript_modules import ModuleError, joined_script

ENTRY = "export default function main() {}\n"


def written(folder: Path, **modules: str) -> Path:
    """Modules as files, `a` as a.js; gives back the first one."""
    for name, source in modules.items():
        (folder / f"{name}.js").write_text(source, encoding="utf-8")
    return folder / f"{next(iter(modules))}.js"


def test_what_is_imported_comes_first_and_once(tmp_path: Path) -> None:
    entry = written(
        tmp_path,
        entry=f'import {{ b }} from "./b.js";\nimport {{ c }} from "./c.js";\n{ENTRY}',
        b='import { c } from "./c.js";\nexport const b = c;\n',
        c="export const c = 1;\n",
    )
    headings = re.findall(r"^// (\w\.js|entry\.js)$", joined_script(entry), re.MULTILINE)
    assert headings == ["c.js", "b.js", "entry.js"]


def test_each_module_has_a_scope_and_names_are_handed_over(tmp_path: Path) -> None:
    entry = written(
        tmp_path,
        entry=f'import {{\n  a as first,\n  B,\n}} from "./other.js";\nconst secret = 1;\n{ENTRY}',
        other="const secret = 2;\nexport function a() {}\nexport class B {}\n",
    )
    assert joined_script(entry) == (
        "// other.js\n"
        "const module_1 = (() => {\n"
        "const secret = 2;\nfunction a() {}\nclass B {}\n"
        "return { a, B };\n"
        "})();\n"
        "// entry.js\n"
        "const module_2 = (() => {\n"
        "const { a: first, B: B } = module_1;\n"
        "const secret = 1;\nfunction main() {}\n"
        "return { default: main };\n"
        "})();\n"
        "export default module_2.default;\n"
    )


def test_paths_are_relative_to_the_importing_file(tmp_path: Path) -> None:
    (tmp_path / "web").mkdir()
    written(tmp_path / "web", a='import { b } from "./b.js";\nexport const a = b;\n')
    written(tmp_path / "web", b="export const b = 1;\n")
    (tmp_path / "page").mkdir()
    entry = written(tmp_path / "page", entry=f'import {{ a }} from "../web/a.js";\n{ENTRY}')
    assert "const { b: b } = module_1;" in joined_script(entry)


@pytest.mark.parametrize(
    "text",
    [
        "// export everything, import nothing\n",
        "/*\nimport { a } from './a.js';\n*/\n",
        'const text = "export \\" import";\n',
        "const text = 'import';\n",
        "const text = `\nexport const ${{ a: `import ${1}` }.a}\nimport`;\n",
        "const pattern = /[/]export `'\"/g;\nconst half = 4 / 2;\n",
        "const quotient = (1 + 1) / 2; // export /\n",
        "const facts = { export: 1, import: 2 };\nfacts.export = facts.import;\n",
        "const imported = 1;\nconst exports = 2;\n",
    ],
)
def test_words_that_are_no_statements_stay_as_they_are(tmp_path: Path, text: str) -> None:
    script = joined_script(written(tmp_path, entry=text + ENTRY))
    assert text.strip("\n") in script
    assert "function main() {}\nreturn { default: main };" in script


@pytest.mark.parametrize(
    ("statement", "why"),
    [
        ('import a from "./a.js";', "not taken"),
        ('import * as a from "./a.js";', "not taken"),
        ('import "./a.js";', "not taken"),
        ('const a = await import("./a.js");', "not taken"),
        ("const a = import.meta.url;", "not taken"),
        ("import { a } from './a.js';", "not taken"),
        ('  import { a } from "./a.js";', "not taken"),
        ('export * from "./a.js";', "not taken"),
        ('export { a } from "./a.js";', "not taken"),
        ("export { main };", "not taken"),
        ("export let a = 1;", "not taken"),
        ("export const { a } = {};", "not taken"),
        ("export default () => {};", "not taken"),
        ("export default function () {}", "not taken"),
        ('import { a } from "a";', "no relative path"),
        ('import { a } from "https://example.org/a.js";', "no relative path"),
        ('import { a } from "./a";', "no relative path"),
        ('import { a, a } from "./a.js";', "named twice"),
        ('import { b } from "./a.js";', "a.js exports no b"),
        ('import { a } from "./missing.js";', "there is no file"),
        ("const text = `;", "has no end"),
    ],
)
def test_what_cannot_be_joined_is_refused_with_file_and_line(
    tmp_path: Path, statement: str, why: str
) -> None:
    entry = written(tmp_path, entry=f"// first\n{statement}\n{ENTRY}", a="export const a = 1;\n")
    with pytest.raises(ModuleError, match=rf"entry\.js, line 2: .*{why}"):
        joined_script(entry)


def test_a_circle_is_refused(tmp_path: Path) -> None:
    entry = written(
        tmp_path,
        entry=f'import {{ a }} from "./a.js";\n{ENTRY}',
        a='import { b } from "./b.js";\nexport const a = b;\n',
        b='\nimport { a } from "./a.js";\nexport const b = a;\n',
    )
    with pytest.raises(ModuleError, match=r"b\.js, line 2: imports a\.js in a circle"):
        joined_script(entry)


def test_the_entry_alone_has_the_default_export(tmp_path: Path) -> None:
    with pytest.raises(ModuleError, match="the entry needs an `export default"):
        joined_script(written(tmp_path, entry="export const a = 1;\n"))
    entry = written(
        tmp_path, entry=f'import {{ a }} from "./a.js";\n{ENTRY}', a=f"export const a = 1;\n{ENTRY}"
    )
    with pytest.raises(ModuleError, match=r"a\.js, line \d+: only the entry"):
        joined_script(entry)
