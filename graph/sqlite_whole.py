"""A register gone through from beginning to end, in canonical order, as its file has it.

Statements and their passages are read side by side, so that no more than a few of them are in memory, and
none is looked for.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from itertools import repeat

from remit.graph.model import Citation, Document, LedgerEntry, Statement
from remit.graph.sqlite_rows import (
    CITED,
    JOINED,
    LEDGER,
    NUMBER,
    SAID,
    STATEMENT,
    TEXT,
    Rows,
    Statements,
    by_statement,
    passages_of,
)
from remit.graph.whole import Each, Flowing

_BY_ID = "SELECT id, kind, label FROM thing ORDER BY id"
_REMEMBERED = 10_000  # passages, so that what is cited again is the same object


def flowing(
    rows: Rows, stated: Statements, documents: Sequence[Document], meta: Mapping[str, str]
) -> Flowing:
    """Give a register to be gone through; ``stated`` knows how its file numbers the terms."""
    notes = rows.ask("SELECT text FROM note ORDER BY n", (), TEXT)
    cited = rows.ask("SELECT DISTINCT document, sha256 FROM citation", (), TEXT, TEXT)
    return Flowing(
        documents=documents,
        entities=Each(lambda: rows.things(_BY_ID)),
        statements=Each(lambda: _stated(rows, stated)),
        cited=[(document, sha256) for document, sha256 in cited],
        ledger=Each(lambda: _entries(rows)),
        notes=[text for (text,) in notes],
        meta=meta,
    )


def _entries(rows: Rows) -> Iterator[LedgerEntry]:
    return (LedgerEntry(*row) for row in rows.ask(LEDGER, (), *(TEXT,) * 5))


def _stated(rows: Rows, stated: Statements) -> Iterator[Statement]:
    """Every statement, in order, with its passages: so many at a time, made column by column."""
    passages = _Passages(rows, stated.cite)
    sql = f"{STATEMENT} statement st {JOINED} ORDER BY st.n"
    for some in rows.some(sql, (), *SAID):
        said = stated.made(some, passages.of([row[0] for row in some]), repeat(0))
        rows.all_in_words(said)
        yield from said


class _Passages:
    """The passages of one statement after the other."""

    def __init__(self, rows: Rows, cite: str) -> None:
        self._rows = rows
        self._pairs = (
            "SELECT statement, citation FROM evidence WHERE statement BETWEEN ? AND ? "
            "ORDER BY statement, position"
        )
        self._passages = f"SELECT n, {cite} FROM citation c WHERE n IN ({{}})"
        self._known: dict[int, Citation] = {}  # what is cited again is the same object

    def of(self, statements: Sequence[int]) -> list[tuple[Citation, ...]]:
        """Those of some statements that stand one behind the other.

        Raises:
            RegisterError: one of them is not there.
        """
        between = statements[0], statements[-1]
        pairs = self._rows.at_once(self._pairs, between, NUMBER, NUMBER)
        found = by_statement(pairs, self._learn({passage for _, passage in pairs}))
        return [found.get(n, ()) for n in statements]

    def _learn(self, wanted: set[int]) -> dict[int, Citation]:
        known = self._known
        if len(known) > _REMEMBERED:
            self._known = known = {n: known[n] for n in wanted & known.keys()}
        new = sorted(wanted - known.keys())
        rows = self._rows.all_of(self._passages, new, NUMBER, *CITED)
        if len(rows) != len(new):
            raise self._rows.damaged("evidence that is not there")
        known.update(passages_of(rows))
        return known
