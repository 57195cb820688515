"""What documents are read as, and all that a register holds, wherever it is."""

from __future__ import annotations

from contextlib import closing
from pathlib import Path

from remit.graph.model import Contents
from remit.graph.opening import in_memory, open_store
from remit.graph.store import Store
from remit.loaders import load


def held(address: str | Path) -> Contents:
    """Open the register at a path or an address, and read all of it."""
    with closing(open_store(address)) as store:
        return store.contents()


def stored(contents: Contents) -> Store:
    """A register in memory that holds these contents."""
    store = in_memory()
    store.replace(contents)
    return store


def loaded(folder: Path, text: str | bytes, name: str = "paper.txt") -> Contents:
    """Load a text, or the bytes of a file, as a document of its own."""
    path = folder / name
    path.write_bytes(text if isinstance(text, bytes) else text.encode())
    return load([path])
