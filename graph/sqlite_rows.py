"""What is read from a register's file: rows of the promised types, or one sentence on what is wrong.

A file may be cut off, overwritten or made by somebody else, and the database says so only when it
comes to the place: at any row of any query. Every read of the store therefore goes through here.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from functools import cache
from itertools import chain, islice, repeat
from types import UnionType
from typing import Any, Final

from remit.graph.columns import made
from remit.graph.errors import Place, RegisterError
from remit.graph.model import Citation, Entity, Statement
from remit.graph.store import FEW
from remit.ontology import ATTRIBUTES, BASES, KINDS, RELATIONS, ROLES

Column = type | UnionType

TEXT: Final = str
NUMBER: Final = int
BYTES: Final = bytes | None
MAYBE: Final = str | None  # text, or nothing

STATEMENT: Final = (
    'SELECT st.n, s.id, st.p, o.id, value, raw, role, stated_as, basis, start, "end" FROM'
)
SAID: Final = (NUMBER, TEXT, NUMBER, MAYBE, MAYBE, MAYBE, MAYBE, TEXT, TEXT, MAYBE, MAYBE)
LEDGER: Final = (
    "SELECT name, locator, outcome, reason, text FROM ledger "
    "JOIN document ON document.n = ledger.document ORDER BY ledger.n"
)
CITED: Final = (TEXT, TEXT, TEXT, TEXT, NUMBER)
JOINED: Final = "JOIN thing s ON s.n = st.s LEFT JOIN thing o ON o.n = st.o"

_AT_ONCE = 200  # rows
_PARAMETERS = 500  # below the lowest limit of any SQLite on the number of `?` in one query
_PLACES: Final = frozenset(  # what is wrong with the place and not with the file
    {sqlite3.SQLITE_CANTOPEN, sqlite3.SQLITE_PERM, sqlite3.SQLITE_READONLY, sqlite3.SQLITE_AUTH}
)

# A damaged length asks for any room; and a message may quote what is no text.
_UNREADABLE: Final = (sqlite3.Error, MemoryError, UnicodeDecodeError)
_LOOSE: Final = {  # what hangs in the air, and whether there is any
    "a thing of no known kind": "SELECT 1 FROM thing WHERE kind NOT IN ({}) LIMIT 1".format(
        ",".join(f"'{kind}'" for kind in KINDS)
    ),
    "a statement of things that are not there": (
        "SELECT 1 FROM statement WHERE s NOT IN (SELECT n FROM thing) "
        "OR o NOT IN (SELECT n FROM thing) LIMIT 1"
    ),
    "evidence that is not there": (
        "SELECT 1 FROM evidence WHERE citation NOT IN (SELECT n FROM citation) "
        "OR statement NOT IN (SELECT n FROM statement) LIMIT 1"
    ),
    "a passage of no document": (
        "SELECT 1 FROM ledger WHERE document NOT IN (SELECT n FROM document) LIMIT 1"
    ),
}


class Known(dict[str, Entity]):
    """Things by their ids: to want one of a statement's by ``[]`` that is not there tells of the damage."""

    def __init__(self, things: Iterable[Entity], address: str) -> None:
        super().__init__((thing.id, thing) for thing in things)
        self._address = address

    def __missing__(self, id_: str) -> Entity:
        raise _damaged(self._address, f"a statement of {id_}, which is not there")


def _parts(sql: str, values: Iterable[object]) -> Iterator[tuple[str, list[object]]]:
    """A query with an ``IN ({})`` for as many values as any database takes at once, and these values."""
    rest = iter(values)
    while some := [*islice(rest, _PARAMETERS)]:
        yield sql.format(_marks(len(some))), some


@cache
def _marks(count: int) -> str:
    """So many places for values in a query."""
    return ",".join("?" * count)


