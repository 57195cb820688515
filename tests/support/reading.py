"""What documents are read as, and all that a register holds, wherever it is."""

from __future__ import annotations

from contextlib import closing
from pathlib import Path

from remit.graph.model import Contents
from remit.graph.opening import open_store
from remit.loaders import load


def held(address: str | Path) -> Contents:
    """Open the register at a path or an address, and read all of it."""
    with closing(open_store(address)) as store:
        return store.contents()


def loaded(folder: Path, text: str | bytes, name: str = "paper.txt") -> Contents:
    """Load a text, or the bytes of a file, as a document of its own."""
    path = folder / name
    path.write_bytes(text if isinstance(text, bytes) else text.encode())
    return load([path])
