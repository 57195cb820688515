"""What the styles and lists of a Word file say: levels of headings, numbers as printed, hidden text."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from remit.loaders.formats.opener import attribute, child, local, whole_number
from remit.loaders.formats.theme import is_colour

if TYPE_CHECKING:
    from lxml.etree import _Element

_LONGEST_CHAIN = 20  # styles based on one another
_LEVELS = 9
_OFF = ("0", "false", "off", "none")


def is_on(properties: _Element | None, name: str) -> bool | None:
    """Whether a switch such as ``vanish`` is on, off, or not mentioned."""
    found = child(properties, name)
    if found is None:
        return None
    return attribute(found, "val", "1").casefold() not in _OFF


@dataclass(frozen=True)
class Style:
    """What a paragraph or character style states, its ancestors' statements included."""

    name: str = ""
    level: int = 0  # of a heading, from 1
    numbering: tuple[str, int] | None = None
    hidden: bool = False
    struck: bool = False
    ink: str = (
        ""  # of its letters, and what is behind them: empty, and nothing, where it does not say
    )
    ground: str | None = None


class Styles:
    """The styles of a file, by their ids."""

    def __init__(self, root: _Element | None) -> None:
        self._nodes = {
            attribute(node, "styleId"): node
            for node in (root if root is not None else ())
            if local(node) == "style"
        }
        self._usual = next((name for name, node in self._nodes.items() if _is_usual(node)), "")
        self._known: dict[str, Style] = {}

    def __getitem__(self, name: str) -> Style:
        if name not in self._known:
            self._known[name] = self._resolved(name)
        return self._known[name]

    def is_shaded(self, table: _Element) -> bool:
        """Whether a table fills cells, be it by its style, or those of one row only."""
        named = child(table, "tblPr", "tblStyle")
        style = attribute(named, "val") if named is not None else self._usual
        shades = [one for node in self._chain(style) for one in node.iter() if local(one) == "shd"]
        shades += [
            one
            for part in table
            for one in (child(part, "shd"), child(part, "tblPrEx", "shd"))
            if one is not None and local(part) in ("tblPr", "tr")
        ]
        return any(fill_of(one) is not None for one in shades)

    def _chain(self, name: str) -> list[_Element]:
        """A style and those that it is based on."""
        chain: list[_Element] = []
        while name in self._nodes and len(chain) < _LONGEST_CHAIN:
            node = self._nodes[name]
            chain.append(node)
            based = child(node, "basedOn")
            name = attribute(based, "val") if based is not None else ""
        return chain

    def _resolved(self, name: str) -> Style:
        style = Style()
        for node in reversed(self._chain(name)):
            style = _overlaid(style, node)
        return style


def _is_usual(node: _Element) -> bool:
    """Whether tables have a style that name none."""
    return attribute(node, "type") == "table" and attribute(node, "default") in ("1", "true")


def _overlaid(style: Style, node: _Element) -> Style:
    named = child(node, "name")
    name = attribute(named, "val").casefold() if named is not None else ""
    paragraph, run = child(node, "pPr"), child(node, "rPr")
    level = level_of(paragraph, style.level)
    kind, _, number = name.rpartition(" ")
    if kind == "heading" and number.isdecimal():
        level = min(int(number), _LEVELS)
    elif name == "title":
        level = 1
    hidden, struck = is_on(run, "vanish"), is_on(run, "strike") or is_on(run, "dstrike")
    return Style(
        name,
        level,
        numbering_of(paragraph, style.numbering),
        style.hidden if hidden is None else hidden,
        style.struck if struck is None else struck,
        ink_of(run, style.ink),
        ground_of(run, ground_of(paragraph, style.ground)),
    )


def ink_of(properties: _Element | None, inherited: str) -> str:
    """The colour of letters as RRGGBB that properties state; none where Word chooses one that can be read."""
    colour = child(properties, "color")
    if colour is None:
        return inherited
    stated = attribute(colour, "val").upper()
    return stated if is_colour(stated) else ""


def ground_of(properties: _Element | None, inherited: str | None) -> str | None:
    """The colour behind words as RRGGBB that properties state; empty where it has a name only, as a marker's has."""
    marker, shade = child(properties, "highlight"), child(properties, "shd")
    if marker is not None and attribute(marker, "val") != "none":
        return ""
    found = fill_of(shade)
    return inherited if found is None else found


def fill_of(shade: _Element | None) -> str | None:
    """The colour of a shading as RRGGBB; empty where it is not known, and nothing where there is none."""
    pattern = attribute(shade, "val") if shade is not None else "nil"
    if shade is None or pattern == "nil":
        return None
    stated = "color" if pattern == "solid" else "fill"
    fill = attribute(shade, stated).upper() if pattern in ("solid", "clear", "") else ""
    if is_colour(fill):
        return fill
    is_bare = pattern in ("clear", "") and not attribute(shade, "themeFill")
    return None if is_bare else ""


def level_of(properties: _Element | None, inherited: int) -> int:
    """The level of a heading that properties state; 0 is running text."""
    outline = child(properties, "outlineLvl")
    if outline is None:
        return inherited
    level = whole_number(attribute(outline, "val"), _LEVELS, 0, _LEVELS)
    return 0 if level == _LEVELS else level + 1


def numbering_of(
    properties: _Element | None, inherited: tuple[str, int] | None
) -> tuple[str, int] | None:
    """The list and the depth in it (from 0) that properties state."""
    stated = child(properties, "numPr")
    if stated is None:
        return inherited
    number, depth = child(stated, "numId"), child(stated, "ilvl")
    which = attribute(number, "val") if number is not None else (inherited or ("", 0))[0]
    level = whole_number(attribute(depth, "val") if depth is not None else "0", 0, 0, _LEVELS - 1)
    return (which, level) if which not in ("", "0") else None


