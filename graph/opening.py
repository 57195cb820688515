"""From the address of a register to its store."""

from __future__ import annotations

import os
from contextlib import closing
from typing import TYPE_CHECKING

from remit.graph.errors import Place, RegisterError
from remit.graph.model import Sources
from remit.graph.store import Store

if TYPE_CHECKING:
    from pathlib import Path

SCHEMES = ("bolt", "bolt+s", "bolt+ssc", "neo4j", "neo4j+s", "neo4j+ssc")


def is_server(address: str | Path) -> bool:
    """Say whether this is the address of a server rather than a path.

    >>> is_server("neo4j+s://graph.example.org#walsall-2020"), is_server("neo4j.remit")
    (True, False)
    """
    scheme, found, _ = str(address).partition("://")
    return bool(found) and scheme.lower() in SCHEMES


def path_of(address: str | Path) -> str:
    """Give the path of a file that holds a register, or is to hold one: in letters, as a question needs no more of it.

    Raises:
        RegisterError: it is an address of something else.
    """
    if isinstance(address, str) and "://" in address:
        if "@" in address:  # it may hold a password, which no message repeats
            raise RegisterError(
                "no register has such an address; name a file, or a Neo4j server by "
                "neo4j://HOST:PORT#SCOPE, and set NEO4J_USERNAME and NEO4J_PASSWORD"
            )
        raise RegisterError(
            "no register has such an address; name a file, or a Neo4j server by "
            "neo4j://HOST:PORT#SCOPE or bolt://HOST:PORT#SCOPE",
            place=Place(address),
        )
    return os.fspath(address)


def open_store(address: str | Path) -> Store:
    """Open the register at a path, or at a ``neo4j://`` or ``bolt://`` address, for reading.

    Raises:
        RegisterError: nothing is there, or it is no register.
    """
    if is_server(address):
        from remit.graph.neo4j_opening import open_neo4j

        return open_neo4j(str(address))

    from remit.graph.sqlite_opening import open_sqlite

    return open_sqlite(path_of(address))


def create_store(address: str | Path) -> Store:
    """Open the register at a path or an address for writing; it is made where there is none.

    Raises:
        RegisterError: it cannot be written, or something else is there.
    """
    if is_server(address):
        from remit.graph.neo4j_opening import create as create_on_server

        return create_on_server(str(address))

    from remit.graph.sqlite_opening import create

    return create(path_of(address))


def in_memory(address: str = ":memory:") -> Store:
    """Open an empty register that lives as long as the store is open; messages call it by the address."""
    from remit.graph.sqlite_opening import in_memory as empty

    return empty(address)


def sources_at(address: str | Path) -> Sources:
    """Give what the register there was built from: nothing where there is no register yet.

    Raises:
        RegisterError: something else is there.
    """
    if is_server(address):
        from remit.graph.neo4j_opening import sources_at as sources_on_server

        return sources_on_server(str(address))

    from remit.graph.sqlite_file import is_file

    path = path_of(address)
    if not is_file(path) or os.stat(path).st_size == 0:  # noqa: PTH116 - in letters, as above
        return Sources()
    with closing(open_store(path)) as store:
        return store.sources()
