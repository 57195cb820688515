"""From one store to another: the whole register, unchanged."""

from __future__ import annotations

from contextlib import closing
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from remit.graph.errors import Place, RegisterError
from remit.graph.model import checked
from remit.graph.opening import create_store, is_server, open_store, path_of

if TYPE_CHECKING:
    from remit.graph.store import Store


class Copied(NamedTuple):
    """How many statements were copied, and where they are now: on a server with its scope."""

    statements: int
    address: str


def copy(source: str | Path, target: str | Path) -> Copied:
    """Put all that one register holds in the place of another; say how much that was.

    Either may be a file or an address on a server. What the target held before is replaced; a copy
    that fails leaves it as it was, unless it was too large for one transaction of a server.

    Raises:
        RegisterError: the source is no register, the target cannot be written, or both are one.
    """
    if _place(source) == _place(target):
        raise _same(source)
    with closing(open_store(source)) as store, store.snapshot():
        if is_server(target) and _place(store.address) == _place(target, store.meta().get("scope")):
            raise _same(store.address)
        return _copied(store, target)


def _copied(store: Store, target: str | Path) -> Copied:
    from remit.graph.sqlite import SqliteStore  # who copies between servers needs none

    if isinstance(store, SqliteStore) and not is_server(target) and store.can_be_copied():
        from remit.graph.sqlite_opening import create

        with closing(create(path_of(target))) as file:
            file.take(store)
        return Copied(store.counts()["statement"], file.address)
    contents = checked(store.contents())
    with closing(create_store(target)) as there:
        there.replace(contents)
        return Copied(len(contents.statements), there.address)


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
