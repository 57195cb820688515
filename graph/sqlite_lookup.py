"""How things are looked up in a SQLite file: by id, by exact name, by words."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping

from remit.graph.lookup import BETWEEN_TEXTS, TEXTS, Candidate, Query
from remit.graph.sqlite_file import BETWEEN_NAMES
from remit.graph.sqlite_rows import NUMBER, TEXT, Rows


def candidates(rows: Rows, terms: Mapping[str, int], query: Query, limit: int) -> list[Candidate]:
    """Find at most ``limit`` things for each way of matching the query; see the store's method.

    ``terms`` are the numbers that the file gives the terms.
    """
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
        for thing in _matching(rows, where, parameter, exact, limit)
    ]
    said = _written(rows, terms, {n for n, _ in whole})
    found: dict[str, Candidate] = {}
    for n, thing in whole:
        called = dict.fromkeys([thing.label, *said.get((n, terms.get("name", -1)), ())])
        texts = (dict.fromkeys(said.get((n, terms.get(t, -1)), ())) for t in TEXTS)
        written = tuple(BETWEEN_TEXTS.join(values) for values in texts if values)
        found.setdefault(thing.id, thing._replace(called=tuple(called), texts=written))
    if len(groups) > 1:
        for _, thing in _matching(rows, "search MATCH ?", " OR ".join(groups), 0, limit):
            found.setdefault(thing.id, thing)
    return list(found.values())


def _matching(
    rows: Rows, where: str, parameter: str, exact: int, limit: int
) -> Iterator[tuple[int, Candidate]]:
    found = rows.ask(
        "SELECT n, id, kind, label, names, words FROM search JOIN thing ON n = search.rowid "
        f"WHERE {where} ORDER BY search.rowid LIMIT ?",
        (parameter, limit),
        NUMBER,
        *(TEXT,) * 5,
    )
    for n, *thing, names, words in found:
        each = rows.entity(*thing)
        split = tuple(names.split(BETWEEN_NAMES))
        yield n, Candidate(each.id, each.kind, each.label, split, words, bool(exact))


def _written(
    rows: Rows, terms: Mapping[str, int], numbers: Collection[int]
) -> dict[tuple[int, int], list[str]]:
    """What is said of these things in words, as it is written."""
    codes = ",".join(str(terms[term]) for term in ("name", *TEXTS) if term in terms)
    sql = (
        "SELECT s, p, coalesce(value, raw) FROM statement WHERE s IN ({}) "
        f"AND p IN ({codes}) AND coalesce(value, raw) IS NOT NULL ORDER BY value IS NULL, n"
    )
    said: dict[tuple[int, int], list[str]] = {}
    for n, term, words in rows.for_each(sql, numbers, NUMBER, NUMBER, TEXT):
        said.setdefault((n, term), []).append(words)
    return said


def groups_of(query: Query) -> list[str]:
    """Each group of alternative terms as a clause of a full-text query."""
    return [f"({' OR '.join(map(_quoted, group))})" for group in query.groups]


def _quoted(term: str) -> str:
    return '"' + term.replace('"', '""') + '"'
