"""What all terminal output shares: the page, parties, citations and things in words.

Nothing is said by colour or by lines alone, so that the text also reads aloud; colour follows the
words. Modules named ``render*`` are imported when text is wanted, never for JSON.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from functools import partial
from types import TracebackType
from typing import Self

from remit.cli.common import command_line
from remit.cli.terminal import width, write
from remit.cli.text import Part, Span, folded, plain, spans
from remit.graph.model import Citation, Entity
from remit.graph.partnerships import owner, titles_of
from remit.graph.store import TITLES, WORDS, Store
from remit.ontology import BASES, Basis
from remit.queries.helping import SUPPORTING
from remit.queries.phrasing import called, shortened
from remit.queries.witnesses import heard, origins

_WIDEST = 110  # longer lines are hard to read
_NARROWEST = 24
_QUOTE = 90
_CITED = 3
_MARKS = frozenset('"“')
_LOOKED_AT = 2000  # of so many things it is asked whether their names are the documents'
STYLES = {"inferred": "yellow", "drawn": "magenta", "decided": "cyan", "external": "cyan"}


class Page:
    """The few shapes that all output is made of, written when the ``with`` block ends.

    ``origin`` says which documents repeat which, ``command`` how the user's register is asked, and
    ``titles`` what its partnerships are called, by key, where it holds several, ``called`` what the files
    are called whose own names say nothing to people, and ``marked`` sets the marks around what is no quotation.
    """

    def __init__(
        self,
        origin: Mapping[str, str] | None = None,
        command: str = "remit",
        titles: Mapping[str, str] | None = None,
        called: Mapping[str, str] | None = None,
        marked: Callable[[str], str] | None = None,
    ) -> None:
        self.width = min(width(), _WIDEST)
        self.origin = origin or {}
        self.command = command
        self.titles = titles or {}
        self.called = called or {}
        self.marked = marked
        self._met: dict[str, None] = {}
        self._written: list[Span] = []

    @classmethod
    def like(cls, kind: tuple[int, str]) -> Self:
        """A page of the ``kind`` of another, which may be another process's: that one writes what is said on it."""
        page = cls(command=kind[1])
        page.width = kind[0]
        return page

    @property
    def kind(self) -> tuple[int, str]:
        """How wide it is, and how the register is asked."""
        return self.width, self.command

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        if kind is None:
            write(self.finish())

    def finish(self) -> list[Span]:
        """Give all that was said, below it the files that its titles stand for: for whoever writes it elsewhere."""
        self._say_files()
        return self._written

    def say(self, *parts: Part, indent: int = 0, first: str = "", rest: str = "") -> None:
        """Write one paragraph; ``first`` and ``rest`` stand before its first and its other lines."""
        before, later = " " * indent + first, " " * indent + (rest or " " * len(first))
        # However narrow the terminal and deep the tree, a few words fit beside one another.
        titled = self._titled(parts) if self.called else parts
        shown = spans([_with(self.marked, part) for part in titled] if self.marked else titled)
        for line in folded(shown, max(self.width - len(before), _NARROWEST)):
            self._write([(before, "dim"), *line])
            before = later

    def _titled(self, parts: Sequence[Part]) -> Sequence[Part]:
        """Write the title of a file where its name says nothing to people."""
        for name, title in self.called.items():
            if any(name in (part if isinstance(part, str) else part[0]) for part in parts):
                self._met[name] = None
                parts = [_replaced(part, name, title) for part in parts]
        return parts

    def _say_files(self) -> None:
        """Say below everything which files the titles stand for."""
        if self._met:
            self.skip()
        for name in self._met:
            self._write([(f"{self.called[name]}: the file {name}", "dim")])

    def told(self, text: str) -> str:
        """A text of a register: in marks where it is a summary that is no quotation."""
        quoted = f'"{text}"'
        marked = self.marked(quoted) if self.marked else quoted
        return text if marked == quoted else marked

    def copyable(self, *arguments: str, indent: int = 0) -> None:
        """Write a command in one piece, however narrow the terminal is."""
        words = " ".join([self.command, *arguments])
        self._write([(" " * indent, ""), (plain(words), "cyan")])

    def whose(self, id_: str) -> str:
        """Whose a thing is, to put behind it; empty in a register of one partnership."""
        title = self.titles.get(owner(id_, self.titles))
        return f", of {title}" if title else ""

    def row(self, cells: str) -> None:
        """Write a row of a table that is laid out already."""
        self._write([(cells.rstrip(), "")])

    def heading(self, text: str) -> None:
        """Write the heading of a part."""
        self.skip()
        self.say((text, "bold"))

    def skip(self) -> None:
        """Leave a line empty."""
        self._write([])

    def _write(self, line: Iterable[Span]) -> None:
        self._written.extend(line)
        self._written.append(("\n", ""))

    def cite(self, citations: Sequence[Citation], indent: int = 0) -> None:
        """Write the passages, each witness once."""
        for words in self.passages(citations):
            self.say((words, "dim"), indent=indent)

    def passages(self, citations: Sequence[Citation]) -> list[str]:
        """Give the passages in words: where, what it says there, and where else the same stands."""
        told = heard(citations, self.origin)
        words = []
        for testimony in told[:_CITED]:
            quote = shortened(plain(testimony.citation.quote), _QUOTE)
            said = f'{place(testimony.citation)}: "{quote}"' if quote else place(testimony.citation)
            copies = " and ".join(place(copy) for copy in testimony.copies)
            words.append(f"{said} (same text in {copies})" if copies else said)
        if len(told) > _CITED:
            more = len(told) - _CITED
            words.append(f"and {more} more passage{'s' if more > 1 else ''}")
        return words


