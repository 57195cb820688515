"""Where a text cites law: Acts with their year or without, their sections and parts, "that Act", "(s.9)"."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import cache
from typing import NamedTuple

from remit.graph.words import holds_any
from remit.loaders.schema.frames import frames

_YEAR = r"(?:1[2-9]\d\d|20\d\d)"
_WORDS = r"(?<!\w)(?:[A-Z][\w'’-]{0,40}(?:,? (?:and|of|the|to|for|at|etc\.?|\([^()]{0,60}\))){0,4},? ){1,20}"
_KIND = r"(?:Act|Regulations|Order|Measure)"
_ACT = rf"(?P<act>{_WORDS}{_KIND}(?: \([A-Z][a-z]{{2,20}}(?: [A-Z][a-z]{{2,20}})?\))? (?:{_YEAR}|\({_YEAR}\))|(?<![\w-])(?:UK |EU )?GDPR(?![\w-]))"
_SHORT = rf"(?P<act>{_WORDS}Act)(?! \(?(?:{_YEAR}|[A-Z]))"  # without its year
_NUMBER = r"(?:(?<!\d)\d{1,4}(?!\d)(?:\.\d{1,3}(?!\d))?(?:[A-Z]{1,2}\d{0,3}[A-Z]?)?(?:\(\w{1,5}\)){0,5}|[IVX]{1,5}(?!\w))"
_NUMBERS = rf"(?P<numbers>{_NUMBER}(?:\s?(?:,|–|-|to|and|or)\s?{_NUMBER}){{0,50}})"
_SECTION = r"[Ss]ections?|ss?\.|s(?=\d)|[Rr]egulations?|[Rr]egs?\.|[Aa]rticles?"
_DIVISION = rf"(?<![\w-])(?P<division>{_SECTION}|Part|Chapter|Schedule)"
_FORWARD = re.compile(rf"{_DIVISION}\s?{_NUMBERS}(?:,\s+|\s+(?:(?:of|to|in)\s+)?(?:the\s+)?){_ACT}")
_BACKWARD = re.compile(rf"{_ACT},?\s+{_DIVISION}\s?{_NUMBERS}")
_REFERRED = re.compile(
    rf"{_DIVISION}\s?{_NUMBERS}\s+(?:of|to|in)\s+(?:the\s+(?P<year>{_YEAR})\s+|(?P<same>that|the\s+same|the\s+said)\s+|the\s+)Act(?!\s\(?\d)"
)
_PLAIN = re.compile(_ACT)
_SHORT_FORWARD = re.compile(rf"{_DIVISION}\s?{_NUMBERS}(?:,\s+|\s+of\s+(?:the\s+)?){_SHORT}")
_SHORT_BACKWARD = re.compile(rf"{_SHORT},?\s+{_DIVISION}\s?{_NUMBERS}")
_BARE = rf"(?<![\w-])(?P<division>{_SECTION})\s?{_NUMBERS}"
_MAY_CITE = re.compile(
    rf"{_KIND} \(?[A-Z1-9]|\bAct\b|\bGDPR\b|\b(?:[Ss]ection|[Rr]egulation|[Aa]rticle)s? ?\d|\bss?\. ?\d"
)
# Of which one stands in whatever may cite.
_LETTERS = ("Act", "Regul", "Order", "Measure", "GDPR", "ection", "egulation", "rticle", "s.")
_LEADING = re.compile(
    r"^(?:(?:The|Under|In|By|Of|This|That|Same|(?:Sections?|Parts?|Duties|Powers|Functions|Provisions|Requirements) (?:of|under|in) the)\s+)+"
)
_DEFINED = re.compile(r"\s?\((?:[“”\"‘’']?the Act[“”\"‘’']?|[“\"‘'][Tt]he Act[”\"’'][^()]{0,40})\)")
_ONE = re.compile(_NUMBER)
_UP_TO = re.compile(r"(?P<first>\d{1,4})\s?(?:–|-|to)\s?(?P<last>\d{1,4})")
_MOST = 100  # sections in a row; the longest Part of an Act that is cited as one has fewer
_OWN = re.compile(r"^\W{0,3}(?:[Ss]ection\s|[Pp]art\s)?(?P<number>\d{1,3})(?![\d/:])")


class Citation(NamedTuple):
    """A law in a text: where it stands, the Act, and the sections of it that are meant, if any."""

    start: int
    end: int
    act: str
    division: str = ""
    numbers: tuple[str, ...] = ()


@dataclass
class Acts:
    """The Acts that a document names, in their order: what "that Act" and "section 9" may mean in it."""

    named: list[tuple[int, str, str]] = field(default_factory=list)  # line, heading above, name
    sections: Mapping[int, str] = field(default_factory=dict)  # the heading above each line
    defined: str = ""  # what the document calls "the Act"
    own: frozenset[str] = frozenset()  # the numbers of its own sections

    @classmethod
    def of(cls, lines: Iterable[tuple[int, str, str]]) -> Acts:
        """Look for them in the lines of a document, each with its number and the heading above it."""
        found, short, sections = cls(), [], {}
        own: set[str] = set()
        for number, heading, text in lines:
            sections[number] = heading
            if m := _OWN.match(text):
                own.add(m["number"])
            if not may_cite(text):
                continue
            for m in _PLAIN.finditer(text):
                name = full_name(m["act"])
                found.named.append((number, heading, name))
                if _DEFINED.match(text, m.end()):
                    found.defined = name
            short += [(number, heading, m["year"]) for m in _REFERRED.finditer(text) if m["year"]]
        again = [(n, heading, act) for n, heading, year in short if (act := found.of_year(year))]
        found.named = sorted([*found.named, *again], key=lambda one: one[0])
        found.sections, found.own = sections, frozenset(own)
        return found

    @property
    def all(self) -> set[str]:
        """Their names."""
        return {name for _, _, name in self.named}

    def of_year(self, year: str) -> str:
        """The one Act of a year: "the 2004 Act"."""
        return _only(name for name in self.all if name.endswith(year))

    def whole(self, name: str) -> str:
        """The one with its year whose name is given without it, or the name as given."""
        return _only(one for one in self.all if one[:-5] == name) or name

    def the(self) -> str:
        """What "the Act" means: what the document calls so, or the only Act that it names."""
        return self.defined or _only(name for name in self.all if " Act " in name)

    def near(self, line: int) -> str:
        """The last Act named above a line, under the same heading."""
        heading = self.sections.get(line, "")
        before = [name for n, under, name in self.named if n < line and under == heading]
        return before[-1] if before else ""

    def only_near(self, line: int) -> str:
        """The one Act that is named above a line under the same heading."""
        heading = self.sections.get(line, "")
        return _only({name for n, under, name in self.named if n < line and under == heading})


def _only(names: Iterable[str]) -> str:
    found = list(names)
    return found[0] if len(found) == 1 else ""


def full_name(name: str) -> str:
    """The name of an Act without what stands around it.

    >>> full_name("Under The Harbours Act (1964)")
    'Harbours Act 1964'
    """
    name = re.sub(r"(?<![()])[()]++(?=\d{4})|(?<=\d)\)$", "", _LEADING.sub("", name))
    return " ".join(name.split())


def may_cite(text: str) -> bool:
    """Whether a text has a word of the law, so that it is worth a closer look."""
    return holds_any(text, _LETTERS) and _MAY_CITE.search(text) is not None


def citations(text: str, acts: Acts, line: int, last: str = "") -> Iterator[Citation]:
    """What a sentence cites, each reading of its words once; ``last`` is the Act named before it.

    A section without its Act is one of the Act named last in its paragraph, or under its heading.
    """
    if not may_cite(text):
        return
    taken: list[tuple[int, int]] = []
    named = {m.end("act"): full_name(m["act"]) for m in _PLAIN.finditer(text)}
    for pattern in (
        _FORWARD, _BACKWARD, _REFERRED, _PLAIN, _SHORT_FORWARD, _SHORT_BACKWARD, *_bare(),
    ):  # fmt: skip
        for m in pattern.finditer(text):
            if any(m.start() < end and start < m.end() for start, end in taken):
                continue
            groups = m.groupdict()
            before = [n for n in named if n < m.start()]
            nearest = named[max(before)] if before else last
            if pattern is _REFERRED:
                act = (
                    acts.of_year(m["year"]) if m["year"]
                    else nearest or acts.near(line) if m["same"]
                    else acts.the()
                )  # fmt: skip
            elif "act" not in groups:
                act = "" if acts.own & {*_ONE.findall(m["numbers"])} else nearest or acts.near(line)
            elif pattern in (_SHORT_FORWARD, _SHORT_BACKWARD):
                name = full_name(m["act"])
                act = acts.whole(name) if name != "Act" else ""
            else:
                act = full_name(m["act"])
            if not act:
                continue
            taken.append(m.span())
            numbers = _numbers(groups.get("numbers") or "")
            named[m.end()] = act
            yield Citation(*m.span(), act, groups.get("division") or "", numbers)


@cache
def _bare() -> tuple[re.Pattern[str], ...]:
    """Sections without their Act: alone in brackets, behind "under", or as what lays a duty."""
    verbs = "|".join(map(re.escape, sorted(frames().words["laying"])))
    return (
        re.compile(rf"(?<=\(){_BARE}(?=\))"),
        re.compile(rf"(?<=[Uu]nder ){_BARE}(?=[).,;:]|$|\s(?:it|they|we|the)\b)"),
        re.compile(rf"(?:(?<=^)|(?<=, )){_BARE}(?=\s(?:{verbs})\b)"),
    )


def _numbers(text: str) -> tuple[str, ...]:
    """The sections that are meant; of a run that no Act can have, the two that are named."""
    if m := _UP_TO.fullmatch(text.strip()):
        first, last = int(m["first"]), int(m["last"])
        if 0 <= last - first < _MOST:
            return tuple(str(n) for n in range(first, last + 1))
    return tuple(_ONE.findall(text))
