"""What is each partnership's own, in a register's file: in its tables, and, of several, each in one piece beside them.

The pieces are written with the tables, in the same transaction, and the checksum is of both. A file of one partnership has none, nor
has one that an earlier version made or that keeps earlier editions, whose blocks stand elsewhere: then the tables are read.
"""

from __future__ import annotations

import sqlite3
from operator import itemgetter
from typing import Final

from remit.graph.model import Contents, Statement
from remit.graph.own import UNREADABLE, Own, Tables, each_own, pack, read_own, unpack
from remit.graph.partnerships import Partnership, owned
from remit.graph.sqlite_rows import BYTES, NUMBER, SAID, STATEMENT, Rows, Statements
from remit.ontology import KINDS

OWN: Final = "own"


def make_own(db: sqlite3.Connection) -> None:
    """Make the table of the pieces, which only a register of several partnerships has."""
    db.execute(f"CREATE TABLE {OWN} (partnership TEXT NOT NULL UNIQUE, packed BLOB NOT NULL)")


def write_own(db: sqlite3.Connection, contents: Contents) -> None:
    """Write what is each partnership's own, each in one piece."""
    make_own(db)
    pieces = ((key, pack(own)) for key, own in each_own(contents))
    db.executemany(f"INSERT INTO {OWN} VALUES (?, ?)", pieces)


def own(tables: Tables, rows: Rows, one: Partnership) -> Own:
    """What is one partnership's own: in one piece, where the file has it so, and otherwise from its tables.

    Raises:
        RegisterError: the file is damaged.
    """
    return _in_one_piece(rows, one.key) or read_own(tables, one)


def _in_one_piece(rows: Rows, partnership: str) -> Own | None:
    if not rows.one(f"SELECT count(*) FROM sqlite_master WHERE name = '{OWN}'", NUMBER):
        return None
    sql = f"SELECT packed FROM {OWN} WHERE partnership = ?"
    for (packed,) in rows.at_once(sql, (partnership,), BYTES):
        try:
            own = unpack(packed)
        except UNREADABLE as error:
            raise rows.damaged("what is a partnership's own cannot be unpacked") from error
        rows.all_in_words(own.statements)
        return own
    raise rows.damaged("what is a partnership's own is not there")


def within(rows: Rows, statements: Statements, partnership: str) -> list[Statement]:
    """Every statement of which a partnership's own thing is the subject or the object."""
    # A partnership's things are a range of the index of ids for each kind: no list of them is needed.
    whose = "thing {0} JOIN statement st ON st.{0} = {0}.n"
    own = "WHERE {0}.id > ? AND {0}.id < ?"
    said = f"{STATEMENT} {whose} LEFT JOIN thing o ON o.n = st.o {own}".format("s")
    into = f"SELECT st.n FROM {whose} {own}".format("o")
    lows = [owned(f"{kind}/", partnership) for kind in KINDS]
    ends = [end for low in lows for end in (low, f"{low[:-1]}0")]
    said, into = (" UNION ALL ".join([each] * len(lows)) for each in (said, into))
    found = rows.at_once(said, ends, *SAID)
    others = {n for (n,) in rows.at_once(into, ends, NUMBER)} - {row[0] for row in found}
    return statements.cited(sorted((*found, *statements.rows(others)), key=itemgetter(0)))
