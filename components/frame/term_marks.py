"""Finds the glossary's terms in Markdown and makes links of them. Knows no page, no Streamlit.

A term is found in upper or lower case, in the plural, under each name it has ("Byte pair encoding
(BPE)" has two), as whole words; the longest term that fits a place has it. It isn't looked for
where words are no prose of ours: in code, formulas, links, headings, tables, and in what is quoted.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from urllib.parse import quote

GLOSSARY = "glossary"  # the address of the page, beside that of every other one

_NAMES = re.compile(r"(.+?)\s*\((.+)\)")  # "a name (another one)"
_NO_PLURAL = {"gain"}  # "gains" is what a token does
_BETWEEN = r"(?:\*\*)?[\s-]+(?:\*\*)?"  # words of a term: in "**masked** model" one is set off
_NO_PROSE = re.compile(
    r"""
      ^\s*(?:```|~~~).*?^\s*(?:```|~~~)     # code,
    | (`+)(?!`).*?(?<!`)\1(?!`)
    | \$\$.*?\$\$ | \$[^$\n]+\$             # formulas,
    | ^\s{0,3}\#{1,6}\s[^\n]* | ^\s*\|[^\n]*  # headings and rows of tables,
    | !?\[(?:[^\[\]]|\[[^\[\]]*\])*\]\([^)]*\)  # links,
    | <[^<>\n]*> | https?://\S+
    | :material/\w+: | :[a-z-]+\[           # what Streamlit adds to Markdown,
    | “[^”]*” | "[^"\n]*"                   # what is quoted,
    | ␣\S*                                  # and a token.
    """,
    re.DOTALL | re.MULTILINE | re.VERBOSE,
)


class Marker:
    """Links for the terms of a glossary."""

    def __init__(self, glossary: Mapping[str, str]) -> None:
        """Take the terms: the name of each, as the glossary has it, and its sentence."""
        self._glossary = glossary
        forms = [(form, name) for name in glossary for form in _forms(name)]
        forms.sort(key=lambda entry: len(entry[0]), reverse=True)
        self._names = [name for _, name in forms]
        # One group a form: which one has matched tells the term.
        every = "|".join(f"({_pattern(form)})" for form, _ in forms)
        self._words = re.compile(rf"(?<![\w␣-])(?:{every})(?![\w-])") if forms else None

    def marked(self, text: str, mine: Callable[[str], bool]) -> str:
        """The Markdown text with a link where a term stands for the first time.

        Args:
            text: Markdown.
            mine: asked once for each term that is found, whether it is to be marked here.
        """
        done: set[str] = set()
        parts: list[str] = []
        end = 0
        for name, start, stop in self._found(text):
            if name not in done:
                done.add(name)
                if mine(name):
                    parts += [text[end:start], self._link(name, text[start:stop])]
                    end = stop
        return "".join([*parts, text[end:]])

    def terms_in(self, text: str) -> list[str]:
        """The terms that stand in a text, each once, in their order."""
        return list(dict.fromkeys(name for name, _, _ in self._found(text)))

    def _found(self, text: str) -> Iterator[tuple[str, int, int]]:
        if self._words is None:
            return
        closed = [found.span() for found in _NO_PROSE.finditer(text)]
        for found in self._words.finditer(text):
            start, stop = found.span()
            if any(start < last and first < stop for first, last in closed):
                continue
            if found[0].count("**") % 2:  # of "**masked** model" the first stars, too
                if text[:start].endswith("**"):
                    start -= 2
                elif text.startswith("**", stop):
                    stop += 2
                else:
                    continue
            yield self._names[(found.lastindex or 1) - 1], start, stop

    def _link(self, name: str, words: str) -> str:
        says = re.sub(r'([\\"*_`\[\]<>|$&])', r"\\\1", self._glossary[name])
        return f'[{words}]({address(name)} "{says}")'


def address(name: str) -> str:
    """Of a term's entry, as seen from any page: relative, so that it works below a base path."""
    return f"{GLOSSARY}?find={quote(name, safe='')}"


def unmarked(text: str) -> str:
    """The text as it was before terms were marked in it."""
    return re.sub(rf'\[([^\[\]]*)\]\({GLOSSARY}\?find=[^\s]* "(?:[^"\\]|\\.)*"\)', r"\1", text)


def marked_in(text: str) -> list[str]:
    """The addresses of the entries that a text has links to, for whoever checks it."""
    return re.findall(rf"\]\(({GLOSSARY}\?find=[^\s]*) ", text)


def _forms(name: str) -> Iterable[str]:
    """What a term is called: "A (B)" and "A and B" are two names."""
    two = _NAMES.fullmatch(name)
    return two.groups() if two else name.split(" and ")


def _pattern(form: str) -> str:
    *before, last = form.split()
    # "Perplexity of one distribution" is of this distribution, where one is on the screen.
    before = ["(?:one|a|the|this)" if word == "one" else re.escape(word) for word in before]
    pattern = _BETWEEN.join([*before, _plural(last)])
    # An abbreviation is written in capitals: BPE is one, and "flop" no FLOP.
    return pattern if re.search(r"[A-Z]{2}", form) else f"(?i:{pattern})"


def _plural(word: str) -> str:
    """The word, or the plural of it."""
    if not word[-1].isalpha() or "-" in word or word.lower() in _NO_PLURAL:  # UTF-8, top-p
        return re.escape(word)
    if re.search(r"[^aeiou]y$", word):
        return f"{re.escape(word[:-1])}(?:y|ies)"
    if re.search(r"is$", word):
        return f"{re.escape(word[:-2])}(?:is|es)"
    return re.escape(word) + ("(?:es)?" if re.search(r"(?:s|x|ch|sh)$", word) else "s?")
