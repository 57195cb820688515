"""How things are looked up in a SQLite file: by id, by exact name, by words."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping

from remit.graph.lookup import BETWEEN_TEXTS, TEXTS, Candidate, Query
from remit.graph.model import Citation, Passage
from remit.graph.sqlite_file import BETWEEN_NAMES
from remit.graph.sqlite_rows import NUMBER, TEXT, Rows

_BY_ID = "SELECT n FROM thing WHERE id = ? LIMIT ?"
_BY_NAME = "SELECT thing FROM name WHERE key = ? ORDER BY thing LIMIT ?"
_BY_WORDS = "SELECT rowid FROM search WHERE search MATCH ? ORDER BY rowid LIMIT ?"


def candidates(rows: Rows, terms: Mapping[str, int], query: Query, limit: int) -> list[Candidate]:
    """Find at most ``limit`` things for each way of matching the query; see the store's method.

    ``terms`` are the numbers that the file gives the terms.
    """
    if not query.groups:
        return []
    if query.id and (meant := _numbers(rows, _BY_ID, query.id, 1)):
        return [thing for _, thing in _things(rows, meant, exact=meant)]  # and no other
    groups = groups_of(query)
    exact = _numbers(rows, _BY_NAME, query.key, limit)
    named = _numbers(rows, _BY_WORDS, f"names : ({' AND '.join(groups)})", limit)
    held = _numbers(rows, _BY_WORDS, " AND ".join(groups), limit)
    part = _numbers(rows, _BY_WORDS, " OR ".join(groups), limit) if len(groups) > 1 else []
    whole = dict.fromkeys((*exact, *named, *held))
    said = _written(rows, terms, whole)
    found: list[Candidate] = []
    for n, thing in _things(rows, dict.fromkeys((*whole, *part)), exact):
        if n not in whole:
            found.append(thing)
            continue
        called = dict.fromkeys([thing.label, *said.get((n, terms.get("name", -1)), ())])
        texts = tuple(_joined(said, n, terms)) if said else ()
        found.append(thing._replace(called=tuple(called), texts=texts))
    return found


def _joined(
    said: Mapping[tuple[int, int], list[str]], n: int, terms: Mapping[str, int]
) -> Iterator[str]:
    """What is said of a thing, the texts of each attribute together."""
    for term in TEXTS:
        if values := said.get((n, terms.get(term, -1))):
            yield BETWEEN_TEXTS.join(dict.fromkeys(values))


def _numbers(rows: Rows, sql: str, parameter: str, limit: int) -> list[int]:
    return [n for (n,) in rows.at_once(sql, (parameter, limit), NUMBER)]


def _things(
    rows: Rows, numbers: Collection[int], exact: Collection[int]
) -> Iterator[tuple[int, Candidate]]:
    """These things with their words, in the order given."""
    sql = (
        "SELECT n, id, kind, label, names, words FROM thing JOIN search ON search.rowid = n "
        "WHERE n IN ({})"
    )
    found = {n: said for n, *said in rows.all_of(sql, numbers, NUMBER, *(TEXT,) * 5)}
    for n in numbers:
        if n in found:
            *thing, names, words = found[n]
            each = rows.entity(*thing)
            split = tuple(names.split(BETWEEN_NAMES))
            yield n, Candidate(each.id, each.kind, each.label, split, words, n in exact)


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
    for n, term, words in rows.all_of(sql, numbers, NUMBER, NUMBER, TEXT):
        said.setdefault((n, term), []).append(words)
    return said


def passages(rows: Rows, query: Query, limit: int) -> list[Passage]:
    """The blocks kept as text, or not read, that hold every word of a query; see the store's method."""
    if not query.groups:
        return []
    sql = (
        "SELECT name, locator, text, sha256, outcome FROM narrative "
        "JOIN ledger ON ledger.n = narrative.rowid "
        "JOIN document ON document.n = ledger.document "
        "WHERE narrative MATCH ? ORDER BY narrative.rowid LIMIT ?"
    )
    found = rows.ask(sql, (" AND ".join(groups_of(query)), limit), *(TEXT,) * 5)
    return [Passage(Citation(*place), outcome) for *place, outcome in found]


def groups_of(query: Query) -> list[str]:
    """Each group of alternative terms as a clause of a full-text query."""
    return [f"({' OR '.join(map(_quoted, group))})" for group in query.groups]


def _quoted(term: str) -> str:
    return '"' + term.replace('"', '""') + '"'