class Rows:
    """The rows of one register, asked for by SQL and by the type of each column."""

    def __init__(self, db: sqlite3.Connection, address: str) -> None:
        self._db = db
        self._address = address
        self._whole = False

    def ask(
        self, sql: str, parameters: Sequence[object], *columns: Column
    ) -> Iterator[tuple[Any, ...]]:
        """Run a query.

        Raises:
            RegisterError: at any row: the file is damaged there, or cannot be read.
        """
        for rows in self.some(sql, parameters, *columns):
            yield from rows

    def some(
        self, sql: str, parameters: Sequence[object], *columns: Column
    ) -> Iterator[list[tuple[Any, ...]]]:
        """As :func:`ask`, so many rows at a time, for whoever takes them column by column."""
        try:
            cursor = self._db.execute(sql, parameters)
            while rows := cursor.fetchmany(_AT_ONCE):
                self._see(rows, columns)
                yield rows
        except _UNREADABLE as error:
            raise told(self._address, error) from error

    def all_of(self, sql: str, values: Iterable[object], *columns: Column) -> list[tuple[Any, ...]]:
        """As :func:`for_each`, all rows at once: for whoever needs all of them anyway."""
        every = [*values]
        if 0 < len(every) <= _PARAMETERS:  # as for nearly every question
            return self.at_once(sql.format(_marks(len(every))), every, *columns)
        parts = (self.at_once(asked, some, *columns) for asked, some in _parts(sql, every))
        return [*chain.from_iterable(parts)]

    def at_once(
        self, sql: str, parameters: Sequence[object], *columns: Column
    ) -> list[tuple[Any, ...]]:
        """As :func:`ask`, all rows at once: for few thousand, of which all are needed."""
        try:
            rows = self._db.execute(sql, parameters).fetchall()
        except _UNREADABLE as error:
            raise told(self._address, error) from error
        self._see(rows, columns)
        return rows

    def _see(self, rows: Sequence[tuple[Any, ...]], columns: Sequence[Column]) -> None:
        """See that each column holds what is promised of it."""
        # Column by column: what is seen of each row by itself costs more than to read it.
        for promised, values in zip(columns, zip(*rows, strict=True), strict=False):
            for found in {*map(type, values)}:
                if found is not promised and not issubclass(found, promised):
                    raise self.damaged("a value of another kind than its column's")

    def for_each(
        self, sql: str, values: Iterable[object], *columns: Column
    ) -> Iterator[tuple[Any, ...]]:
        """Run a query with an ``IN ({})`` over any number of values."""
        for asked, some in _parts(sql, values):
            yield from self.ask(asked, some, *columns)

    def one(self, sql: str, column: Column) -> Any:
        """Run a query that always gives one value."""
        for (value,) in self.ask(sql, (), column):
            return value
        raise self.damaged("nothing where one value always stands")

    def things(self, sql: str, *parameters: object) -> Iterator[Entity]:
        """The things that a query gives by id, kind and label."""
        return (self.entity(*row) for row in self.ask(sql, parameters, TEXT, TEXT, TEXT))

    def entity(self, id_: str, kind: str, label: str) -> Entity:
        """A thing, of a kind that there is."""
        if kind not in KINDS:
            raise self.damaged("a thing of no known kind")
        return Entity(id_, kind, label)

    def statement(self, row: Sequence[Any]) -> Statement:
        """A statement, in the words of the vocabulary."""
        return self.in_words(Statement(*row))

    def in_words(self, said: Statement) -> Statement:
        """The statement, seen to be in the words of the vocabulary."""
        self.all_in_words((said,))
        return said

    def all_in_words(self, said: Iterable[Statement]) -> None:
        """See that statements are in the words of the vocabulary: very many of them have the same few."""
        for words in {(s.term, s.object is not None, s.role, s.basis) for s in said}:
            if not _worded(*words):
                raise self.damaged("a statement with words that the vocabulary does not have")

    def check_whole(self) -> None:
        """Compare all tables with their indexes and with each other, once.

        It is for who reads the whole register anyway, and would miss what only a pair of rows shows.

        Raises:
            RegisterError: the file is damaged, even where no single row shows it.
        """
        if not self._whole:
            for (found,) in self.ask("PRAGMA integrity_check(1)", (), TEXT):
                if found != "ok":
                    raise self.damaged(found)
            for reason, sql in _LOOSE.items():
                if any(self.ask(sql, ())):
                    raise self.damaged(reason)
            self._whole = True

    def damaged(self, reason: str) -> RegisterError:
        """What to say of a file that does not hold what a register holds."""
        return _damaged(self._address, reason)


