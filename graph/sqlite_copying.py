"""Whether the pages of a register's file may be copied as they are: where to write it anew would tell nothing else."""

from __future__ import annotations

import sqlite3
from contextlib import closing

from remit.graph.partnerships import PARTNERSHIPS
from remit.graph.sqlite_file import FORMAT
from remit.graph.sqlite_own import make_own
from remit.graph.sqlite_rows import JOINED, MAYBE, NUMBER, TEXT, Rows
from remit.graph.sqlite_writing import TERMS, make

_TABLES = "SELECT name, sql FROM sqlite_master ORDER BY name"
_SORTS = f"SELECT min(st.n) FROM statement st {JOINED} GROUP BY s.kind, st.p, o.kind, role, basis"
_UNCITED = (
    "SELECT min(n) FROM statement WHERE n NOT IN (SELECT statement FROM evidence) GROUP BY basis"
)


def is_laid_out(rows: Rows) -> bool:
    """Whether a file has the tables and the terms that this version makes, and no earlier editions."""
    with closing(sqlite3.connect(":memory:", isolation_level=None)) as db:
        make(db)
        if rows.one(f"SELECT count(*) FROM meta WHERE key = '{PARTNERSHIPS}'", NUMBER):
            make_own(db)
        tables = db.execute(_TABLES).fetchall()
    return (
        rows.one("PRAGMA user_version", NUMBER) == FORMAT
        and [*rows.ask(_TABLES, (), TEXT, MAYBE)] == tables
        and dict(rows.ask("SELECT name, n FROM term", (), TEXT, NUMBER)) == TERMS
    )


def of_each_sort(rows: Rows) -> set[int]:
    """The number of one statement of each sort: if none of them is faulty, none at all is."""
    return {n for sql in (_SORTS, _UNCITED) for (n,) in rows.ask(sql, (), NUMBER)}
