"""A register on a Neo4j server, opened to be read or to be written."""

from __future__ import annotations

from remit.graph.model import Sources
from remit.graph.neo4j import Neo4jStore
from remit.graph.neo4j_connection import Connection, parse
from remit.graph.neo4j_scopes import formats_of, only_scope, several


def open_neo4j(address: str) -> Neo4jStore:
    """Open a register on a server for reading, in one round trip.

    Raises:
        RegisterError: the server cannot be used, has no such register, or has several and the
            address does not say which.
    """
    connection = Connection(parse(address))
    try:
        return Neo4jStore(connection, only_scope(connection))
    except BaseException:
        connection.close()
        raise


def create(address: str) -> Neo4jStore:
    """Open a register on a server for writing; it is made by the first load.

    Raises:
        RegisterError: the server cannot be used.
    """
    connection = Connection(parse(address))
    try:
        connection.probe("RETURN 1")
    except BaseException:
        connection.close()
        raise
    return Neo4jStore(connection, connection.address.scope)


def sources_at(address: str) -> Sources:
    """Give what a register on a server is built from: nothing where there is none yet.

    Raises:
        RegisterError: the server cannot be used, or the address does not say which of several
            registers is meant.
    """
    connection = Connection(parse(address))
    try:
        formats = formats_of(connection)
        if formats and not connection.address.scope:
            raise several(connection.address, formats)
        return Neo4jStore(connection, connection.address.scope).sources()
    finally:
        connection.close()
