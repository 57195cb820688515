"""PDF: read in a process of its own, so that no file can stop or fill the one that loads.

The process is given the bytes, says a dot for each page, and then what it read, as JSON.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
import threading
import time
from typing import Any

from remit.graph.errors import DocumentError
from remit.loaders.blocks import Block, Part
from remit.loaders.document.place import Place
from remit.loaders.document.table import Cell, LeftOut, Table
from remit.loaders.formats.collecting import Pieces

PATIENCE = 30.0  # seconds in which a page, or the putting together of all, must be done
LONGEST = 600.0  # seconds for the whole file
DOT = b"."
MODULE = "remit.loaders.formats.pdf_child"
_STOPPED = "the file made the reader of PDFs stop, as damaged files do; fetch or save it again"
_TOO_LONG = "the file takes longer to read than any document should; it is not read"
_TOO_MUCH = "the file needs more memory than any document should; it is not read"


def read(content: bytes) -> Pieces:
    """Read a PDF.

    Raises:
        DocumentError: it is damaged, locked, a scan, or takes too long or too much.
    """
    said = _Child(content).said()
    try:
        answer = json.loads(said)
    except ValueError as error:
        raise DocumentError(_STOPPED) from error
    if "fault" in answer:
        raise DocumentError(answer["fault"] or _TOO_MUCH)
    return pieces_of(answer)


class _Child:
    """The process that reads, and what has been heard of it."""

    def __init__(self, content: bytes) -> None:
        self._heard: list[bytes] = []
        self._last = time.monotonic()
        self._process = subprocess.Popen(  # noqa: S603 - our own module, in our own Python
            [sys.executable, "-P", "-X", "utf8", "-m", MODULE],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            env={**os.environ, "PYTHONWARNINGS": "ignore"},
        )
        self._threads = [
            threading.Thread(target=self._give, args=(content,), daemon=True),
            threading.Thread(target=self._hear, daemon=True),
        ]

    def said(self) -> bytes:
        """What it says in the end.

        Raises:
            DocumentError: it takes too long.
        """
        start = self._last
        for thread in self._threads:
            thread.start()
        try:
            while self._threads[1].is_alive():
                self._threads[1].join(0.5)
                now = time.monotonic()
                if now - self._last > PATIENCE or now - start > LONGEST:
                    raise DocumentError(_TOO_LONG)
        finally:
            self._process.kill()
            self._process.wait()
            for thread in self._threads:
                thread.join()
            for pipe in (self._process.stdin, self._process.stdout):
                if pipe is not None and not pipe.closed:
                    pipe.close()
        return b"".join(self._heard).lstrip(DOT)

    def _give(self, content: bytes) -> None:
        pipe = self._process.stdin
        assert pipe is not None
        try:
            pipe.write(content)
            pipe.close()
        except OSError:  # it stopped before it had heard everything
            pass

    def _hear(self) -> None:
        pipe = self._process.stdout
        assert pipe is not None
        while piece := os.read(pipe.fileno(), 2**20):
            self._heard.append(piece)
            self._last = time.monotonic()


# --- what goes from one process to the other


def as_data(pieces: Pieces) -> dict[str, Any]:
    """What was read, as lists and texts.

    >>> whole = Pieces(
    ...     (Block((Part("Light", 1, None, Place(page=2)),)),), (Table(1, cells=(Cell(1, 1),)),)
    ... )
    >>> pieces_of(json.loads(json.dumps(as_data(whole)))) == whole
    True
    """
    return {
        "blocks": [
            [block.parts, block.form, block.marker, block.gap, block.level, block.table]
            for block in pieces.blocks
        ],
        "tables": [
            [table.number, table.caption, table.header_rows, table.cells] for table in pieces.tables
        ],
        "left_out": pieces.left_out,
    }


def pieces_of(data: dict[str, Any]) -> Pieces:
    """The reverse of :func:`as_data`."""
    blocks = tuple(
        Block(tuple(_part(*part) for part in parts), *rest) for parts, *rest in data["blocks"]
    )
    tables = tuple(
        Table(number, caption, headers, tuple(Cell(*cell) for cell in cells))
        for number, caption, headers, cells in data["tables"]
    )
    left = tuple(LeftOut(text, Place(*place), reason) for text, place, reason in data["left_out"])
    return Pieces(blocks, tables, left)


def _part(text: str, number: int, column: int | None, place: list[Any] | None) -> Part:
    return Part(text, number, column, Place(*place) if place else None)
