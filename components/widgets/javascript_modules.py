"""JavaScript modules joined into one, as Streamlit takes a component's script. Knows no Streamlit.

Each file is a module as the browser would load it, with `import` and `export`; joined, each has a
scope of its own, so that names of two files never clash. Only the forms that we write are taken:

    import { a, b as c } from "./file.js";
    export function a() {}    export async function    export class A {}    export const b = 1;
    export default function main() {}        (the entry alone)

Everything else about modules is refused, with file and line.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import NoReturn

_IMPORT = re.compile(r'import\s*\{([\w$\s,]*)\}\s*from\s*"([^"\n]*)"\s*;')
_IMPORTED = re.compile(r"([\w$]+)(?:\s+as\s+([\w$]+))?")
_EXPORT = re.compile(r"export\s+(default\s+)?(?:(?:async\s+)?function|class|const)\s+([\w$]+)")
_EXPORT_WORD = re.compile(r"export\s+(?:default\s+)?")
_MODULE_WORD = re.compile(r"(?<![\w$.])(?:import|export)(?![\w$])(?!\s*:)")

# What holds no code: comments, strings, the text of templates, regular expressions.
_MARK = re.compile(r"""//|/\*|["'`/{}]""")
_CODE = re.compile(r"[{}/]")
_COMMENT = re.compile(r"//[^\n]*|/\*.*?\*/", re.DOTALL)
_STRING = re.compile(r'"(?:[^"\\\n]|\\.)*"|\'(?:[^\'\\\n]|\\.)*\'', re.DOTALL)
_TEMPLATE_TEXT = re.compile(r"[`}](?:[^`\\$]|\\.|\$(?!\{))*(?:`|\$\{)", re.DOTALL)
_REGEX = re.compile(r"/(?:[^/\\\[\n]|\\.|\[(?:[^\]\\\n]|\\.)*\])+/\w*")
_PATTERNS = {
    **dict.fromkeys(("//", "/*"), _COMMENT),
    **dict.fromkeys(("'", '"'), _STRING),
    **dict.fromkeys(("{", "}"), _CODE),
    "/": _REGEX,
}
# A slash after one of these begins a regular expression; after a name, a number, ) or ] it divides.
_BEFORE_REGEX = re.compile(
    r"(?:^|[({\[},;:=!&|?+\-*%<>~^]|\b(?:return|typeof|case|of|in|yield|await))$"
)

# Streamlit hands a component the element to draw in; it may come again with the same one.
_DRESSED = """const styles = new CSSStyleSheet();
styles.replaceSync(%s);
function dressed(component) {
  const { adoptedStyleSheets: worn } = component.parentElement.getRootNode();
  if (!worn.includes(styles)) worn.push(styles);
  return %s(component);
}"""


class ModuleError(ValueError):
    """A script that cannot be joined, and the file and line where that shows."""


@dataclass(frozen=True)
class _Import:
    module: Path
    names: dict[str, str]  # exported name -> name here
    line: int


@dataclass(frozen=True)
class _Module:
    path: Path
    imports: list[_Import] = field(default_factory=list)
    exports: list[str] = field(default_factory=list)
    default: str = ""  # the name of `export default function`
    code: str = ""  # without imports, and without the word `export`


def joined_script(entry: Path, styles: str = "") -> str:
    """The entry and everything it imports, as one module with the entry's default export.

    Args:
        styles: of the component; the script puts them where it is mounted. As a file of its own
            they would come after the script, and everything would jump.

    Raises:
        ModuleError: a file or an exported name is missing, modules import each other in a circle,
            the entry has no default export, or a file uses a form that is not taken.
    """
    modules: dict[Path, _Module] = {}  # those that are imported first
    _collect(entry.resolve(), modules, ())
    *_, last = modules.values()
    if not last.default:
        _refuse(last.path, 1, "the entry needs an `export default function name`")
    variables = {path: f"module_{number}" for number, path in enumerate(modules, 1)}
    written = [_wrapped(module, variables) for module in modules.values()]
    component = f"{variables[last.path]}.default"
    if styles:
        written.append(_DRESSED % (json.dumps(styles), component))
        component = "dressed"
    return "\n".join([*written, f"export default {component};\n"])