def page_for(store: Store) -> Page:
    """Make the page on which what this register answers is written."""
    meta = store.meta()
    titles, marked = titles_of(meta), _marked(store, meta)
    return Page(origins(store.documents()), command_line(), titles, _called(meta), marked)


def _replaced(part: Part, old: str, new: str) -> Part:
    return _with(lambda text: text.replace(old, new), part)


def _with(change: Callable[[str], str], part: Part) -> Part:
    return change(part) if isinstance(part, str) else (change(part[0]), part[1])


def _marked(store: Store, meta: Mapping[str, str]) -> Callable[[str], str]:
    """How quotations are marked; which names no document has is asked when the first marks are written."""
    known: list[Callable[[str], str]] = []

    def marked(text: str) -> str:
        if not _MARKS.intersection(text):
            return text
        if not known:
            known.append(_marking(store, meta))
        return known[0](text)

    return marked


def _marking(store: Store, meta: Mapping[str, str]) -> Callable[[str], str]:
    from remit.graph.retold import COMPOSED, Composing, typing

    if WORDS in meta:
        return typing(meta)
    things = store.of_kind(*COMPOSED, room=_LOOKED_AT)
    return typing(
        meta, Composing(things, store.about, partial(store.about, few=True)) if things else None
    )


def _called(meta: Mapping[str, str]) -> Mapping[str, str]:
    """What files are called whose names say nothing; who has none needs nothing imported."""
    if TITLES not in meta:
        return {}
    from remit.graph.titles import kept_titles

    return kept_titles(meta)


def place(citation: Citation) -> str:
    """Where a passage stands."""
    return plain(", ".join(filter(None, [citation.document, citation.locator])))


def basis_words(basis: Basis) -> list[Part]:
    """Say on what a statement rests, unless the text says so itself."""
    if basis == "stated":
        return []
    return [(f" [{basis}: {BASES[basis]}]", STYLES.get(basis, "yellow"))]


def role_words(role: str) -> str:
    """How a list is headed of things for which somebody has a role."""
    return "Named as support for" if role == SUPPORTING else f"{role.capitalize()} for"


def interval(start: str | None, end: str | None) -> str:
    """The dates between which something holds, in words."""
    if start and end:
        return f", from {start} to {end}"
    if start:
        return f", from {start}"
    return f", until {end}" if end else ""


def thing_words(entity: Entity) -> str:
    """A thing by kind and label, short enough to stand in a sentence."""
    return f"{entity.kind} {called(entity)}"
