"""What a reader makes of a file: located blocks of text, and passages that can be cited."""

from __future__ import annotations

import itertools
import re
from bisect import bisect_right
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from operator import itemgetter
from typing import NamedTuple

from remit.graph.model import Citation, Document
from remit.graph.once import once
from remit.graph.place import Place, locator_of
from remit.loaders.document.drawing import Link
from remit.loaders.document.table import LeftOut, Table


class Part(NamedTuple):
    """A piece of text that stands in one place: a line, or a cell when ``column`` is given.

    ``number`` is the line of a text, the record of a separated table, and in every other file a
    running number, which ``place`` then says in words that a person can follow.
    """

    text: str
    number: int  # from 1, and never the same for two blocks of a document
    column: int | None = None
    place: Place | None = None

    @classmethod
    def on_line(cls, text: str, line: int, column: int | None = None) -> Part:
        """Words of a cell of a text, which people look up by their line."""
        return cls(" ".join(text.split()), line, column, Place(line=line))


@dataclass(frozen=True)
class Passage:
    """Text put together from parts, with the way back from each character to its place."""

    parts: tuple[Part, ...]

    @classmethod
    def of(cls, parts: Iterable[Part]) -> Passage:
        """Put parts together; runs of white space become one blank, empty parts fall away."""
        return cls(tuple(filter(_text_of, map(_squeezed, parts))))

    @once
    def text(self) -> str:
        """The parts, joined by blanks."""
        if len(self.parts) == 1:  # as nearly all are
            return self.parts[0].text
        return " ".join([part.text for part in self.parts])

    @once
    def numbers(self) -> tuple[int, ...]:
        """The lines, rows or parts of a document that it is of, each once however many cells of a row it fills."""
        if len(self.parts) == 1:
            return (self.parts[0].number,)
        return tuple(dict.fromkeys(part.number for part in self.parts))

    @property
    def spots(self) -> list[tuple[int, int | None]]:
        """The cells that it is of, each by the number of its row and its column."""
        return [(part.number, part.column) for part in self.parts]

    @once
    def _starts(self) -> list[int]:
        starts, position = [], 0
        for part in self.parts:
            starts.append(position)
            position += len(part.text) + 1
        return starts

    @once
    def by_part(self) -> tuple[Passage, ...]:
        """Each part as a passage: the same ones for all who ask, as these remember their sentences."""
        return tuple(Passage((part,)) for part in self.parts)

    @once
    def _is_squeezed(self) -> bool:
        return type(self) is Passage and all(
            part.text and _squeezed(part) is part for part in self.parts
        )

    @once
    def _whole(self) -> Passage:
        """All of it as a passage: one for all who ask, as that remembers its sentences."""
        return Passage.of(self.parts)

    def cut(self, start: int, end: int | None = None) -> Passage:
        """Return the passage between two character positions of :attr:`text`, stripped of blanks."""
        end = len(self.text) if end is None else end
        if start <= 0 and end >= len(self.text):
            return self if self._is_squeezed else self._whole
        chosen = []
        first = max(bisect_right(self._starts, start) - 1, 0)
        for begin, part in zip(self._starts[first:], self.parts[first:], strict=True):
            if begin >= end:
                break
            piece = part.text[max(start - begin, 0) : max(end - begin, 0)]
            if piece:
                chosen.append(part._replace(text=piece))
        return Passage.of(chosen)

    def find(self, words: str) -> Passage:
        """Give the part that reads ``words``; the whole passage where they do not stand in it."""
        at = self.text.find(words)
        return self.cut(at, at + len(words)) if at >= 0 else self

    def match(self, found: re.Match[str], group: int | str = 0) -> Passage:
        """Give the part that a match (or one of its groups) on :attr:`text` covers."""
        return self.cut(found.start(group), found.end(group))

    def sentences(self) -> list[Passage]:
        """Cut at the ends of sentences; abbreviations such as "s.17" or "Supt." do not end one."""
        if not self.text:
            return []
        return [*self._sentences] or [self.cut(0)]

    @once
    def _sentences(self) -> tuple[Passage, ...]:
        """The sentences, where there are several."""
        marks = {m.end(): m.start() for m in _MARKED.finditer(self.text)}
        ends = [
            m.end()
            for m in _SENTENCE_END.finditer(self.text)
            if not _goes_on(m) or m.end() in marks
        ]
        trailing = _TRAILING.search(self.text)  # the mark of an item that stands on the next line
        if not ends and trailing is None:
            return ()
        pieces = (
            self.cut(a, marks.get(b, b))
            for a, b in itertools.pairwise(
                [0, *ends, trailing.start() if trailing else len(self.text)]
            )
        )
        return tuple(piece for piece in pieces if piece.text)

    @once
    def locator(self) -> str:
        """Where it stands: ``line 3``, ``line 3-5``, ``row 9, column 4``, ``table 2, row 3``."""
        if (
            len(self.parts) == 1 and self.parts[0].place is None
        ):  # as in a table of nothing but rows
            _, number, column, _ = self.parts[0]
            return f"line {number}" if column is None else f"row {number}, column {column}"
        places = [part.place for part in self.parts if part.place]
        if len(places) == 1:
            return places[0].locator
        if places:
            return locator_of(places)
        numbers = [part.number for part in self.parts]
        first, last = min(numbers, default=0), max(numbers, default=0)
        where = str(first) if first == last else f"{first}-{last}"
        columns = {part.column for part in self.parts}
        if columns == {None}:
            return f"line {where}"
        if len(columns) == 1:
            return f"row {where}, column {columns.pop()}"
        return f"row {where}"


