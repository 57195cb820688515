"""From one store to another: the whole register, unchanged."""

from __future__ import annotations

from contextlib import closing
from pathlib import Path

from remit.graph.errors import RegisterError
from remit.graph.model import Contents, checked
from remit.graph.opening import create_store, is_server, open_store


def copy(source: str | Path, target: str | Path) -> Contents:
    """Put all that one register holds in the place of another; give what was copied.

    Either may be a file or an address on a server. What the target held before is replaced, in one
    transaction: a copy that fails leaves it as it was.

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
    return str(address) if is_server(address) else str(Path(address).resolve())
