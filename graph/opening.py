"""From the address of a register to its store."""

from __future__ import annotations

from pathlib import Path

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