class Statements:
    """The statements of one register's file, in the terms as that file numbers them."""

    def __init__(self, rows: Rows) -> None:
        self._rows = rows
        self._known: dict[str, int] | None = None
        self._names: dict[int, str] = {}
        self._among: dict[tuple[str, ...], str] = {}
        self._cite: str | None = None

    def forget(self) -> None:
        """Forget how the terms are numbered: another load may have numbered them anew."""
        self._known = self._cite = None
        self._among.clear()

    @property
    def cite(self) -> str:
        """The columns of a passage; files of earlier versions do not say which piece of its document it starts with."""
        if self._cite is None:
            columns = self._rows.ask("PRAGMA table_info(citation)", (), NUMBER, TEXT)
            at = "c.at" if "at" in [name for _, name, *_ in columns] else "0"
            self._cite = f"document, locator, quote, sha256, {at}"
        return self._cite

    @property
    def terms(self) -> dict[str, int]:
        """The numbers that this file gives the terms: those of the vocabulary that it was made with."""
        if self._known is None:
            self._known = dict(self._rows.at_once("SELECT name, n FROM term", (), TEXT, NUMBER))
            self._names = {n: name for name, n in self._known.items()}
        return self._known

    @property
    def names(self) -> dict[int, str]:
        """The terms by their numbers."""
        return self._names if self.terms else {}

    def codes(self, terms: Collection[str]) -> str:
        """The numbers of some terms, as they stand in a query."""
        known = self.terms
        return ",".join(map(str, sorted(known[name] for name in terms if name in known)))

    def among(self, terms: Collection[str]) -> str:
        """That a statement is of one of some terms, for a query: of those that carry accountability, one range."""
        named = tuple(terms)
        if named not in self._among:
            self._among[named] = self._range(named)
        return self._among[named]

    def _range(self, terms: Collection[str]) -> str:
        codes = sorted(self.terms[name] for name in terms if name in self.terms)
        if codes and codes[-1] - codes[0] == len(codes) - 1:
            return f"p BETWEEN {codes[0]} AND {codes[-1]}"
        return f"p IN ({','.join(map(str, codes))})"

    def term(self, names: Mapping[int, str], code: int) -> str:
        """The term of a number.

        Raises:
            RegisterError: the file has no term of this number.
        """
        if code not in names:
            raise self._rows.damaged("a statement of no known term")
        return names[code]

    def rows(self, numbers: Collection[int]) -> list[tuple[Any, ...]]:
        """The rows of statements by their numbers.

        Raises:
            RegisterError: one of them is not there.
        """
        sql = f"{STATEMENT} statement st {JOINED} WHERE st.n IN ({{}}) ORDER BY st.n"
        found = self._rows.all_of(sql, sorted(numbers), *SAID)
        if len(found) != len(numbers):
            raise self._rows.damaged("an index names statements that are not there")
        return found

    def cited(
        self,
        rows: Sequence[tuple[Any, ...]],
        evidence: str = "evidence",
        papers: Callable[[], Collection[str] | None] | None = None,
    ) -> list[Statement]:
        """Make statements of rows, with the passages that a table of evidence gives them.

        Of those that many passages say, unless ``papers`` gives none to name, theirs and the first few, and the number of the rest.
        """
        numbers = [row[0] for row in rows]
        many = self._many(numbers) if papers else {}
        wanted = papers() if papers and many else None
        apart = {} if wanted is None else many
        citations = self._citations([n for n in numbers if n not in apart], evidence)
        citations |= {n: self._those_in(sorted(wanted or ()), n) for n in apart}
        cites = [citations.get(n, ()) for n in numbers]
        elsewhere = [apart.get(n, 0) and apart[n] - len(citations[n]) for n in numbers] if apart else repeat(0)  # fmt: skip
        found = self.made(rows, cites, elsewhere)
        self._rows.all_in_words(found)
        return found

    def made(
        self,
        rows: Sequence[tuple[Any, ...]],
        cites: Iterable[tuple[Citation, ...]],
        elsewhere: Iterable[int],
    ) -> list[Statement]:
        """Statements of their rows and passages, made column by column."""
        if not rows:
            return []
        _, subjects, codes, *words = zip(*rows, strict=True)
        terms = self.names
        columns = [subjects, [terms.get(code, "") for code in codes], *words, cites, elsewhere]
        return made(Statement, columns, len(rows))

    def _many(self, statements: Sequence[int]) -> dict[int, int]:
        """How many passages say those of some statements that more than a few say: their positions have no gap."""
        sql = (
            "SELECT statement, (SELECT max(position) + 1 FROM evidence o WHERE o.statement = e.statement) "
            f"FROM evidence e WHERE position = {FEW} AND statement IN ({{}})"
        )
        return dict(self._rows.all_of(sql, statements, NUMBER, NUMBER))

    def _those_in(self, papers: Sequence[str], statement: int) -> tuple[Citation, ...]:
        """The passages in some papers that say one thing, and the first few that say it anywhere."""
        sql = (
            f"SELECT position, {self.cite} FROM evidence JOIN citation c ON c.n = citation "
            f"WHERE statement = {statement} AND ({{}}) ORDER BY position"
        )
        first = self._rows.at_once(sql.format(f"position < {FEW}"), (), NUMBER, *CITED)
        theirs = self._rows.all_of(sql.format("document IN ({})"), papers, NUMBER, *CITED)
        found = {position: Citation(*cited) for position, *cited in (*first, *theirs)}
        return tuple(found[position] for position in sorted(found))

    def _citations(
        self, statements: Sequence[int], evidence: str
    ) -> dict[int, tuple[Citation, ...]]:
        sql = f"SELECT statement, citation FROM {evidence} WHERE statement IN ({{}}) ORDER BY statement, position"
        pairs = self._rows.all_of(sql, statements, NUMBER, NUMBER)
        # A passage that says several things is read once, and there once.
        wanted = {citation for _, citation in pairs}
        sql = f"SELECT n, {self.cite} FROM citation c WHERE n IN ({{}})"
        passages = self._rows.all_of(sql, sorted(wanted), NUMBER, *CITED)
        if len(passages) != len(wanted):
            raise self._rows.damaged("evidence that is not there")
        return by_statement(pairs, passages_of(passages))


