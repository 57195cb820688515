"""From one store to another: the whole register, unchanged."""

from __future__ import annotations

from contextlib import closing
from pathlib import Path
from typing import NamedTuple

from remit.graph.errors import Place, RegisterError
from remit.graph.model import Contents, checked
from remit.graph.opening import create_store, is_server, open_store


class Copied(NamedTuple):
    """What was copied, and where it is now: on a server with its scope."""

    contents: Contents
    address: str


def copy(source: str | Path, target: str | Path) -> Copied:
    """Put all that one register holds in the place of another; give what was copied.

    Either may be a file or an address on a server. What the target held before is replaced; a copy
    that fails leaves it as it was, unless it was too large for one transaction of a server.

    Raises:
        RegisterError: the source is no register, the target cannot be written, or both are one.
    """
    if _place(source) == _place(target):
        raise _same(source)
    with closing(open_store(source)) as store:
        contents = checked(store.contents())
        if _place(store.address) == _place(target, contents.meta.get("scope")):
            raise _same(store.address)
    with closing(create_store(target)) as store:
        store.replace(contents)
        return Copied(contents, store.address)


def _place(address: str | Path, scope: str | None = None) -> str:
    """The address written in one way, on a server with the scope that a register would have there."""
    if is_server(address):
        from remit.graph.neo4j_connection import parse

        parsed = parse(str(address))
        return str(parsed._replace(scope=parsed.scope or scope))
    return str(Path(address).resolve())


def _same(address: str | Path) -> RegisterError:
    return RegisterError(
        "source and target are the same register; name another", place=Place(str(address))
    )