@dataclass
class _Level:
    form: str = "decimal"
    text: str = ""
    start: int = 1
    legal: bool = False  # numbers of the levels above are shown as 1, 2, 3
    restart: int = -1  # the level that it restarts after; -1 is any above


@dataclass
class _List:
    counters: str  # lists of the same kind go on with one another's numbers
    levels: dict[int, _Level] = field(default_factory=dict)
    restarts: dict[int, int] = field(default_factory=dict)


class Numbering:
    """The automatic numbers of a file, counted as its paragraphs come along."""

    def __init__(self, root: _Element | None) -> None:
        self._lists = _lists(root) if root is not None else {}
        self._counts: dict[str, dict[int, int]] = {}
        self._begun: set[str] = set()

    def marker(self, number: str, depth: int) -> tuple[str, bool]:
        """The bullet or number of the next paragraph of a list, and whether it is a number."""
        which = self._lists.get(number)
        if which is None:
            return "•", False
        level = which.levels.get(depth, _Level())
        counts = self._counts.setdefault(which.counters, {})
        if number not in self._begun:  # a list that says where it starts does so once
            self._begun.add(number)
            for at, start in which.restarts.items():
                counts[at] = start - 1
        counts[depth] = counts.get(depth, level.start - 1) + 1
        for deeper in [at for at in counts if at > depth]:
            inner = which.levels.get(deeper, _Level())
            if inner.restart != 0 and (inner.restart < 0 or depth < inner.restart):
                del counts[deeper]
        if level.form == "bullet":
            return bullet(level.text), False
        if level.form == "none":
            return "", False
        return self._printed(which, depth, counts), True

    @staticmethod
    def _printed(which: _List, depth: int, counts: Mapping[int, int]) -> str:
        level = which.levels.get(depth, _Level())
        text = level.text or f"%{depth + 1}."
        for at in range(_LEVELS):
            if f"%{at + 1}" in text:
                above = which.levels.get(at, _Level())
                form = "decimal" if level.legal else above.form
                text = text.replace(f"%{at + 1}", counted(counts.get(at, above.start), form))
        return text.strip()


def _lists(root: _Element) -> dict[str, _List]:
    kinds = {
        attribute(node, "abstractNumId"): _levels(node)
        for node in root
        if local(node) == "abstractNum"
    }
    found = {}
    for node in root:
        if local(node) != "num":
            continue
        kind = child(node, "abstractNumId")
        which = attribute(kind, "val") if kind is not None else ""
        made = _List(which, dict(kinds.get(which, {})))
        for override in (one for one in node if local(one) == "lvlOverride"):
            depth = whole_number(attribute(override, "ilvl"), 0, 0, _LEVELS - 1)
            made.levels |= _levels(override)
            if (start := child(override, "startOverride")) is not None:
                made.restarts[depth] = whole_number(attribute(start, "val"), 1, 0, 100_000)
        found[attribute(node, "numId")] = made
    return found


def _levels(parent: _Element) -> dict[int, _Level]:
    found = {}
    for node in parent:
        if local(node) != "lvl":
            continue
        level = _Level()
        for one in node:
            value = attribute(one, "val")
            match local(one):
                case "numFmt":
                    level.form = value
                case "lvlText":
                    level.text = value
                case "start":
                    level.start = whole_number(value, 1, 0, 100_000)
                case "lvlRestart":
                    level.restart = whole_number(value, -1, 0, _LEVELS)
                case "isLgl":
                    level.legal = value.casefold() not in _OFF
        found[whole_number(attribute(node, "ilvl"), 0, 0, _LEVELS - 1)] = level
    return found


def bullet(text: str) -> str:
    r"""A bullet as plain text: symbol fonts have theirs where no letters are.

    >>> bullet("\uf0b7"), bullet("o"), bullet("–")
    ('•', '•', '–')
    """
    shown = text.strip()[:1]
    return "•" if not shown or shown.isalnum() or "\ue000" <= shown <= "\uf8ff" else shown


def counted(number: int, form: str) -> str:
    """A number as a list shows it, by Word's and OpenDocument's names of the forms.

    >>> [
    ...     counted(4, form)
    ...     for form in ("decimal", "lowerLetter", "upperRoman", "decimalZero", "ordinal")
    ... ]
    ['4', 'd', 'IV', '04', '4th']
    >>> counted(28, "a")
    'bb'
    """
    match form:
        case "lowerLetter" | "a" | "upperLetter" | "A":
            times, rest = divmod(max(number, 1) - 1, 26)
            letters = chr(ord("a") + rest) * min(times + 1, 9)
            return letters if form in ("lowerLetter", "a") else letters.upper()
        case "lowerRoman" | "i" | "upperRoman" | "I":
            return _roman(number) if form in ("lowerRoman", "i") else _roman(number).upper()
        case "decimalZero":
            return f"{number:02}"
        case "ordinal":
            last = 0 if number % 100 in (11, 12, 13) else number % 10
            return f"{number}{ {1: 'st', 2: 'nd', 3: 'rd'}.get(last, 'th') }"
        case "none" | "":
            return ""
        case _:
            return str(number)


_ROMAN = (
    (1000, "m"), (900, "cm"), (500, "d"), (400, "cd"), (100, "c"), (90, "xc"), (50, "l"),
    (40, "xl"), (10, "x"), (9, "ix"), (5, "v"), (4, "iv"), (1, "i"),
)  # fmt: skip


def _roman(number: int) -> str:
    if not 0 < number < 4000:
        return str(number)
    shown = ""
    for value, letters in _ROMAN:
        times, number = divmod(number, value)
        shown += letters * times
    return shown
