"""All that a register holds, wherever it is."""

from __future__ import annotations

from contextlib import closing
from pathlib import Path

from remit.graph.model import Contents
from remit.graph.opening import open_store


def held(address: str | Path) -> Contents:
    """Open the register at a path or an address, and read all of it."""
    with closing(open_store(address)) as store:
        return store.contents()
