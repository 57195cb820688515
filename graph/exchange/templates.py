"""The lines of very many statements and citations, of which those that are alike differ in a few words only.

What is said of the first of its kind is written once with marks in the place of these words, in the order that its lines have.
The lines of the others are that text with their own words: half a microsecond, where to put them together takes twenty.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace
from functools import cache, lru_cache, partial
from operator import itemgetter
from typing import Any, Final, NamedTuple, Protocol

from remit.graph.exchange.encode import Sink, Telling, node_of, place_of
from remit.graph.exchange.names import DEF, Literal, Object, Triple
from remit.graph.exchange.said import (
    EVIDENCE,
    HOLDS_FROM,
    HOLDS_UNTIL,
    Pair,
    date_of,
    said_of_citation,
    said_of_entry,
    said_of_statement,
    said_of_thing,
)
from remit.graph.exchange.writers import escaped, full, line
from remit.graph.model import Citation, Document, Entity, LedgerEntry, Outcome, Statement
from remit.graph.whole import Whole

# Letters that nobody writes stand for words: no escape changes them. What has one of its own is written without a template.
_MARKS: Final = tuple(map(chr, range(0xF8E0, 0xF8E9)))
_MARKED: Final = re.compile(f"([{_MARKS[0]}-{_MARKS[-1]}])")
_NODE, _SUBJECT, _TARGET, _VALUE, _RAW, _HOW, _START, _END, _CITED = _MARKS
_IRI, _SOURCE, _QUOTE, _DIGEST = _MARKS[:4]
_FILE, _NUMBER, _PLACE, _REASON, _TEXT = _MARKS[1:6]

_LEARNT: Final = 10_000  # templates of each sort: all places of a paper are others


class Blocks(Sink, Protocol):
    """Where the lines of a subject go."""

    def block(self, lines: str, count: int) -> None:
        """Take all lines of a subject, sorted, each once; or of several that stand together."""


class Template(NamedTuple):
    """Lines, and which words stand in the place of each of its marks."""

    lines: str
    words: Callable[[Sequence[str]], tuple[str, ...]]
    size: int

    def of(self, *words: str) -> str:
        """The lines with these words."""
        return self.lines % self.words(words)


def _template(said: Iterable[tuple[str, Iterable[Pair]]]) -> Template:
    triples: Iterable[Triple] = (
        (subject, predicate, o) for subject, some in said for predicate, o in some if o is not None
    )
    lines = sorted(f"{line(triple)}\n" for triple in triples)
    told = _MARKED.split("".join(lines))
    places = [_MARKS.index(mark) for mark in told[1::2]]
    return Template(
        "%s".join(part.replace("%", "%%") for part in told[::2]), itemgetter(*places), len(lines)
    )


@lru_cache(maxsize=_LEARNT)
def _of_citation(locator: str, at: int, media: str, *, known: bool) -> Template:
    cited = Citation(_SOURCE, locator, _QUOTE, _DIGEST, at)
    file = Document("", _DIGEST if known else "", media)
    return _template(said_of_citation(cited, _IRI, _SOURCE, file))


@cache
def _of_entry(outcome: Outcome, *, reason: bool) -> Template:
    entry = LedgerEntry("", _PLACE, outcome, _REASON if reason else "", _TEXT)
    said = said_of_entry(0, entry, _FILE)
    numbered = (
        (p, o._replace(text=_NUMBER) if isinstance(o, Literal) and o.text == "0" else o)
        for p, o in said
    )
    return _template([(_IRI, numbered)])


@cache
def _of_thing(kind: str) -> list[str]:
    """What stands behind a thing in its lines."""
    said = said_of_thing(Entity("", kind, _TEXT))
    return [f"<{predicate}> {full(o)} .\n" for predicate, o in said if o]


class ByTemplate(Telling):
    """Writes statements and citations as lines that stand in no graph."""

    def __init__(self, data: Blocks, whole: Whole) -> None:
        super().__init__(data, whole)
        self._blocks = data
        self._learnt: dict[tuple[Any, ...], Template] = {}
        self._iri_of = lru_cache(maxsize=_LEARNT)(data.scope.thing)
        self._file_of = lru_cache(maxsize=_LEARNT)(partial(data.scope.iri, "file"))
        self._escaped = lru_cache(maxsize=_LEARNT)(escaped)
        self._things = iter(whole.entities)
        self._thing = next(self._things, None)  # before which all are written
        self._cited_last: Citation | None = None
        self._iri_last = ""
        self._of: str | None = None
        self._start = ""  # of the lines of the thing of which something is said now
        self._ends: list[str] = []  # of these lines

    def thing(self, entity: Entity) -> None:
        """A thing is written with what is said of it, which comes in the same order."""

    def end(self) -> None:
        """Write what things there are still."""
        self._turn_to(None)

    def _turn_to(self, subject: str | None) -> None:
        """Write the lines of the thing of which something was said, and of all up to another, or to the end."""
        if self._ends:
            ends = sorted({*self._ends})
            self._blocks.block(self._start + self._start.join(ends), len(ends))
        self._ends, self._of = [], subject
        self._start = "" if subject is None else f"<{self._iri_of(subject)}> "
        while (thing := self._thing) and (subject is None or thing.id <= subject):
            start = f"<{self._iri_of(thing.id)}> "
            label = escaped(thing.label)
            ends = [end.replace(_TEXT, label) for end in _of_thing(thing.kind)]
            if thing.id == subject:
                self._ends += ends
            else:
                self._blocks.block(start + start.join(ends), len(ends))
            self._thing = next(self._things, None)

    def citation(self, citation: Citation, iri: str, file: Document | None) -> None:
        """Write a citation of a file, if that is known, with this IRI."""
        if _MARKED.search(citation.locator):
            super().citation(citation, iri, file)
            return
        media, known = (file.media, file.sha256) if file else ("", "")
        template = _of_citation(
            citation.locator, citation.at, media, known=known == citation.sha256
        )
        source = self._file_of(citation.document)
        lines = template.of(iri, source, escaped(citation.quote), escaped(citation.sha256))
        self._blocks.block(lines, template.size)

    def statement(self, s: Statement) -> None:
        """Write a statement, and what it makes of its subject."""
        if s.subject != self._of:
            self._turn_to(s.subject)
        value = "" if s.value is None else self._escaped(s.value)
        to = value if s.object is None else self._iri_of(s.object)
        node, template = node_of(self._data.scope, s), self._template_of(s)
        words = (
            node,
            self._iri_of(s.subject),
            to,
            value,
            self._escaped(s.raw or ""),
            self._escaped(s.stated_as),
            escaped(s.start or ""),
            escaped(s.end or ""),
            self._cited(node, s.citations),
        )
        self._blocks.block(template.lines % template.words(words), template.size)
        if s.object is not None:
            self._ends.append(f"<{DEF}{s.term}> <{to}> .\n")
        elif s.value is not None:
            self._ends.append(f'<{DEF}{s.term}> "{to}" .\n')

    def entry(self, n: int, entry: LedgerEntry) -> None:
        """Write how a block of a document ended, which is the so manieth of the register."""
        file, iri = place_of(self._data.scope, n, entry)
        template = _of_entry(entry.outcome, reason=bool(entry.reason))
        words = escaped(entry.locator), escaped(entry.reason), escaped(entry.text)
        self._blocks.block(template.of(iri, file, str(n), *words), template.size)

    def _template_of(self, s: Statement) -> Template:
        start, end = date_of(s.start), date_of(s.end)
        kind = s.object.partition("/")[0] if s.object else ""  # somebody, or nobody
        key = (
            s.term,
            s.role,
            s.basis,
            kind,
            s.object is None,
            s.value is None,
            s.raw is None,
            not s.stated_as,
            start and start.datatype,
            end and end.datatype,
            not s.citations,
        )
        if (found := self._learnt.get(key)) is None:
            found = self._learnt[key] = _of_statement(s)
        return found

    def _cited(self, node: str, citations: Sequence[Citation]) -> str:
        """The citations of a statement, of which nearly all have one, as they stand within its lines."""
        if not citations:
            return ""
        if len(citations) == 1:
            if citations[0] is not self._cited_last:  # what one row says is mostly said in one go
                self._cited_last, self._iri_last = citations[0], self.iri(citations[0])
            return self._iri_last
        between = f"> .\n<{node}> <{EVIDENCE}> <"
        return between.join(sorted({*map(self.iri, citations)}))


def _of_statement(s: Statement) -> Template:
    """A template for all that are like this one."""
    marked = replace(
        s,
        value=None if s.value is None else _VALUE,
        raw=None if s.raw is None else _RAW,
        stated_as=s.stated_as and _HOW,
    )
    to: Object | None = _TARGET
    if s.object is None:
        to = None if s.value is None else Literal(_TARGET)
    days = {HOLDS_FROM: _START, HOLDS_UNTIL: _END}
    pairs = [
        (p, o._replace(text=days[p]) if p in days and isinstance(o, Literal) else o)
        for p, o in said_of_statement(marked, _SUBJECT, to)
    ]
    return _template([(_NODE, [*pairs, *([(EVIDENCE, _CITED)] if s.citations else [])])])
