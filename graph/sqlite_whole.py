"""A register gone through from beginning to end, in canonical order, as its file has it.

Statements and their passages are read side by side, so that no more than a few of them are in memory, and
none is looked for.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from math import inf
from typing import Any

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
)
from remit.graph.whole import Each, Flowing

_BY_ID = "SELECT id, kind, label FROM thing ORDER BY id"
_NO_MORE = (inf, Citation("", "", ""))  # behind the passages of the last statement
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
    """Every statement, in order, with its passages."""
    evidence, terms = _evidence(rows, stated.cite), stated.names
    of, passage = next(evidence, _NO_MORE)
    worded: set[tuple[Any, ...]] = set()  # very many have the same few words of the vocabulary
    sql = f"{STATEMENT} statement st {JOINED} ORDER BY st.n"
    for n, s, p, o, value, raw, role, how, basis, start, end in rows.ask(sql, (), *SAID):
        passages: list[Citation] = []
        while of <= n:
            passages.append(passage)
            of, passage = next(evidence, _NO_MORE)
        said = Statement(
            s, terms.get(p, ""), o, value, raw, role, how, basis, start, end, tuple(passages)
        )
        if (words := (p, o is None, role, basis)) not in worded:
            rows.in_words(said)
            worded.add(words)
        yield said


def _evidence(rows: Rows, cite: str) -> Iterator[tuple[float, Citation]]:
    """The passages, by statement and place."""
    sql = (
        f"SELECT e.statement, e.citation, {cite} FROM evidence e "
        "JOIN citation c ON c.n = e.citation ORDER BY e.statement, e.position"
    )
    known: dict[int, Citation] = {}
    for n, number, *passage in rows.ask(sql, (), NUMBER, NUMBER, *CITED):
        if (found := known.get(number)) is None:
            if len(known) >= _REMEMBERED:
                known.clear()
            found = known[number] = Citation(*passage)
        yield n, found