def _collect(path: Path, modules: dict[Path, _Module], importing: tuple[Path, ...]) -> None:
    """Read a module after all that it imports."""
    module = _read(path)
    for one in module.imports:
        if one.module in (*importing, path):
            _refuse(path, one.line, f"imports {one.module.name} in a circle")
        if one.module not in modules:
            if not one.module.is_file():
                _refuse(path, one.line, f"there is no file {one.module}")
            _collect(one.module, modules, (*importing, path))
        imported = modules[one.module]
        if imported.default:
            _refuse(one.module, 1, "only the entry may have a default export")
        for name in one.names:
            if name not in imported.exports:
                _refuse(path, one.line, f"{one.module.name} exports no {name}")
    modules[path] = module


def _wrapped(module: _Module, variables: dict[Path, str]) -> str:
    imports = [
        f"const {{ {', '.join(f'{name}: {own}' for name, own in one.names.items())} }}"
        f" = {variables[one.module]};"
        for one in module.imports
    ]
    exports = [*module.exports, *([f"default: {module.default}"] if module.default else [])]
    lines = [
        f"// {module.path.name}",
        f"const {variables[module.path]} = (() => {{",
        *imports,
        module.code.strip("\n"),
        f"return {{ {', '.join(exports)} }};",
        "})();",
    ]
    return "\n".join(lines)


def _read(path: Path) -> _Module:
    source = path.read_text(encoding="utf-8")
    bare = _without_text(source, path)
    imports: list[_Import] = []
    exports: list[str] = []
    default = ""
    kept: list[str] = []
    done = 0
    for word in _MODULE_WORD.finditer(bare):
        start = word.start()
        line = source.count("\n", 0, start) + 1
        at_line_start = start == 0 or source[start - 1] == "\n"
        kept.append(source[done:start])
        if at_line_start and (found := _IMPORT.match(source, start)):
            imports.append(_import(path, line, *found.groups()))
            done = found.end()
        elif at_line_start and (found := _EXPORT.match(source, start)):
            if found[1]:
                default = found[2]
            else:
                exports.append(found[2])
            export = _EXPORT_WORD.match(source, start)
            done = export.end() if export else start
        else:
            statement = source[start:].partition("\n")[0]
            _refuse(path, line, f"this form of import or export is not taken: {statement}")
    kept.append(source[done:])
    return _Module(path, imports, exports, default, "".join(kept))


def _import(path: Path, line: int, names: str, source: str) -> _Import:
    if not source.startswith(("./", "../")) or not source.endswith(".js"):
        _refuse(path, line, f'imports "{source}", which is no relative path of a .js file')
    pairs: dict[str, str] = {}
    for part in filter(None, (part.strip() for part in names.split(","))):
        found = _IMPORTED.fullmatch(part)
        if not found or found[1] in pairs:
            _refuse(path, line, f"imports {part!r}, which is no name or is named twice")
        pairs[found[1]] = found[2] or found[1]
    return _Import((path.parent / source).resolve(), pairs, line)


def _refuse(path: Path, line: int, why: str) -> NoReturn:
    raise ModuleError(f"{path}, line {line}: {why}")


def _without_text(source: str, path: Path) -> str:
    """The same length, with everything that is no code blanked out."""
    bare = list(source)
    for start, end in _text_spans(source, path):
        bare[start:end] = [sign if sign == "\n" else " " for sign in source[start:end]]
    return "".join(bare)


def _text_spans(source: str, path: Path) -> Iterator[tuple[int, int]]:
    """Where comments, strings, template texts and regular expressions are."""
    at = 0
    before = ""  # the end of the code so far: by it a regular expression is told from a division
    open_braces: list[int] = []  # for each `${` that we are in: how many braces are open inside
    while mark := _MARK.search(source, at):
        start = mark.start()
        before = (before + source[at:start]).rstrip()[-20:]
        sign = mark[0]
        resumed = sign == "}" and open_braces[-1:] == [0]  # the template goes on
        if resumed:
            open_braces.pop()
        elif sign in "{}" and open_braces:
            open_braces[-1] += 1 if sign == "{" else -1
        if sign == "`" or resumed:
            pattern = _TEMPLATE_TEXT
        elif sign == "/" and not _BEFORE_REGEX.search(before):
            pattern = _CODE
        else:
            pattern = _PATTERNS[sign]
        found = pattern.match(source, start)
        if not found:
            _refuse(path, source.count("\n", 0, start) + 1, f"what begins with {sign} has no end")
        at = found.end()
        if pattern is _CODE:
            before += sign
            continue
        yield start, at
        if pattern is _TEMPLATE_TEXT and found[0].endswith("${"):
            open_braces.append(0)
            before += "{"
        elif pattern is not _COMMENT:
            before += '"'
