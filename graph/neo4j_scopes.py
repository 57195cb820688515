"""Which registers a database keeps side by side, and which of them an address means."""

from __future__ import annotations

from collections.abc import Mapping

from remit.graph.errors import Place, RegisterError
from remit.graph.neo4j_connection import Address, Connection
from remit.graph.neo4j_schema import FORMAT


def only_scope(connection: Connection) -> str:
    """Give the scope that the address names, or that of the only register there is.

    Raises:
        RegisterError: there is no such register, or the address does not say which of several.
    """
    address = connection.address
    formats = formats_of(connection)
    if len(formats) > 1 and not address.scope:
        raise several(address, formats)
    scope = address.scope or next(iter(formats), None)
    if scope is None or scope not in formats:
        raise missing(str(address), formats)
    if formats[scope] != FORMAT:
        raise RegisterError(
            f"this register has format {formats[scope]} and this version of remit "
            f"reads {FORMAT}; load its documents again",
            place=Place(str(address)),
        )
    return scope


def formats_of(connection: Connection) -> dict[str, int]:
    """Give the format of every register of the database, by scope, in one round trip."""
    rows = connection.probe("MATCH (r:Register) RETURN r.scope, r.format ORDER BY r.scope")
    return dict(row.values() for row in rows)


def several(address: Address, formats: Mapping[str, int]) -> RegisterError:
    """Say that the address does not tell which of several registers is meant."""
    return RegisterError(
        f"a database holds many registers, this one {_some(formats)}; "
        f"say which one is meant, as in {address.server}#{next(iter(formats))}",
        place=Place(str(address)),
    )


def missing(address: str, formats: Mapping[str, int] | None = None) -> RegisterError:
    """Say that there is no register, and which there are."""
    others = f", but {_some(formats)}" if formats else ""
    return RegisterError(
        f"there is no register here{others}; make one with: remit load DOCUMENT -r {address}",
        place=Place(str(address)),
    )


def _some(formats: Mapping[str, int]) -> str:
    return ", ".join(list(formats)[:5]) + (", ..." if len(formats) > 5 else "")