_text_of = itemgetter(0)


def _squeezed(part: Part) -> Part:
    """The part with runs of white space as one blank; itself, as nearly all are, where there are none."""
    text = " ".join(part.text.split())
    return part if text == part.text else part._replace(text=text)


# Behind the end of a sentence an item of a list may begin that was run in: "… the rents. b. The Clerk", "… limit. *Clerk to".
_MARK = r"(?:[a-z]|[ivx]{2,4})\.\s+(?=[A-Z])|[*•‣]\s?(?=[A-Z])"
_SENTENCE_END = re.compile(rf"(?<!\S)(\S*[.!?][’”'\")]?)\s+(?=[A-Z‘“'\"(\d]|{_MARK})")
_TRAILING = re.compile(r"(?<=[.!?])\s+(?:[a-z]|[ivx]{2,4})\.$")
_MARKED = re.compile(rf"(?<=[.!?:;]\s)(?:{_MARK})|^(?:{_MARK})")
_BEHIND_ETC = re.compile(r"\(|(?:Act|Order|Regulations|Measure)\b")
_ABBREVIATION = re.compile(
    r"^\W*(?:[A-Z]|[Ss]s?|Supt|Sgt|Insp|(?i:Cllrs?|Dr|Mr|Mrs|Ms)|No|Reg|Sch|e\.g|i\.e)\.$"
)


def _goes_on(end: re.Match[str]) -> bool:
    """Whether a full stop ends no sentence: that of an abbreviation, or of "etc." before a bracket or in a law's name."""
    return bool(_ABBREVIATION.match(end[1])) or (
        end[1] == "etc." and _BEHIND_ETC.match(end.string, end.end()) is not None
    )


@dataclass(frozen=True)
class Block(Passage):
    """A located piece of a document, as its reader found it.

    ``form`` is ``paragraph``, ``item`` or ``footnote`` (with their ``marker``), ``label``, ``row``,
    ``separator``, ``heading``, ``contents``, ``furniture``, ``address`` or ``blurred`` (it looks like a table of
    ``level`` columns, and its rows cannot be told apart); ``cells`` are a row's cells by column. ``gap`` says that a
    break stands before it. ``level`` is that of a heading that the file itself calls one (from 1), or the depth of
    a list's item. ``table`` numbers the table that a row belongs to, from 1; 0 where the file has one table or none.
    """

    form: str = "paragraph"
    marker: str = ""
    gap: bool = True
    level: int = 0
    table: int = 0

    @once
    def cells(self) -> dict[int, Passage]:
        """The filled cells of a row, by column; a cell of several paragraphs has a part for each."""
        found: dict[int, list[Part]] = {}
        for part in self.parts:
            if part.column is not None:
                found.setdefault(part.column, []).append(part)
        return {column: Passage(tuple(parts)) for column, parts in found.items()}

    def wordless(self, column: int) -> Passage | None:
        """The place of a cell of this row without words, in a file that says where its cells are; else nothing."""
        number, place = self.parts[0].number, self.parts[0].place
        if place is None or not place.row:
            return None
        return Passage((Part("", number, column, place._replace(column=column)),))

    @property
    def lines(self) -> list[str]:
        """The text, line by line."""
        return [part.text for part in self.parts]


# Files whose lines, or rows of their one table, are in order by themselves.
_LINED = frozenset({"", "text/plain", "text/csv", "text/tab-separated-values"})


@dataclass(frozen=True)
class Source:
    """A document as read: its blocks in reading order, what its tables look like, and what it does not say.

    ``words`` is the whole text where the file is nothing but text. ``heads`` gives the headings of a table
    that has no row for them: the labels of cards. ``doubtful`` says of rows, by the number of their table, why
    it cannot be told which columns their cells are in; ``unasked`` are the tables in which what is empty
    was left out together with its label, so that nobody was asked for. Of one that is not ``whole`` only the front is
    at hand, as it was read before.
    """

    document: Document
    blocks: tuple[Block, ...]
    tables: tuple[Table, ...] = ()
    left_out: tuple[LeftOut, ...] = ()
    links: tuple[Link, ...] = ()
    words: str = field(default="", repr=False)
    heads: Mapping[int, Block] = field(default_factory=dict, repr=False)
    doubtful: Mapping[int, str] = field(default_factory=dict, repr=False)
    unasked: frozenset[int] = frozenset()
    whole: bool = True

    @property
    def cover(self) -> Source:
        """The document without what stands in it: enough to cite it by, and little to hold."""
        return Source(self.document, (), whole=False)

    def in_charts(self) -> frozenset[int]:
        """The numbers of the blocks that stand in boxes which lines of a chart join."""
        return frozenset(n for link in self.links for n in (*link.start, *link.end))

    def cite(self, passage: Passage) -> Citation:
        """Make a citation of a passage of this document."""
        document = self.document
        lined = document.media in _LINED
        at = 0 if lined else min((part.number for part in passage.parts), default=0)
        return Citation(document.name, passage.locator, passage.text, document.sha256, at)


def joined(passages: Sequence[Passage]) -> Passage:
    """Put passages together in the order given; one alone stays itself."""
    if len(passages) == 1 and type(passages[0]) is Passage:
        return passages[0]
    return Passage(tuple(part for passage in passages for part in passage.parts))
