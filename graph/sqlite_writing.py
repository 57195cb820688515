"""How a register is written into a SQLite file: the tables, in order of importance."""

from __future__ import annotations

import sqlite3
from collections.abc import Mapping, Sequence
from itertools import islice

from remit.graph.editions import Aside, editions_of, outdated
from remit.graph.lookup import index, terms
from remit.graph.model import LOOKED_THROUGH, Citation, Contents, Statement
from remit.graph.sqlite_checksum import keep, prepare
from remit.graph.sqlite_file import APPLICATION_ID, BETWEEN_NAMES, FORMAT, WITH_EDITIONS
from remit.graph.sqlite_kept import write_kept
from remit.ontology import ATTRIBUTES, RELATIONS

_AT_ONCE = 5_000  # things whose words are held in memory together
TERMS = {name: n for n, name in enumerate((*RELATIONS, *ATTRIBUTES))}


def write(db: sqlite3.Connection, contents: Contents, aside: Aside, *, lasting: bool) -> None:
    """Write a register in the place of all that was there, within the open transaction.

    ``aside`` is what only earlier editions say. What is ``lasting``, as a file is, gets a checksum.
    """
    _drop_all(db)
    summed = lasting and prepare(db)
    _make(db, indexes=False)
    _fill(db, contents, aside)
    _make(db, indexes=True)
    if summed:
        keep(db)


def _drop_all(db: sqlite3.Connection) -> None:
    made = db.execute(
        "SELECT type, name FROM sqlite_master WHERE type IN ('table', 'view')"
    ).fetchall()
    for type_, name in made:
        if not name.startswith(("search_", "narrative_", "sqlite_")):  # they go with their owners
            db.execute(f'DROP {type_} "{name}"')


def _make(db: sqlite3.Connection, *, indexes: bool) -> None:
    from importlib import resources  # slow to import, and only a load needs it

    schema = resources.files("remit.graph").joinpath("schema.sql").read_text(encoding="utf-8")
    for command in schema.split(";\n"):
        if command.strip() and indexes == (" INDEX " in command):
            db.execute(command)


def _fill(db: sqlite3.Connection, contents: Contents, aside: Aside) -> None:
    db.execute(f"PRAGMA application_id = {APPLICATION_ID}")
    db.execute(f"PRAGMA user_version = {FORMAT}")
    db.executemany("INSERT INTO meta VALUES (?, ?)", sorted(contents.meta.items()))
    db.executemany("INSERT INTO note (text) VALUES (?)", ((note,) for note in contents.notes))
    db.executemany("INSERT INTO term VALUES (?, ?)", ((n, name) for name, n in TERMS.items()))
    editions = editions_of(contents)
    old = outdated(editions)  # what these say is asked of no more
    apart = {one.document for one in editions if old}
    db.executemany(
        "INSERT INTO document VALUES (?, ?, ?, ?, ?, ?)",
        (
            (n, d.name, d.sha256, d.media, d.origin, None if d.name in apart else d.content)
            for n, d in enumerate(contents.documents)
        ),
    )
    order = {document.name: n for n, document in enumerate(contents.documents)}
    entries = list(enumerate(contents.ledger, 1))
    ledger = [one for one in entries if one[1].document not in old]
    db.executemany(
        "INSERT INTO ledger VALUES (?, ?, ?, ?, ?, ?)",
        ((n, order[e.document], e.locator, e.outcome, e.reason, e.text) for n, e in ledger),
    )
    db.executemany(
        "INSERT INTO narrative (rowid, words) VALUES (?, ?)",
        (
            (n, " ".join(dict.fromkeys(terms(e.text))))
            for n, e in ledger
            if e.outcome in LOOKED_THROUGH
        ),
    )
    numbers = _write_things(db, contents)
    citations: dict[Citation, int] = {}
    _write_statements(db, contents.statements, numbers, citations)
    _write_passages(db, citations)
    if old:
        kept = [one for one in entries if one[1].document in old]
        write_kept(db, contents, aside, kept, editions)
        db.execute(f"PRAGMA user_version = {WITH_EDITIONS}")


def _write_passages(db: sqlite3.Connection, citations: Mapping[Citation, int]) -> None:
    """Write the passages that are cited, and once each the sources that they stand in."""
    sources = {
        source: n
        for n, source in enumerate(dict.fromkeys((c.document, c.sha256) for c in citations), 1)
    }
    db.executemany("INSERT INTO source VALUES (?, ?, ?)", ((n, *s) for s, n in sources.items()))
    db.executemany(
        "INSERT INTO passage VALUES (?, ?, ?, ?, ?)",
        (
            (n, sources[c.document, c.sha256], c.locator, c.quote, c.at)
            for c, n in citations.items()
        ),
    )


def _write_things(db: sqlite3.Connection, contents: Contents) -> dict[str, int]:
    numbers: dict[str, int] = {}
    keys: list[tuple[str, int]] = []
    ordered = enumerate(index(contents), 1)
    while some := [*islice(ordered, _AT_ONCE)]:
        db.executemany(
            "INSERT INTO thing VALUES (?, ?, ?, ?)",
            ((n, i.entity.id, i.entity.kind, i.entity.label) for n, i in some),
        )
        db.executemany(
            "INSERT INTO search (rowid, names, words) VALUES (?, ?, ?)",
            ((n, BETWEEN_NAMES.join(i.names), i.words) for n, i in some),
        )
        numbers.update((i.entity.id, n) for n, i in some)
        keys += ((name, n) for n, i in some for name in i.keys)
    db.executemany("INSERT INTO name VALUES (?, ?)", sorted(keys))
    return numbers


def _write_statements(
    db: sqlite3.Connection,
    statements: Sequence[Statement],
    numbers: Mapping[str, int],
    citations: dict[Citation, int],
) -> None:
    """Write statements with what they cite, and number the passages that are new among the citations."""
    rows = (
        (
            n,
            numbers[s.subject],
            TERMS[s.term],
            numbers[s.object] if s.object else None,
            s.value,
            s.raw,
            s.role,
            s.stated_as,
            s.basis,
            s.start,
            s.end,
        )
        for n, s in enumerate(statements, 1)
    )
    evidence = (
        (n, position, citations.setdefault(citation, len(citations) + 1))
        for n, s in enumerate(statements, 1)
        for position, citation in enumerate(s.citations)
    )
    db.executemany("INSERT INTO statement VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)", rows)
    db.executemany("INSERT INTO evidence VALUES (?, ?, ?)", evidence)
