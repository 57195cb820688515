"""How things are looked up in a SQLite file: by id, by exact name, by words."""

from __future__ import annotations

import sqlite3
from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import replace
from itertools import islice
from typing import Any

from remit.graph.lookup import BETWEEN_TEXTS, TEXTS, Candidate, Query
from remit.graph.sqlite_writing import BETWEEN_NAMES, TERMS

PARAMETERS = 500  # below the lowest limit of any SQLite on the number of `?` in one query


def candidates(db: sqlite3.Connection, query: Query, limit: int) -> list[Candidate]:
    """Find at most ``limit`` things for each way of matching the query; see the store's method."""
    if not query.groups:
        return []
    groups = groups_of(query)
    ways = [
        *([("id = ?", query.id, 1)] if query.id else ()),
        ("n IN (SELECT thing FROM name WHERE key = ?)", query.key, 1),
        ("search MATCH ?", f"names : ({' AND '.join(groups)})", 0),
        ("search MATCH ?", " AND ".join(groups), 0),
    ]
    whole = [
        thing
        for where, parameter, exact in ways
        for thing in _matching(db, where, parameter, exact, limit)
    ]
    said = _written(db, {n for n, _ in whole})
    found: dict[str, Candidate] = {}
    for n, thing in whole:
        called = dict.fromkeys([thing.label, *said.get((n, TERMS["name"]), ())])
        texts = (dict.fromkeys(said.get((n, TERMS[term]), ())) for term in TEXTS)
        written = tuple(BETWEEN_TEXTS.join(values) for values in texts if values)
        found.setdefault(thing.id, replace(thing, called=tuple(called), texts=written))
    if len(groups) > 1:
        for _, thing in _matching(db, "search MATCH ?", " OR ".join(groups), 0, limit):
            found.setdefault(thing.id, thing)
    return list(found.values())


def _matching(
    db: sqlite3.Connection, where: str, parameter: str, exact: int, limit: int
) -> Iterator[tuple[int, Candidate]]:
    rows = db.execute(
        "SELECT n, id, kind, label, names, words FROM search JOIN thing ON n = search.rowid "
        f"WHERE {where} ORDER BY search.rowid LIMIT ?",
        (parameter, limit),
    )
    for n, id_, kind, label, names, words in rows:
        split = tuple(names.split(BETWEEN_NAMES))
        yield n, Candidate(id_, kind, label, split, words, bool(exact))


def _written(db: sqlite3.Connection, numbers: Collection[int]) -> dict[tuple[int, int], list[str]]:
    """What is said of these things in words, as it is written."""
    codes = ",".join(str(TERMS[term]) for term in ("name", *TEXTS))
    sql = (
        "SELECT s, p, coalesce(value, raw) FROM statement WHERE s IN ({}) "
        f"AND p IN ({codes}) AND coalesce(value, raw) IS NOT NULL ORDER BY value IS NULL, n"
    )
    said: dict[tuple[int, int], list[str]] = {}
    for n, term, words in for_each(db, sql, numbers):
        said.setdefault((n, term), []).append(words)
    return said


def for_each(
    db: sqlite3.Connection, sql: str, values: Iterable[object]
) -> Iterator[tuple[Any, ...]]:
    """Run a query with an ``IN ({})`` over any number of values."""
    rest = iter(values)
    while chunk := list(islice(rest, PARAMETERS)):
        yield from db.execute(sql.format(marks(chunk)), chunk)


def marks(values: Sequence[object]) -> str:
    """As many question marks as there are values."""
    return ",".join("?" * len(values))


def groups_of(query: Query) -> list[str]:
    """Each group of alternative terms as a clause of a full-text query."""
    return [f"({' OR '.join(map(_quoted, group))})" for group in query.groups]


def _quoted(term: str) -> str:
    return '"' + term.replace('"', '""') + '"'
