"""From the address of a register to its store."""

from __future__ import annotations

from pathlib import Path

from remit.graph.model import Contents
from remit.graph.store import Store


def open_store(address: str | Path) -> Store:
    """Open the register at a path for reading.

    Raises:
        RegisterError: nothing is there, or it is no register.
    """
    from remit.graph.sqlite import open_sqlite

    return open_sqlite(Path(address))


def create_store(address: str | Path) -> Store:
    """Open the register at a path for writing; it is made where there is none.

    Raises:
        RegisterError: it cannot be written, or something else is there.
    """
    from remit.graph.sqlite import create

    return create(Path(address))


def in_memory() -> Store:
    """Open an empty register that lives as long as the store is open."""
    from remit.graph.sqlite import in_memory as empty

    return empty()


def contents_at(address: str | Path) -> Contents | None:
    """Give all that the register at a path holds, or ``None`` where there is no register yet.

    Raises:
        RegisterError: something else is there.
    """
    path = Path(address)
    if not path.is_file() or path.stat().st_size == 0:
        return None
    store = open_store(path)
    try:
        return store.contents()
    finally:
        store.close()
