"""The triples of a register, kept beside its file for the next question.

To write a large register as triples and to index them takes many times as long as to ask. So what the
engine made of it stays in a folder beside the file, under the digest of all that it was made from; what
was made of another state is never asked and is taken away. It may be deleted at any time. Where nothing
can be written, the question is answered all the same, from memory.
"""

from __future__ import annotations

import shutil
import tempfile
from collections.abc import Callable
from contextlib import suppress
from hashlib import sha256
from importlib.metadata import version
from pathlib import Path
from typing import Final

from remit.graph.store import Store

SUFFIX: Final = ".sparql"
SMALLEST: Final = 10_000  # statements: a smaller register is asked sooner than a folder is made
_PIECE = 1 << 20


def kept(store: Store, triples: Callable[[], bytes]) -> Path | None:
    """Give the folder in which the engine finds the triples of a register; it is made where there is none.

    ``None`` where there is nothing to keep, as the register is small or no file, or no place to keep
    it. Called within a snapshot of the register, so that the file does not change meanwhile.
    """
    file = store.file
    if file is None or store.counts()["statement"] < SMALLEST:
        return None
    beside = file.with_name(file.name + SUFFIX)
    place = beside / _digest(file)
    if place.is_dir():
        return place
    with suppress(OSError):  # a folder that is only read, a full disk: then it is done without
        return _made(beside, place, triples)
    return None


def _digest(file: Path) -> str:
    """What tells one state of a register, as this version of ours writes and asks it, from any other."""
    import pyoxigraph

    found = sha256(f"{version('remit')} {pyoxigraph.__version__}".encode())
    with file.open("rb") as content:
        while piece := content.read(_PIECE):
            found.update(piece)
    return found.hexdigest()[:32]


def _made(beside: Path, place: Path, triples: Callable[[], bytes]) -> Path:
    """Make the folder under another name first, so that it is there whole or not at all."""
    import pyoxigraph

    beside.mkdir(exist_ok=True)
    making = Path(tempfile.mkdtemp(prefix="making-", dir=beside))
    try:
        engine = pyoxigraph.Store(making)
        engine.bulk_load(triples(), format=pyoxigraph.RdfFormat.N_TRIPLES)
        engine.flush()
        del engine  # it holds the folder until nobody has it
        with suppress(FileExistsError):  # somebody else has made the same meanwhile
            making.rename(place)
    finally:
        shutil.rmtree(making, ignore_errors=True)
    for other in beside.iterdir():
        if other != place and not other.name.startswith("making-"):
            shutil.rmtree(other, ignore_errors=True)
    return place