def passages_of(rows: Sequence[tuple[Any, ...]]) -> dict[int, Citation]:
    """Passages by their numbers, made column by column."""
    if not rows:
        return {}
    numbers, *columns = zip(*rows, strict=True)
    return dict(zip(numbers, made(Citation, columns, len(rows)), strict=True))


def by_statement(
    pairs: Iterable[tuple[int, int]], passages: Mapping[int, Citation]
) -> dict[int, tuple[Citation, ...]]:
    """The passages of each statement, of pairs of a statement and a passage in order."""
    found: dict[int, list[Citation]] = {}
    for n, passage in pairs:
        if n in found:
            found[n].append(passages[passage])
        else:
            found[n] = [passages[passage]]
    return {n: tuple(cited) for n, cited in found.items()}


@cache
def _worded(term: str, linked: bool, role: str | None, basis: str) -> bool:
    known = term in RELATIONS if linked else term in ATTRIBUTES
    return known and basis in BASES and (role is None or role in ROLES)


def told(address: str, error: Exception) -> RegisterError:
    """What the database says of a register, as one sentence on what to do."""
    code = getattr(error, "sqlite_errorcode", 0) & 0xFF  # the rest of it is detail
    if code in (sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED):
        return RegisterError(
            "another program is writing to this register; try again when it is done",
            place=Place(address),
        )
    if code == sqlite3.SQLITE_FULL:
        return RegisterError(
            "the disk is full; the register is as it was; make room and try again",
            place=Place(address),
        )
    if getattr(error, "sqlite_errorcode", 0) == sqlite3.SQLITE_READONLY_ROLLBACK:
        return RegisterError(
            "a load of this register was broken off, and only somebody who may write to the "
            "file can put it back as it was; ask them to open it once",
            place=Place(address),
        )
    if code in _PLACES:
        return RegisterError(
            f"the register cannot be opened or written ({error}); check its folder's rights",
            place=Place(address),
        )
    if code == sqlite3.SQLITE_IOERR:
        return RegisterError(
            f"the disk cannot be read or written ({error}); check that it has room and "
            "is connected, and try again",
            place=Place(address),
        )
    return _damaged(address, str(error))


def _damaged(address: str, reason: str) -> RegisterError:
    # What the database quotes of the file may be anything at all.
    words = " ".join(reason.partition(" with text")[0].split())[:90]
    said = "".join(letter if letter.isprintable() else "\ufffd" for letter in words)
    return RegisterError(
        f"this register is damaged{f' ({said})' if said else ''}; take a copy of it that "
        "is whole, or load its documents again into a new file",
        place=Place(address),
    )
