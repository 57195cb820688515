"""From one store to another: the whole register, unchanged."""

from __future__ import annotations

from contextlib import closing
from pathlib import Path

from remit.graph.errors import RegisterError
from remit.graph.model import Contents, checked
from remit.graph.opening import create_store, is_server, open_store


def copy(source: str | Path, target: str | Path) -> Contents:
    """Put all that one register holds in the place of another; give what was copied.

    Either may be a file or an address on a server. What the target held before is replaced; a copy
    that fails leaves it as it was, unless it was too large for one transaction of a server.

    Raises:
        RegisterError: the source is no register, the target cannot be written, or both are one.
    """
    if _place(source) == _place(target):
        raise RegisterError(f"{source}: source and target are the same register; name another")
    with closing(open_store(source)) as store:
        contents = checked(store.contents())
    with closing(create_store(target)) as store:
        store.replace(contents)
    return contents


def _place(address: str | Path) -> str:
    if is_server(address):
        from remit.graph.neo4j_connection import parse

        return str(parse(str(address)))
    return str(Path(address).resolve())
